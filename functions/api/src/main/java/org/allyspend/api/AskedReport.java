package org.allyspend.api;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Report;
import org.allyspend.core.lambda.Stores;

/** The report a request asks about by its period, the latest where it names none. */
final class AskedReport {
  private final Stores stores;
  private final Assessments assessments;

  AskedReport(Stores stores, Assessments assessments) {
    this.stores = stores;
    this.assessments = assessments;
  }

  /** The report that is asked about, the latest where none is named, or empty. */
  Optional<Report> report(Request request) {
    Optional<YearMonth> period =
        request.parameter("period").map(text -> Request.period("parameter period", text));
    return period.isPresent() ? stores.reports().find(period.get()) : stores.reports().last(null);
  }

  /** What its run computed, or empty where there is no report. */
  Optional<Assessment> find(Request request) {
    return report(request).flatMap(one -> assessments.of(one.run()));
  }

  /** The configuration of that, or the default one. */
  Configuration configuration(Request request) {
    return find(request).map(Catalogue::configuration).orElse(Configuration.DEFAULT);
  }

  /** The same, which has to be there. */
  Assessment assessment(Request request) {
    return find(request).orElseThrow(() -> noReport(request));
  }

  /** The report of a month that is named, which has to be there. */
  static Report of(Stores stores, String where, String month) {
    YearMonth period = Request.period(where, month);
    return stores
        .reports()
        .find(period)
        .orElseThrow(() -> Problem.notFound("there is no report of " + period));
  }

  static Problem noReport(Request request) {
    return Problem.notFound(
        request
            .parameter("period")
            .map(month -> "there is no report of " + month)
            .orElse("there is no report yet"));
  }

  /** What each answer says first: of which report it is. */
  static Map<String, Object> about(Assessment assessment) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("period", assessment.period().toString());
    body.put("asOf", assessment.asOf());
    body.put("run", assessment.run());
    body.put("source", assessment.release().edited());
    return body;
  }
}
