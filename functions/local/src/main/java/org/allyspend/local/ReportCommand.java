package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.AggregateResult;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.config.Presentation;
import org.allyspend.core.config.ReportingCurrency;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.budget.BudgetSource;
import org.allyspend.report.Labels;
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
          "say what is new since the report as of this moment, or of the end of this day (default:"
              + " the end of the month before)")
  private String since;

  @CommandLine.Mixin private SourceOption sources;

  @CommandLine.Mixin private BudgetOption budgets;

  @Option(names = "--live", arity = "0", description = "fetch what the publishers hold now")
  private boolean live;

  @CommandLine.Mixin private AddressOption addresses;

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
          "groups, targets and assumptions, in JSON (default: see"
              + " functions/core/docs/configuration.md)")
  private Path config;

  @Option(
      names = "--currency",
      paramLabel = "USD|EUR",
      description =
          "tell money at current prices in US dollars as NATO prints it, or in euros at the"
              + " European Central Bank's mean rate of each year (default: the configuration's, or"
              + " else USD)")
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
    requireNow();
    Places.requireWritable("--out", out);
    Places.requireApart(spec, "--out", out, "--data", data);
    requireNoOther();
    Map<String, Path> files = sources.files(spec);
    Map<String, String> moved = moved(files);
    List<String> visited = visited(files, moved);
    Set<String> read = new LinkedHashSet<>(files.keySet());
    read.addAll(visited);
    Map<String, String> declarations = budgets.declarations(spec, read);
    BudgetOption.requireDeclared(
        spec, read, id -> declarations.containsKey(id) || (data != null && Files.exists(data)));
    files.forEach((id, file) -> SourceOption.requireDocument(spec, "--source " + id, id, file));
    Addresses fetched = AddressOption.addresses(spec, moved);
    String configuration = configuration();
    CompletableFuture<Void> workbooks =
        CompletableFuture.runAsync(ReportFiles::prepare, AtOnce.THREADS);
    progress.step("opening the stores");
    try (EmbeddedStores embedded = EmbeddedStores.open(Optional.ofNullable(data))) {
      Stores stores = embedded.stores();
      Pipeline pipeline = new Pipeline(stores, fetched, clock);
      Intake intake = new Intake(stores, pipeline, progress, spec.commandLine().getErr(), clock);
      intake.declare(declarations);
      BudgetOption.requireDeclared(
          spec, read, id -> stores.bucket().sha256(BudgetSource.key(id)).isPresent());
      List<ReleaseReference> releases = intake.releases(files, visited, data != null, timing);
      AggregateResult aggregates = aggregate(pipeline, releases, configuration);
      progress.step("writing the report");
      AtOnce.answer(workbooks);
      ReportResult result = pipeline.report(new ReportRequest(aggregates.run()));
      progress.step("writing into " + out);
      List<Path> written = write(stores, result);
      progress.done();
      spec.commandLine().getOut().println(result.headline());
      written.forEach(spec.commandLine().getOut()::println);
      told(aggregates, presentation(configuration)).ifPresent(spec.commandLine().getOut()::println);
    }
    return 0;
  }

  /**
   * Requires that no workbook of another month stands there that would stay: a folder is one
   * report's.
   */
  private void requireNoOther() throws IOException {
    if (!Files.isDirectory(out)) {
      return;
    }
    Set<String> leaving = WholeFolder.written(out);
    leaving.add(ReportFiles.workbook(timing.period()));
    try (Stream<Path> files = Files.list(out)) {
      Optional<String> other =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> ReportFiles.isWorkbook(name) && !leaving.contains(name))
              .min(Comparator.naturalOrder());
      if (other.isPresent()) {
        throw new UnusableException(
            Refusal.at("--out")
                .expected("a folder of one report")
                .found(
                    out.resolve(other.get())
                        + ", of another month, that no report has written there or that was changed"
                        + " since")
                .todo("name another folder, or move it away"),
            null);
      }
    }
  }

  /** What is fetched now was not known before, so that no report of then may rest on it. */
  private void requireNow() {
    if (live && timing.isPast(clock.instant())) {
      throw Main.usage(
          spec,
          Refusal.at("--live")
              .expected("a report as of now, for which what is fetched is known")
              .found("one as of " + Timing.words(timing.asOf()))
              .todo("leave out --live, or " + (asOf == null ? NAMES.period() : NAMES.asOf())));
    }
  }

  /** Where sources are fetched from that nothing else is read of. */
  private Map<String, String> moved(Map<String, Path> files) {
    Given.requireWith(spec, "--address", "--live");
    Map<String, String> moved = addresses.byId(spec);
    for (String id : moved.keySet()) {
      if (files.containsKey(AddressOption.source(id))) {
        throw Main.usage(
            spec,
            Refusal.at("--address " + id)
                .expected("a source that is fetched")
                .found("one of which --source names a file")
                .todo("choose one"));
      }
    }
    return moved;
  }

  /** The sources that are fetched: those whose newest document is found, and those that moved. */
  private List<String> visited(Map<String, Path> files, Map<String, String> moved) {
    return live
        ? Stream.concat(
                SourceIds.VISITED.stream(), moved.keySet().stream().map(AddressOption::source))
            .distinct()
            .filter(id -> !files.containsKey(id))
            .toList()
        : List.of();
  }

  /** How much there is to know of the figures, and where; nothing where there is none. */
  private static Optional<String> told(AggregateResult aggregates, Presentation presentation) {
    List<String> told = new ArrayList<>();
    if (aggregates.findings() > 0) {
      told.add(Refusal.counted(aggregates.findings(), "finding") + on("findings", presentation));
    }
    if (aggregates.disagreements() > 0) {
      told.add(
          Refusal.counted(aggregates.disagreements(), "disagreement")
              + " with the publisher's sums"
              + on("reconciliation", presentation));
    }
    return Optional.of(String.join(", ", told)).filter(line -> !line.isEmpty());
  }

  /** The sheet as the report calls it, unless it is left out: ' (sheet Constats)'. */
  private static String on(String sheet, Presentation presentation) {
    return presentation.leaveOut().contains(sheet)
        ? ""
        : " (sheet " + new Labels(presentation.language()).get("sheet." + sheet) + ")";
  }

  private static Presentation presentation(String configuration) {
    return configuration == null
        ? Presentation.DEFAULT
        : ConfigurationFile.read(configuration).presentation();
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
    return "cli-" + Hash.sha256(inputs).substring(0, 20);
  }

  private List<Path> write(Stores stores, ReportResult result) throws IOException {
    Report report = stores.reports().ofRun(result.run()).orElseThrow();
    try (WholeFolder whole = new WholeFolder(out)) {
      for (Map.Entry<String, Report.File> named : report.files().entrySet()) {
        Report.File file = named.getValue();
        whole.put(named.getKey(), stores.bucket().get(file.key(), LARGEST_FILE), file.sha256());
      }
      whole.complete();
    }
    return report.files().keySet().stream().map(out::resolve).toList();
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
