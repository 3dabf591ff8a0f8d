package org.allyspend.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allyspend.core.domain.Release;
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
  private static final String LINE = "%-10s %-12s %-10s  %-20s  %-20s  %-12s %12s %8s  %s%n";
  private static final int SHORT_HASH = 12;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "the folder in which reports keep their releases")
  private Path data;

  @Option(names = "--source", paramLabel = "ID", description = "list this source alone")
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
    Main.requireData(spec, data);
    List<String> sources = source == null ? SourceIds.known() : List.of(known());
    Instant moment =
        asOf == null
            ? clock.instant()
            : Main.option(spec, "", () -> Timing.moment("--as-of", asOf));
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.of(data))) {
      ReleaseStore releases = servers.stores().releases();
      out.printf(
          Locale.ROOT,
          LINE,
          "SOURCE",
          "EDITION",
          "PUBLISHED",
          "STORED",
          "KNOWN SINCE",
          "SHA-256",
          "OBSERVATIONS",
          "WARNINGS",
          "STATE");
      sources.forEach(one -> list(one, moment, releases, out));
    }
    out.flush();
    return 0;
  }

  private String known() {
    return SourceIds.isBudget(source)
        ? source
        : Main.option(spec, "--source", () -> Sources.of(source)).id();
  }

  private static void list(String source, Instant moment, ReleaseStore releases, PrintWriter out) {
    Optional<Release> inForce = releases.inForce(source, moment);
    releases.list(source).stream()
        .filter(release -> release.isKnown(moment))
        .forEach(
            release -> {
              out.printf(
                  Locale.ROOT,
                  LINE,
                  source,
                  release.edition().isEmpty() ? "-" : release.edition(),
                  release.published().map(LocalDate::toString).orElse("-"),
                  release.storedAt().truncatedTo(ChronoUnit.SECONDS),
                  release.knownSince().truncatedTo(ChronoUnit.SECONDS),
                  release.sha256().substring(0, SHORT_HASH),
                  release.observations(),
                  release.warnings().size(),
                  state(release, inForce));
              release.found().forEach(step -> out.printf(Locale.ROOT, "%-10s %s%n", "", step));
            });
    releases.lastVisit(source, moment).ifPresent(visit -> tell(visit, out));
  }

  private static void tell(Visit visit, PrintWriter out) {
    String what = visit.failed() ? "failed: " + visit.failure() : visit.notice();
    if (!what.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%-10s the last visit, %s%s%s%n",
          visit.source(),
          visit.at().truncatedTo(ChronoUnit.SECONDS),
          visit.failed() ? ", " : ": ",
          what);
    }
  }

  private static String state(Release release, Optional<Release> inForce) {
    return release.state() == Release.State.REJECTED
        ? "rejected: " + release.rejection()
        : (inForce.filter(release::equals).isPresent() ? "in force" : "superseded")
            + (release.isUnverified() ? ", unverified" : "");
  }
}
