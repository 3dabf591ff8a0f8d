package org.allyspend.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.IngestResult;
import org.allyspend.ingest.budget.BudgetSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code allyspend ingest}: files history in, in any order. */
@Command(
    name = "ingest",
    description =
        "Files releases of a source into a folder, in any order: the newest edition stays in force.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class IngestCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "the publisher's files")
  private List<Path> files;

  @Option(
      names = "--source",
      paramLabel = "ID",
      required = true,
      completionCandidates = SourceOption.Ids.class,
      description = "whose they are: ${COMPLETION-CANDIDATES} (see --budget)")
  private String source;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description =
          "the day on which the publisher published the file, such as 2022-06-27 (default: as the file or"
              + " the source says; where neither does, it is known from now on)")
  private String published;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "the folder in which reports keep their releases")
  private Path data;

  @CommandLine.Mixin private BudgetOption budgets;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Clock clock;

  IngestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    SourceOption.requireSource(spec, source);
    LocalDate day = published();
    for (Path file : files) {
      SourceOption.requireDocument(spec, "FILE", source, file);
    }
    Map<String, String> declarations = budgets.declarations(spec, List.of(source));
    BudgetOption.requireDeclared(
        spec, List.of(source), id -> declarations.containsKey(id) || Files.exists(data));
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedStores embedded = EmbeddedStores.open(Optional.of(data))) {
      Stores stores = embedded.stores();
      Pipeline pipeline = new Pipeline(stores, Addresses.of(Map.of()), clock);
      Intake intake =
          new Intake(
              stores,
              pipeline,
              new Progress(clock, spec.commandLine().getErr()),
              spec.commandLine().getErr(),
              clock);
      intake.declare(declarations);
      BudgetOption.requireDeclared(
          spec, List.of(source), id -> stores.bucket().sha256(BudgetSource.key(id)).isPresent());
      for (Path file : files) {
        IngestResult result = intake.file(source, file, day);
        stores
            .releases()
            .find(source, result.sha256())
            .ifPresent(
                release -> {
                  out.println(told(file, release, result));
                  release
                      .warnings()
                      .forEach(warning -> out.println("  warning: " + warning.sentence()));
                  if (!result.notice().isEmpty()) {
                    out.println("  notice: " + result.notice());
                  }
                  stores
                      .releases()
                      .inForce(source, clock.instant())
                      .filter(inForce -> !inForce.sha256().equals(result.sha256()))
                      .ifPresent(
                          inForce ->
                              out.println("  notice: " + inForce.edited() + " stays in force"));
                });
      }
    }
    out.flush();
    return 0;
  }

  private static String told(Path file, Release release, IngestResult result) {
    return file.getFileName()
        + ": "
        + release.edited()
        + ", "
        + release.published().map(day -> "published " + day).orElse("of an unknown day")
        + ", known since "
        + release.knownSince().truncatedTo(ChronoUnit.SECONDS)
        + ": "
        + result.outcome().name().toLowerCase(Locale.ROOT)
        + ", "
        + Intake.counts(result);
  }

  private LocalDate published() {
    if (published == null) {
      return null;
    }
    if (files.size() > 1) {
      throw Main.usage(
          spec,
          Refusal.at("--published")
              .expected("one FILE, whose day it is")
              .found(Integer.toString(files.size())));
    }
    return Main.option(
        spec, "", () -> IngestRequest.published("--published", published, clock.instant()));
  }
}
