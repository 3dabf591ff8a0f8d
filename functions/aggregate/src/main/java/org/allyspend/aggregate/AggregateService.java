package org.allyspend.aggregate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.EditionOrder;
import org.allyspend.core.domain.Outturn;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Revisions;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.RunLog;
import org.allyspend.core.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the release a run rests on, computes its assessment and stores it. */
public final class AggregateService {
  private static final Logger LOG = LoggerFactory.getLogger(AggregateService.class);

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final RunStore runs;
  private final RunLog log;

  /** Computes from these stores' releases into their runs, as configured in their bucket. */
  public AggregateService(Stores stores) {
    this.bucket = stores.bucket();
    this.releases = stores.releases();
    this.runs = stores.runs();
    this.log = stores.log();
  }

  /**
   * Computes and stores the assessment of a run.
   *
   * @throws RefusedException where no such release was published, or the configuration is refused
   */
  public AggregateResult aggregate(AggregateRequest request) {
    Assessment.requireRun(request.run());
    Instant since = since(request);
    Editions editions = new Editions(releases);
    Release release = required(editions, request.release(), request.asOf());
    String json = configuration(request);
    Configuration configuration = ConfigurationFile.asOf(request.asOf(), json);
    Map<Release, List<Series>> series = new LinkedHashMap<>();
    List<Standing> standings = new ArrayList<>();
    for (ReleaseReference reference : references(request)) {
      Optional<Release> found =
          reference.equals(request.release())
              ? Optional.of(release)
              : editions.find(reference, request.asOf());
      found.ifPresent(one -> series.put(one, releases.series(one)));
      standings.add(standing(editions, reference.source(), found, request.asOf(), configuration));
    }
    series.forEach((one, of) -> requireOfItsTime(one, of, request.asOf()));
    Aggregation aggregation =
        Aggregation.of(series.get(release), configuration)
            .withRoads(series.get(release), configuration, request.asOf())
            .beside(series, configuration);
    runs.save(
        new Assessment(
            request.run(),
            request.period(),
            request.asOf(),
            json,
            release,
            series.keySet().stream().filter(one -> !one.equals(release)).toList(),
            standings,
            comparison(editions, series, since, configuration),
            aggregation.groups(),
            aggregation.allies(),
            aggregation.checks(),
            aggregation.findings()),
        log.find(request.run()).map(Run::expiresAt).orElse(null));
    LOG.info(
        "run {} has {} aggregates, {} checks, {} disagreements",
        request.run(),
        aggregation.groups().size(),
        aggregation.checks().size(),
        aggregation.disagreements());
    return new AggregateResult(
        request.run(),
        release.sha256(),
        aggregation.groups().size(),
        aggregation.checks().size(),
        aggregation.disagreements(),
        aggregation.findings().size());
  }

  /**
   * A report as of a moment rests on nothing that had not happened by then, though someone names a
   * later file: what it says would be called known when nobody could know it.
   */
  private static void requireOfItsTime(Release release, List<Series> series, Instant asOf) {
    // The end of June is the moment at which July begins.
    LocalDate day = Timing.lastDay(asOf);
    new Outturn(series)
        .latest()
        .filter(period -> period.isAhead(day))
        .ifPresent(
            period -> {
              throw Refusal.at("source " + release.source())
                  .expected("a release of the time until " + day)
                  .found("one with an outturn of " + period)
                  .todo("ask for a later period, or name the file as it was then")
                  .exception();
            });
  }

  /** The release a report rests on, those it names beside, and national budgets. */
  private List<ReleaseReference> references(AggregateRequest request) {
    List<ReleaseReference> references = new ArrayList<>(List.of(request.release()));
    references.addAll(request.beside() == null ? List.of() : request.beside());
    references.addAll(budgets(references, request.asOf()));
    return references;
  }

  /**
   * The national budgets in force that nobody named: most are handed in by people and visited by
   * nobody, and stand beside every report from then on.
   */
  private List<ReleaseReference> budgets(List<ReleaseReference> named, Instant asOf) {
    Set<String> sources = named.stream().map(ReleaseReference::source).collect(Collectors.toSet());
    List<String> inForce = releases.sourcesInForce(SourceIds.BUDGET, asOf);
    return SourceIds.budgets().stream()
        .filter(source -> !sources.contains(source))
        .filter(inForce::contains)
        .map(source -> new ReleaseReference(source, null))
        .toList();
  }

  /** The bucket's with the request's own laid over it; empty for the defaults. */
  private String configuration(AggregateRequest request) {
    return request.configuration() == null
        ? bucket.configuration()
        : ConfigurationFile.laidOver(bucket.configuration(), request.configuration());
  }

