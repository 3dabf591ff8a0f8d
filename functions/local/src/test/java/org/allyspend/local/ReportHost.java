package org.allyspend.local;

import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.Stores;
import org.allyspend.report.ReportRequest;
import org.allyspend.report.ReportService;

/**
 * A process that makes a run's report, in a heap of its own: its arguments are the servers' two
 * ports, the name of table and bucket, and the run.
 */
final class ReportHost {
  private ReportHost() {}

  public static void main(String[] arguments) {
    new ReportService(Stores.fromEnvironment().join(), AtOnce.IN_TURN)
        .report(new ReportRequest(arguments[3]));
    System.exit(0);
  }
}
