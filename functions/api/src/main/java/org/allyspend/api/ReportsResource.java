package org.allyspend.api;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Report;
import org.allyspend.core.lambda.Stores;

/** {@code /reports}: what was made, and the way to download it. */
final class ReportsResource {
  private static final Map<String, String> FILES =
      Map.of(
          "html", "summary.html",
          "pdf", "summary.pdf",
          "json", "summary.json",
          "csv", "aggregates.csv",
          "allies", "allies.csv",
          "codebook", "codebook.csv",
          "observations", "observations.csv",
          "revisions", "revisions.csv",
          "road", "road.csv",
          "package", "datapackage.json");

  private static final String FORMATS =
      "xlsx, html, pdf, json, csv, allies, observations, revisions, road, codebook or package";

  private final Stores stores;
  private final Downloads downloads;

  ReportsResource(Stores stores, Downloads downloads) {
    this.stores = stores;
    this.downloads = downloads;
  }

  Response list(Request request) {
    request.requireOnly("limit", "cursor", "lang");
    String language = language(request);
    int limit = request.number("limit", 20, 1, 100);
    YearMonth before =
        request
            .parameter("cursor")
            .map(text -> Request.period("parameter cursor", text))
            .orElse(null);
    List<Report> page = stores.reports().latest(before, limit);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reports", page.stream().map(one -> line(one, one.in(language))).toList());
    if (page.size() == limit) {
      body.put("next", page.get(limit - 1).period().toString());
    }
    return Response.json(200, body);
  }

  Response get(Request request, String period) {
    request.requireOnly("lang");
    Report report = find(period);
    Map<String, Object> body = summary(report, report.in(language(request)));
    body.put(
        "earlier",
        stores.reports().official(report.period()).stream()
            .filter(other -> !other.run().equals(report.run()))
            .map(other -> Map.of("run", other.run(), "asOf", other.asOf()))
            .toList());
    return Response.json(200, body);
  }

  Response download(Request request, String period) {
    return download(request, find(period));
  }

  /** A file of the report that this run made, official or ad hoc. */
  Response downloadOfRun(Request request, String id) {
    return download(
        request,
        Optional.of(id)
            .filter(Assessment::isRun)
            .flatMap(stores.log()::find)
            .flatMap(run -> stores.reports().ofRun(run.id()))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "run "
                            + Request.shorten(id)
                            + " has no report, or none any more; GET /runs/{id} says how far it"
                            + " is")));
  }

  private Response download(Request request, Report report) {
    request.requireOnly("format", "file");
    String name = fileName(request, report);
    Report.File file = report.files().get(name);
    if (file == null) {
      throw Problem.notFound("the report of " + report.period() + " has no file " + name);
    }
    String address = downloads.address(file.key(), name.substring(name.lastIndexOf('/') + 1));
    // A page can't read where a redirect leads, and asks to be told.
    Response response =
        Accepted.of(request.header("accept")).prefers("application/json")
            ? Response.json(200, Map.of("location", address)).with("cache-control", "no-store")
            : Response.redirect(address);
    return response.varying("accept");
  }

  /** By its name, or else by its format, of which the workbook is the one that is meant. */
  private static String fileName(Request request, Report report) {
    if (request.parameter("file").isPresent()) {
      if (request.parameter("format").isPresent()) {
        throw Problem.badRequest("parameter file: expected it or format, not both");
      }
      return request.parameter("file").get();
    }
    String format = request.parameter("format").orElse("xlsx");
    String name =
        format.equals("xlsx") ? "allyspend-" + report.period() + ".xlsx" : FILES.get(format);
    if (name == null) {
      throw Problem.badRequest("parameter format: expected " + FORMATS);
    }
    return name;
  }

  /** That of a month, or the latest. */
  private Report find(String text) {
    return text.equals("latest")
        ? stores.reports().last(null).orElseThrow(() -> Problem.notFound("there is no report yet"))
        : AskedReport.of(stores, "parameter period", text);
  }

  /** The language that is asked for; each report's own where none is. */
  static String language(Request request) {
    return request.parameter("lang").isPresent() ? request.language().code() : "";
  }

  /** A report among others: what it is, and its one sentence. */
  private static Map<String, Object> line(Report report, Report.Sentences told) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("period", report.period().toString());
    line.put("run", report.run());
    line.put("asOf", report.asOf());
    tell(line, told);
    return line;
  }

  /** Its one sentence, and in which language that is. */
  static void tell(Map<String, Object> body, Report.Sentences told) {
    if (!told.language().isEmpty()) {
      body.put("language", told.language());
    }
    body.put("headline", told.headline());
  }

  private static Map<String, Object> summary(Report report, Report.Sentences told) {
    Map<String, Object> summary = line(report, told);
    summary.put("news", told.news());
    summary.put("findings", report.findings());
    summary.put("files", files(report));
    return summary;
  }

  /** The files of a report, each with its size and its hash. */
  static List<Map<String, Object>> files(Report report) {
    return report.files().entrySet().stream()
        .map(
            file ->
                Map.<String, Object>of(
                    "name", file.getKey(),
                    "bytes", file.getValue().bytes(),
                    "sha256", file.getValue().sha256()))
        .toList();
  }
}
