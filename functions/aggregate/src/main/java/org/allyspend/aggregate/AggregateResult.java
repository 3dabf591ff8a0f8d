package org.allyspend.aggregate;

/**
 * What was computed.
 *
 * @param run the run's id
 * @param sha256 the release it rests on
 * @param aggregates the number of aggregates
 * @param checks the number of our sums held against the publisher's
 * @param disagreements how many of them differ by more than rounding
 * @param findings the number of findings
 */
public record AggregateResult(
    String run, String sha256, int aggregates, int checks, int disagreements, int findings) {}
