package org.allyspend.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.YearMonth;

/**
 * What to compute.
 *
 * @param run the run's id, under which the assessment is stored
 * @param period the month reported on
 * @param asOf the moment as of which it is stated: only releases known then count
 * @param source the source it rests on
 * @param sha256 the very release it rests on, or null for the one in force at that moment
 * @param configuration the configuration as JSON, or null for the defaults
 */
public record AggregateRequest(
    @JsonProperty(value = "run", required = true) String run,
    @JsonProperty(value = "period", required = true) YearMonth period,
    @JsonProperty(value = "asOf", required = true) Instant asOf,
    @JsonProperty(value = "source", required = true) String source,
    @JsonProperty("sha256") String sha256,
    @JsonProperty("configuration") String configuration) {}
