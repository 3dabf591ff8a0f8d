package org.allyspend.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.IngestResult;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.budget.BudgetSource;

/**
 * Brings in what a report is to rest on: the files that were named, what the publishers hold, and
 * what was kept. A file that can't be read is refused; a publisher that can't be reached leaves its
 * last good release in force.
 */
final class Intake {
  private static final String NATO = "nato";
  private static final String CSV = "csv";

  private final Stores stores;
  private final Pipeline pipeline;
  private final Progress progress;
  private final PrintWriter warnings;
  private final Clock clock;
  private final Map<String, ReleaseReference> references = new LinkedHashMap<>();

  Intake(Stores stores, Pipeline pipeline, Progress progress, PrintWriter warnings, Clock clock) {
    this.stores = stores;
    this.pipeline = pipeline;
    this.progress = progress;
    this.warnings = warnings;
    this.clock = clock;
  }

  /**
   * Keeps what is declared of national budgets where sources look for it.
   *
   * @param declarations by the ids of the sources they make
   */
  void declare(Map<String, String> declarations) {
    declarations.forEach(
        (source, json) ->
            stores
                .bucket()
                .put(
                    BudgetSource.key(source),
                    json.getBytes(StandardCharsets.UTF_8),
                    "application/json"));
  }

  /**
   * The releases of a report, the one it rests on first: the first file that was named and is no
   * national budget, or else NATO's, or else figures kept as CSV, or else NATO's editions that come
   * with Allyspend. The others stand in the order of the sources. Where releases are kept, what
   * comes with Allyspend is among them from the first report on, so that it can be made again
   * without its files.
   *
   * @param visited the sources to fetch
   * @param kept whether releases are kept for later reports
   * @throws RefusedException where nothing was known at that moment, before anything is fetched
   */
  List<ReleaseReference> releases(
      Map<String, Path> files, List<String> visited, boolean kept, Timing timing)
      throws IOException {
    Instant asOf = timing.asOf();
    // A report can't rest on a budget: with nothing else named it rests on what there is.
    Optional<String> first =
        files.keySet().stream().filter(source -> !SourceIds.isBudget(source)).findFirst();
    if (first.isEmpty() || kept) {
      progress.step("ingesting " + String.join(", ", Pipeline.bundled()));
      pipeline.ingestBundled().forEach(Intake::requireAccepted);
    }
    if (first.isEmpty() && visited.isEmpty()) {
      requireKnown(asOf);
    }
    for (Map.Entry<String, Path> file : files.entrySet()) {
      ingest(file.getKey(), file.getValue());
      if (kept) {
        warnOfItsDay(file.getKey(), timing);
      }
    }
    visit(visited);
    warnOfLaterBudgets(timing);
    Stream.concat(SourceIds.VISITED.stream(), visited.stream())
        .filter(source -> isKnown(source, asOf))
        .forEach(source -> references.putIfAbsent(source, new ReleaseReference(source, null)));
    ReleaseReference base = first.map(references::get).orElseGet(() -> base(asOf));
    List<ReleaseReference> releases = new ArrayList<>(List.of(base));
    SourceIds.known().stream()
        .map(references::get)
        .filter(reference -> reference != null && !reference.equals(base))
        .forEach(releases::add);
    return releases;
  }

  private ReleaseReference base(Instant asOf) {
    boolean originals =
        stores.releases().inForce(NATO, asOf).filter(release -> !release.isBundled()).isPresent();
    return !originals && isInForce(CSV, asOf)
        ? new ReleaseReference(CSV, null)
        : references.getOrDefault(NATO, new ReleaseReference(NATO, null));
  }

  private void requireKnown(Instant asOf) {
    if (!isInForce(NATO, asOf) && !isInForce(CSV, asOf)) {
      throw new RefusedException(
          Timing.nothingKnown(NATO, asOf, stores.releases().firstKnown(NATO)));
    }
  }

  /** A report of the past has a file that is known only since later because someone names it. */
  private void warnOfItsDay(String source, Timing timing) {
    stores
        .releases()
        .find(source, references.get(source).sha256())
        .filter(release -> !release.isKnown(timing.asOf()))
        .ifPresent(
            release ->
                warn(
                    source,
                    "is in this report since it is named: it is known since "
                        + release.knownSince().truncatedTo(ChronoUnit.SECONDS)
                        + ", and a report of "
                        + timing.period()
                        + " that does not name it is without it (say its day by 'ingest"
                        + " --published')"));
  }

