package org.allyspend.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.allyspend.core.domain.Assessment;

/** {@code /groups}, {@code /measures}, {@code /targets} and {@code /sources} of a report. */
final class CatalogueResource {
  private final AskedReport reports;
  private final Assessments assessments;
  private final Catalogue catalogue = new Catalogue();

  CatalogueResource(AskedReport reports, Assessments assessments) {
    this.reports = reports;
    this.assessments = assessments;
  }

  Response groups(Request request) {
    return listed(request, "groups", catalogue::groups);
  }

  Response measures(Request request) {
    return listed(request, "measures", catalogue::measures);
  }

  Response targets(Request request) {
    return listed(request, "targets", catalogue::targets);
  }

  Response sources(Request request) {
    return listed(
        request, "sources", assessment -> catalogue.sources(assessment, assessments::footnotes));
  }

  private Response listed(
      Request request, String name, Function<Assessment, List<Map<String, Object>>> list) {
    request.requireOnly("period");
    Assessment assessment = reports.assessment(request);
    Map<String, Object> body = AskedReport.about(assessment);
    body.put(name, list.apply(assessment));
    return Response.json(200, body);
  }
}
