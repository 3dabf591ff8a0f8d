package org.allyspend.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the release a run rests on, computes its assessment and stores it. */
public final class AggregateService {
  private static final Logger LOG = LoggerFactory.getLogger(AggregateService.class);

  private final ReleaseStore releases;
  private final RunStore runs;

  /** Computes from these releases into these runs. */
  public AggregateService(ReleaseStore releases, RunStore runs) {
    this.releases = releases;
    this.runs = runs;
  }

  /**
   * Computes and stores the assessment of a run.
   *
   * @throws RefusedException where no such release was published, or the configuration is refused
   */
  public AggregateResult aggregate(AggregateRequest request) {
    Assessment.requireRun(request.run());
    String json = request.configuration() == null ? "" : request.configuration();
    Configuration configuration =
        json.isEmpty() ? Configuration.DEFAULT : ConfigurationFile.read(json);
    Release release = release(request.release(), request.asOf());
    List<Release> beside =
        request.beside() == null
            ? List.of()
            : request.beside().stream()
                .map(reference -> release(reference, request.asOf()))
                .toList();
    Aggregation aggregation = Aggregation.of(release, releases.series(release), configuration);
    runs.save(
        new Assessment(
            request.run(),
            request.period(),
            request.asOf(),
            json,
            release,
            beside,
            aggregation.groups(),
            aggregation.allies(),
            aggregation.checks(),
            aggregation.findings()));
    int disagreements =
        (int) aggregation.checks().stream().filter(check -> !check.agrees()).count();
    LOG.info(
        "run {} has {} aggregates, {} checks, {} disagreements",
        request.run(),
        aggregation.groups().size(),
        aggregation.checks().size(),
        disagreements);
    return new AggregateResult(
        request.run(),
        release.sha256(),
        aggregation.groups().size(),
        aggregation.checks().size(),
        disagreements,
        aggregation.findings().size());
  }

  private Release release(ReleaseReference reference, Instant asOf) {
    Optional<Release> release =
        reference.sha256() == null
            ? releases.inForce(reference.source(), asOf)
            : releases
                .find(reference.source(), reference.sha256())
                .filter(found -> found.state() == Release.State.PUBLISHED);
    return release.orElseThrow(
        () ->
            new RefusedException(
                "source "
                    + reference.source()
                    + ": has no published release "
                    + (reference.sha256() == null ? "known as of " + asOf : reference.sha256())));
  }
}