  /** A budget that was kept, but is known only since later, is missed where it is looked for. */
  private void warnOfLaterBudgets(Timing timing) {
    if (!timing.isPast(clock.instant())) {
      return;
    }
    List<String> inForce = stores.releases().sourcesInForce(SourceIds.BUDGET, timing.asOf());
    stores.releases().sourcesInForce(SourceIds.BUDGET, clock.instant()).stream()
        .filter(source -> !inForce.contains(source) && !references.containsKey(source))
        .forEach(
            source ->
                warn(
                    source,
                    "is not in this report: it is known since "
                        + stores
                            .releases()
                            .firstKnown(source)
                            .orElseThrow()
                            .truncatedTo(ChronoUnit.SECONDS)
                        + " (say --published where a file is older than its filing)"));
  }

  /** Whether there is anything to say of a source: a release, or a visit that failed. */
  private boolean isKnown(String source, Instant asOf) {
    return isInForce(source, asOf) || stores.releases().lastVisit(source, asOf).isPresent();
  }

  private boolean isInForce(String source, Instant asOf) {
    return stores.releases().inForce(source, asOf).isPresent();
  }

  private void ingest(String source, Path file) throws IOException {
    IngestResult result = file(source, file, null);
    references.put(source, new ReleaseReference(result.source(), result.sha256()));
  }

  /**
   * Files one file, by hand.
   *
   * @param published its publisher's day, null where whoever files it does not say
   * @throws RefusedException where it can't be read
   */
  IngestResult file(String source, Path file, LocalDate published) throws IOException {
    String name = plainName(file);
    stores
        .bucket()
        .put("inbox/" + source + "/" + name, document(source, file), "application/octet-stream");
    return accepted(
        new IngestRequest(source, "inbox:" + name)
            .published(published == null ? null : published.toString()));
  }

  private IngestResult accepted(IngestRequest request) {
    progress.step("ingesting source " + request.source());
    IngestResult result = pipeline.ingest(request);
    requireAccepted(result);
    progress.note(words(result));
    return result;
  }

  private static void requireAccepted(IngestResult result) {
    if (!result.reason().isEmpty()) {
      throw Refusal.told(result.reason()).exception();
    }
  }

  /** All at once, since most of it is waiting; what each has to say comes in their order. */
  private void visit(List<String> sources) {
    if (sources.isEmpty()) {
      return;
    }
    progress.awaiting("fetching " + String.join(", ", sources));
    List<IngestResult> results = Pipeline.atOnce(sources, this::visit);
    progress.done();
    results.forEach(this::take);
  }

  private IngestResult visit(String source) {
    IngestResult result = pipeline.ingest(new IngestRequest(source, null));
    progress.answered(source + ": " + words(result));
    return result;
  }

  private void take(IngestResult result) {
    if (result.reason().isEmpty()) {
      references.put(result.source(), new ReleaseReference(result.source(), result.sha256()));
    } else {
      warn(result.source(), "brought nothing new in: " + result.reason());
    }
    if (!result.notice().isEmpty()) {
      warn(result.source(), "was not found as expected: " + result.notice());
    }
  }

  private void warn(String source, String what) {
    warnings.println("allyspend: source " + source + " " + what);
  }

  private static String words(IngestResult result) {
    String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
    return result.reason().isEmpty() ? outcome + ": " + counts(result) : outcome;
  }

  /** How much there is in it. */
  static String counts(IngestResult result) {
    return Refusal.counted(result.observations(), "observation")
        + ", "
        + Refusal.counted(result.warnings().size(), "warning")
        + (result.warnings().isEmpty() ? "" : " (sheet Sources)");
  }

  /** A file as it is; of a folder, those of its files that make up the source's document. */
  private static Content document(String source, Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return Content.of(file);
    }
    Map<String, Content> files = new LinkedHashMap<>();
    List<String> names = names(source, file);
    for (String name : names) {
      if (Files.isRegularFile(file.resolve(name))) {
        files.put(name, Content.of(file.resolve(name)));
      }
    }
    if (files.isEmpty()) {
      throw Refusal.at(file.toString())
          .expected(
              "a folder with " + (SourceIds.isBudget(source) ? "files" : String.join(", ", names)))
          .found("none")
          .exception();
    }
    return Bundle.ofContents(files).content();
  }

  /** A treasury names its files as it likes. */
  private static List<String> names(String source, Path folder) throws IOException {
    if (!SourceIds.isBudget(source)) {
      return Sources.of(source).files();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** The file's own name, as far as a key may hold it. */
  private static String plainName(Path file) {
    String name = file.getFileName().toString().replaceAll("[^\\p{L}\\p{N} ._()+@-]", "_");
    return name.startsWith(".") ? "_" + name : name;
  }
}
