package org.allyspend.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.allyspend.core.lambda.OfRun;

/**
 * What to compute.
 *
 * @param run the run's id, under which the assessment is stored
 * @param period the month reported on
 * @param asOf the moment as of which it is stated: only releases known then count
 * @param since the moment the report before was stated as of, for what is new; null for a month
 *     before asOf
 * @param release the source, and maybe the very release, it rests on
 * @param beside those to be shown beside it, as far as they are known, or null for none
 * @param configuration the configuration as JSON, which is laid over the bucket's, or null for that
 *     alone
 */
public record AggregateRequest(
    @JsonProperty(value = "run", required = true) String run,
    @JsonProperty(value = "period", required = true) YearMonth period,
    @JsonProperty(value = "asOf", required = true) Instant asOf,
    @JsonProperty("since") Instant since,
    @JsonProperty(value = "release", required = true) ReleaseReference release,
    @JsonProperty("beside") List<ReleaseReference> beside,
    @JsonProperty("configuration") String configuration)
    implements OfRun {}
