package org.allyspend.aggregate;

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
    Release release = release(request);
    Aggregation aggregation = Aggregation.of(release, releases.series(release), configuration);
    runs.save(
        new Assessment(
            request.run(),
            request.period(),
            request.asOf(),
            json,
            release,
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

  private Release release(AggregateRequest request) {
    Optional<Release> release =
        request.sha256() == null
            ? releases.inForce(request.source(), request.asOf())
            : releases
                .find(request.source(), request.sha256())
                .filter(found -> found.state() == Release.State.PUBLISHED);
    return release.orElseThrow(
        () ->
            new RefusedException(
                "source "
                    + request.source()
                    + ": has no published release "
                    + (request.sha256() == null
                        ? "known as of " + request.asOf()
                        : request.sha256())));
  }
}
