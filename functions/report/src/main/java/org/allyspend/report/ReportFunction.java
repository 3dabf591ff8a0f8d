package org.allyspend.report;

import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Stores;

/** The Lambda function that writes a run's report: {@link ReportRequest} in, result out. */
public final class ReportFunction extends JsonFunction<ReportRequest, ReportResult> {
  /** As Lambda starts it. */
  public ReportFunction() {
    this(Stores.fromEnvironment());
  }

  /** On these stores. */
  public ReportFunction(Stores stores) {
    super(
        ReportRequest.class,
        new ReportService(stores.bucket(), stores.releases(), stores.runs())::report);
  }
}
