package org.allyspend.report;

import java.util.List;
import java.util.SortedMap;

/**
 * What was written.
 *
 * @param run the run's id
 * @param headline the one sentence to remember
 * @param news what is new since the report before, in sentences
 * @param notice headline and news as a mail tells them
 * @param newly the allies newly at the headline's target in a release that is new, as a mail tells
 *     them, empty where there are none
 * @param changed what a subscriber's filter is held against, a JSON array: 'report', and then the
 *     allies and targets of {@link org.allyspend.core.domain.Comparison#changed}
 * @param files the S3 key of each file, by file name
 */
public record ReportResult(
    String run,
    String headline,
    List<String> news,
    String notice,
    String newly,
    String changed,
    SortedMap<String, String> files) {}
