package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Notice;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceWatch;
import org.allyspend.core.domain.UnavailableException;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.lambda.Metrics;
import org.allyspend.core.lambda.Stores;

/** Tells people of sources that fail, are back or are overdue, each once. */
final class SourceWatching {
  private static final int ATTEMPTS = 5;

  private final Stores stores;
  private final Clock clock;

  SourceWatching(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * What people are to be told after sources were visited.
   *
   * @param notices mails
   * @param lines what the mail of a report says of sources that fail, after an empty line; empty
   *     where none does
   */
  record Told(List<Notice> notices, String lines) {
    /** The same, and further mails. */
    Told and(List<Notice> more) {
      return new Told(Stream.concat(notices.stream(), more.stream()).toList(), lines);
    }
  }

  /**
   * Looks at what came of visits.
   *
   * @param execution whose visits they were: asked again in its name, the same is told
   * @param ingested what came of each
   */
  Told after(String execution, JsonNode ingested) {
    ingested.forEach(one -> Release.requireSource(one.path("source").asText()));
    Configuration configuration = configuration();
    List<Notice> notices = new ArrayList<>();
    for (JsonNode one : ingested) {
      String source = one.path("source").asText();
      notices.addAll(look(execution, source, failure(source, one), configuration).notices());
    }
    List<String> failing =
        stores.watch().all().stream()
            .filter(SourceWatch::fails)
            .map(watch -> "\n- " + watch.line())
            .toList();
    Metrics.tell(now(), Map.of(), Map.of("SourcesFailing", failing.size()));
    return new Told(notices, failing.isEmpty() ? "" : "\n\nSources:" + String.join("", failing));
  }

  private SourceWatch look(
      String execution, String source, String failure, Configuration configuration) {
    Instant now = now();
    Optional<Release> inForce = stores.releases().inForce(source, now);
    String overdue = inForce.map(release -> overdue(release, configuration, now)).orElse("");
    inForce.ifPresent(release -> tellAge(release, overdue, now));
    SourceWatch.Look look =
        new SourceWatch.Look(now, failure, inForce.map(Release::edited).orElse(""), overdue);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SourceWatch before = stores.watch().find(source);
      if (before.by().equals(execution)) {
        return before;
      }
      SourceWatch after = before.after(execution, look);
      if (stores.watch().save(before, after)) {
        return after;
      }
    }
    throw new UnavailableException("source " + source + ": others are looking at it");
  }

  /** Why no release came of it, or empty; a visit that died before it was noted is noted here. */
  private String failure(String source, JsonNode one) {
    if (!one.has("error")) {
      return one.path("reason").asText();
    }
    Remark failure = Failures.reason(one.path("error"));
    stores.releases().visited(new Visit(source, now(), "", "", "", "", failure, null, List.of()));
    return failure.sentence();
  }

  private static String overdue(Release release, Configuration configuration, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return Optional.ofNullable(release.currentTo())
        .flatMap(
            to ->
                configuration
                    .cadence(release.source())
                    .or(release::expected)
                    .filter(cadence -> cadence.isOverdue(release, today))
                    .map(
                        cadence ->
                            "The next edition of source "
                                + release.source()
                                + " was due on "
                                + cadence.due(release)
                                + " and is not there: "
                                + release.edited()
                                + " runs to "
                                + to
                                + "."))
        .orElse("");
  }

  private static void tellAge(Release release, String overdue, Instant now) {
    if (release.currentTo() != null) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      Metrics.tell(
          now,
          Map.of("Source", release.source()),
          Map.of(
              "AgeDays",
              ChronoUnit.DAYS.between(release.currentTo(), today),
              "Overdue",
              overdue.isEmpty() ? 0 : 1));
    }
  }

  /** What cannot be read fails the run's own step, which says so. */
  private Configuration configuration() {
    String json = stores.bucket().configuration();
    try {
      return json.isEmpty() ? Configuration.DEFAULT : ConfigurationFile.read(json);
    } catch (RefusedException e) {
      return Configuration.DEFAULT;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