  /** As the request says, or else as of when reports before are stated. */
  private static Instant since(AggregateRequest request) {
    Instant since =
        request.since() == null ? Timing.since(request.period(), request.asOf()) : request.since();
    Timing.requireBefore("since", since, request.asOf());
    return since;
  }

  /** What is new in the releases in use since that moment. */
  private Comparison comparison(
      Editions editions,
      Map<Release, List<Series>> series,
      Instant since,
      Configuration configuration) {
    List<Succession> successions = new ArrayList<>();
    List<Revision> revisions = new ArrayList<>();
    List<Crossing> crossings = new ArrayList<>();
    List<Aggregate> headlines = new ArrayList<>();
    for (Map.Entry<Release, List<Series>> entry : series.entrySet()) {
      Release now = entry.getKey();
      Optional<Release> earlier = before(editions, now, since);
      if (earlier.isEmpty() || earlier.get().sha256().equals(now.sha256())) {
        successions.add(Succession.withoutRevisions(earlier, now));
        continue;
      }
      List<Series> before = releases.series(earlier.get());
      Revisions found = Revisions.between(earlier.get(), before, now, entry.getValue());
      successions.add(found.succession(earlier.get(), now));
      revisions.addAll(found.all());
      crossings.addAll(
          Crossings.between(
              new Panel(before), new Panel(entry.getValue()), configuration.targets()));
      if (successions.size() == 1) {
        headlines.addAll(Aggregation.headlines(before, configuration));
      }
    }
    return new Comparison(since, successions, revisions, crossings, headlines);
  }

  /**
   * What a report resting on this release is held against: the release in force then. A report that
   * rests on an older one on purpose is held against one of the same edition, or older still.
   */
  private static Optional<Release> before(Editions editions, Release now, Instant since) {
    List<Release> known = editions.known(now.source(), since);
    if (known.contains(now)) {
      return Optional.of(now);
    }
    List<Release> candidates = EditionOrder.before(now, known);
    Optional<Release> sameEdition =
        candidates.stream()
            .filter(one -> one.edition().equals(now.edition()))
            .reduce((earlier, later) -> later);
    return sameEdition.isPresent()
        ? sameEdition
        : candidates.stream().reduce((earlier, later) -> later);
  }

  private Standing standing(
      Editions editions,
      String source,
      Optional<Release> release,
      Instant asOf,
      Configuration configuration) {
    LocalDate today = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    Optional<LocalDate> currentTo = release.map(Release::currentTo);
    // None is due after one that another here runs beyond: an older file filed last, or on purpose.
    Optional<Release> last =
        release.filter(
            one ->
                editions.known(source, asOf).stream()
                    .noneMatch(other -> other.countedTo().isAfter(one.countedTo())));
    Optional<Cadence> cadence =
        configuration.cadence(source).or(() -> release.flatMap(Release::expected));
    Optional<Visit> visit = releases.lastVisit(source, asOf);
    Optional<Visit> failed = visit.filter(Visit::failed);
    Optional<Visit> noticed = visit.filter(one -> one.notice() != null);
    return new Standing(
        source,
        release.map(Release::sha256).orElse(""),
        release.map(Release::edited).orElse(""),
        currentTo.orElse(null),
        cadence.flatMap(one -> last.map(one::due)).orElse(null),
        cadence.flatMap(one -> last.map(it -> one.isOverdue(it, today))).orElse(false),
        failed.map(Visit::at).orElse(null),
        failed.map(Visit::failure).orElse(null),
        noticed.map(Visit::at).orElse(null),
        noticed.map(Visit::notice).orElse(null));
  }

  private Release required(Editions editions, ReleaseReference reference, Instant asOf) {
    return editions.find(reference, asOf).orElseThrow(() -> absent(editions, reference, asOf));
  }

  private RefusedException absent(Editions editions, ReleaseReference reference, Instant asOf) {
    if (reference.sha256() != null) {
      return Refusal.at("source " + reference.source())
          .expected("a release that was ingested")
          .foundText(reference.sha256())
          .exception();
    }
    Remark nothing =
        Timing.nothingKnown(reference.source(), asOf, editions.firstKnown(reference.source()));
    return new RefusedException(
        releases
            .lastVisit(reference.source(), asOf)
            .filter(Visit::failed)
            .map(visit -> nothing.and(visit.failure().within(Remark.Kind.LAST_VISIT_FAILED)))
            .orElse(nothing));
  }
}
