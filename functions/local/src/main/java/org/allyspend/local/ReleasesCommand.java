package org.allyspend.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.Sources;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code allyspend releases}: every release that was kept, and how each source stands. */
@Command(
    name = "releases",
    description = "Lists the releases kept in a folder, from the oldest edition to the newest.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ReleasesCommand implements Callable<Integer> {
  private static final List<String> HEADER =
      List.of(
          "SOURCE",
          "EDITION",
          "PUBLISHED",
          "STORED",
          "KNOWN SINCE",
          "SHA-256",
          "OBSERVATIONS",
          "WARNINGS",
          "STATE");

  private static final Set<String> NUMBERS = Set.of("OBSERVATIONS", "WARNINGS");
  private static final int SHORT_HASH = 12;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "the folder in which reports keep their releases")
  private Path data;

  /** A line of the list and what stands under it. */
  private record Listed(List<String> cells, List<String> notes) {}

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "list this source alone, with the warnings of its releases")
  private String source;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "what was known at this moment, or at the end of this day (default: now)")
  private String asOf;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Clock clock;

  ReleasesCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Places.requireFolder(spec, "--data", data);
    List<String> sources = source == null ? SourceIds.known() : List.of(known());
    Instant moment =
        asOf == null
            ? clock.instant()
            : Main.option(spec, "", () -> Timing.moment("--as-of", asOf, clock));
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedStores embedded = EmbeddedStores.reading(data)) {
      ReleaseStore releases = embedded.stores().releases();
      List<Listed> listed =
          sources.stream().flatMap(one -> list(one, moment, releases).stream()).toList();
      List<Integer> widths = widths(listed);
      out.println(line(HEADER, widths));
      listed.forEach(
          one -> {
            out.println(line(one.cells(), widths));
            one.notes().forEach(note -> out.println("  " + note));
          });
      sources.forEach(one -> releases.lastVisit(one, moment).ifPresent(visit -> tell(visit, out)));
    }
    out.flush();
    return 0;
  }

  private String known() {
    return SourceIds.isBudget(source)
        ? source
        : Main.option(spec, "--source", () -> Sources.of(source)).id();
  }

  /** The releases of a source that are known; its warnings where it is asked for alone. */
  private List<Listed> list(String source, Instant moment, ReleaseStore releases) {
    Optional<Release> inForce = releases.inForce(source, moment);
    return releases.list(source).stream()
        .filter(release -> release.isKnown(moment))
        .map(
            release -> {
              List<String> notes =
                  new ArrayList<>(release.found().stream().map(Remark::sentence).toList());
              if (this.source != null) {
                release.warnings().forEach(warning -> notes.add("warning: " + warning.sentence()));
              }
              return new Listed(cells(release, state(release, inForce)), notes);
            })
        .toList();
  }

  private static List<String> cells(Release release, String state) {
    return List.of(
        release.source(),
        release.edition().isEmpty() ? "-" : release.edition(),
        release.published().map(LocalDate::toString).orElse("-"),
        release.storedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        release.knownSince().truncatedTo(ChronoUnit.SECONDS).toString(),
        release.sha256().substring(0, SHORT_HASH),
        Integer.toString(release.observations()),
        Integer.toString(release.warnings().size()),
        state);
  }

  /** As wide as the longest in each column, whatever editions are called. */
  private static List<Integer> widths(List<Listed> listed) {
    return IntStream.range(0, HEADER.size())
        .mapToObj(
            column ->
                Stream.concat(Stream.of(HEADER), listed.stream().map(Listed::cells))
                    .mapToInt(cells -> cells.get(column).length())
                    .max()
                    .orElseThrow())
        .toList();
  }

  /** Numbers stand at the right of their columns, and all else at the left. */
  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> {
              String blanks = " ".repeat(widths.get(column) - cells.get(column).length());
              return NUMBERS.contains(HEADER.get(column))
                  ? blanks + cells.get(column)
                  : cells.get(column) + blanks;
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static void tell(Visit visit, PrintWriter out) {
    Remark what = visit.failed() ? visit.failure() : visit.notice();
    if (what != null) {
      out.printf(
          Locale.ROOT,
          "%s: the last visit, %s%s%s%n",
          visit.source(),
          visit.at().truncatedTo(ChronoUnit.SECONDS),
          visit.failed() ? ", failed: " : ": ",
          what.sentence());
    }
  }

  private static String state(Release release, Optional<Release> inForce) {
    return release.state() == Release.State.REJECTED
        ? "rejected: " + release.rejection()
        : (inForce.filter(release::equals).isPresent() ? "in force" : "superseded")
            + (release.isUnverified() ? ", unverified" : "");
  }
}
