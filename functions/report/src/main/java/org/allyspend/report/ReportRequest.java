package org.allyspend.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.allyspend.core.lambda.OfRun;

/**
 * What to report.
 *
 * @param run the run whose assessment is to be reported
 */
public record ReportRequest(@JsonProperty(value = "run", required = true) String run)
    implements OfRun {}
