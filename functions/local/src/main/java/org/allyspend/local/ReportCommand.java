package org.allyspend.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.AggregateResult;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.config.ReportingCurrency;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.budget.BudgetSource;
import org.allyspend.report.ReportFiles;
import org.allyspend.report.ReportRequest;
import org.allyspend.report.ReportResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code allyspend report}: the whole line, from a publication to the workbook on disk. */
@Command(
    name = "report",
    description = "Makes the monthly report and writes it into a folder.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private static final Timing.Names NAMES = new Timing.Names("--period", "--as-of", "--since");
  private static final int LARGEST_FILE = 50_000_000;

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description = "the month reported on (default: that of --as-of, or the current one)")
  private String period;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "state it as of this moment, such as 2026-07-31T00:00:00Z, or the end of this day"
              + " (default: the end of the period, or of today)")
  private String asOf;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description =
          "say what is new since the report as of this moment (default: the end of the month"
              + " before)")
  private String since;

  @Option(
      names = "--source",
      paramLabel = "ID=FILE",
      description =
          "read this file as a release of source nato, sipri, worldbank, kiel (a folder or a zip),"
              + " eurostat, eda, ecb, csv or budget-swe and other allies' (see --budget); the report"
              + " rests on the first that is no budget, the others are shown beside it (default: what is kept in --data, or else NATO's editions that come"
              + " with Allyspend)")
  private Map<String, Path> sources = new LinkedHashMap<>();

  @CommandLine.Mixin private BudgetOption budgets;

  @Option(names = "--live", description = "fetch what the publishers hold now")
  private boolean live;

  @Option(
      names = "--address",
      paramLabel = "ID=URL",
      description = "fetch a source from here, where its publisher has moved it")
  private Map<String, String> addresses = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "write into this folder (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("out");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep releases and runs in this folder between calls (default: keep nothing)")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "groups, targets and assumptions, in JSON (default: see functions/core/docs/configuration.md)")
  private Path config;

  @Option(
      names = "--currency",
      paramLabel = "USD|EUR",
      description =
          "tell money at current prices in US dollars as NATO prints it, or in euros at the European Central"
              + " Bank's mean rate of each year (default: the configuration's, or else USD)")
  private ReportingCurrency currency;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Clock clock;
  private Progress progress;
  private Timing timing;

  ReportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    progress = new Progress(clock, spec.commandLine().getErr());
    timing = Main.option(spec, "", () -> Timing.of(period, asOf, since, NAMES, clock));
    Places.requireWritable("--out", out);
    Map<String, String> declarations = budgets.declarations(spec);
    sources.forEach((id, file) -> requireSource(id, file, declarations));
    Addresses fetched = Main.option(spec, "--address", () -> Addresses.of(addresses));
    String configuration = configuration();
    CompletableFuture<Void> workbooks =
        CompletableFuture.runAsync(ReportFiles::prepare, AtOnce.THREADS);
    progress.step("opening the stores");
    try (EmbeddedStores embedded = EmbeddedStores.open(Optional.ofNullable(data))) {
      Stores stores = embedded.stores();
      Pipeline pipeline = new Pipeline(stores, fetched, clock);
      Intake intake = new Intake(stores, pipeline, progress, spec.commandLine().getErr(), clock);
      intake.declare(declarations);
      List<ReleaseReference> releases = intake.releases(sources, live, data != null, timing);
      AggregateResult aggregates = aggregate(pipeline, releases, configuration);
      progress.step("writing the report");
      AtOnce.answer(workbooks);
      ReportResult result = pipeline.report(new ReportRequest(aggregates.run()));
      progress.step("writing into " + out);
      List<Path> files = write(stores, result);
      progress.done();
      spec.commandLine().getOut().println(result.headline());
      files.forEach(spec.commandLine().getOut()::println);
      told(aggregates).ifPresent(spec.commandLine().getOut()::println);
    }
    return 0;
  }

  /** How much there is to know of the figures, and where; nothing where there is none. */
  private static Optional<String> told(AggregateResult aggregates) {
    List<String> told = new ArrayList<>();
    if (aggregates.findings() > 0) {
      told.add(Refusal.counted(aggregates.findings(), "finding") + " (sheet Findings)");
    }
    if (aggregates.disagreements() > 0) {
      told.add(
          Refusal.counted(aggregates.disagreements(), "disagreement")
              + " with the publisher's sums (sheet Reconciliation)");
    }
    return Optional.of(String.join(", ", told)).filter(line -> !line.isEmpty());
  }

  private AggregateResult aggregate(
      Pipeline pipeline, List<ReleaseReference> releases, String configuration) {
    String run = run(releases, configuration);
    progress.step("computing aggregates");
    AggregateResult aggregates =
        pipeline.aggregate(
            new AggregateRequest(
                run,
                timing.period(),
                timing.asOf(),
                timing.since(),
                releases.get(0),
                releases.subList(1, releases.size()),
                configuration));
    progress.note(
        Refusal.counted(aggregates.aggregates(), "aggregate")
            + ", "
            + Refusal.counted(aggregates.checks(), "check")
            + " against the publisher's, "
            + Refusal.counted(aggregates.disagreements(), "disagreement"));
    return aggregates;
  }

  /** The same inputs are the same run. */
  private String run(List<ReleaseReference> releases, String configuration) {
    String inputs =
        String.join(
            "\n",
            timing.toString(),
            releases.toString(),
            configuration == null ? "" : configuration);
    return "cli-" + Hash.sha256(inputs.getBytes(StandardCharsets.UTF_8)).substring(0, 20);
  }

  private List<Path> write(Stores stores, ReportResult result) throws IOException {
    try (WholeFolder whole = new WholeFolder(out)) {
      for (Map.Entry<String, String> file : result.files().entrySet()) {
        whole.put(file.getKey(), stores.bucket().get(file.getValue(), LARGEST_FILE));
      }
      whole.complete();
    }
    return result.files().keySet().stream().map(out::resolve).toList();
  }

  private void requireSource(String id, Path file, Map<String, String> declarations) {
    boolean budget = SourceIds.isBudget(id);
    if (budget && data == null && !BudgetOption.isDeclared(id, declarations)) {
      throw Main.usage(
          spec,
          Refusal.at("--source " + id)
              .expected("what is declared of this budget")
              .found("nothing that comes with Allyspend")
              .todo("name its declaration by --budget"));
    }
    if (!budget) {
      Main.option(spec, "--source", () -> Sources.of(id));
    }
    if (Files.isDirectory(file) && (budget || !Sources.of(id).files().isEmpty())) {
      return;
    }
    Places.requireFile(spec, "--source", file);
    try {
      long size = Files.size(file);
      if (budget && size > BudgetSource.MOST_BYTES) {
        throw BudgetSource.overLimit(file.toString(), size);
      }
      if (!budget && size > Sources.of(id).mostBytes()) {
        throw Sources.of(id).tooLarge(file.toString(), size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  private String configuration() throws IOException {
    if (config == null) {
      return currency == null ? null : ConfigurationFile.write(inCurrency(Configuration.DEFAULT));
    }
    Places.requireFile(spec, "--config", config);
    try {
      return ConfigurationFile.write(inCurrency(ConfigurationFile.read(Main.json(config))));
    } catch (RefusedException e) {
      throw e.within(config.toString());
    }
  }

  private Configuration inCurrency(Configuration configuration) {
    return currency == null ? configuration : configuration.in(currency);
  }
}
