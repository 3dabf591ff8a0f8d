package org.allyspend.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.EditionOrder;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Spool;
import org.allyspend.core.domain.Vintages;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.ReportStore;
import org.allyspend.core.store.RunLog;
import org.allyspend.core.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a run's assessment and writes its report to S3. */
public final class ReportService {
  private static final Logger LOG = LoggerFactory.getLogger(ReportService.class);
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Those that are read as money and as a share, in which revisions are told. */
  private static final List<Measure> VINTAGES =
      List.of(Measure.EXPENDITURE, Measure.EXPENDITURE_NATIONAL, Measure.SHARE_OF_GDP);

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final RunStore runs;
  private final RunLog log;
  private final ReportStore reports;
  private final Executor executor;

  /**
   * Reports from these stores into their bucket.
   *
   * @param executor may make files at once
   */
  public ReportService(Stores stores, Executor executor) {
    this.executor = executor;
    this.bucket = stores.bucket();
    this.releases = stores.releases();
    this.runs = stores.runs();
    this.log = stores.log();
    this.reports = stores.reports();
  }

  /**
   * Writes the files of a run's report and keeps it under its run; where the run is official, or
   * stands in no log as the command line's do, the report becomes its period's.
   *
   * @throws RefusedException where the run has no assessment
   */
  public ReportResult report(ReportRequest request) {
    Assessment assessment =
        runs.assessment(request.run())
            .orElseThrow(
                () ->
                    Refusal.at("run " + request.run())
                        .expected("an assessment, computed before its report")
                        .found("none")
                        .exception());
    Optional<Run> run = log.find(request.run());
    ReportModel model = model(assessment);
    SortedMap<String, Report.File> files = write(model, folder(assessment, run));
    WhatsNew news = new WhatsNew(model);
    FindingText findings = new FindingText(model);
    Report report =
        new Report(
            assessment.period(),
            assessment.run(),
            assessment.asOf(),
            model.labels().language(),
            new Headlines(model).first(),
            news.all(),
            findings.all(),
            inOthers(model),
            files);
    reports.keep(report, run.map(Run::expiresAt).orElse(null));
    if (run.map(Run::isOfficial).orElse(true)) {
      publish(report, run.map(Run::requestedAt).orElse(Instant.EPOCH));
    }
    LOG.info("run {} has its report: {}", assessment.run(), files.keySet());
    SortedMap<String, String> keys = new TreeMap<>();
    files.forEach((name, file) -> keys.put(name, file.key()));
    return new ReportResult(
        report.run(),
        report.headline(),
        report.news(),
        notice(report, findings.decisive(), model.labels()),
        String.join("\n", news.newlyAtTarget().stream().map(ally -> "- " + ally).toList()),
        changed(assessment),
        keys);
  }

  private static String folder(Assessment assessment, Optional<Run> run) {
    return run.filter(one -> !one.isOfficial()).isPresent()
        ? "ad-hoc/" + assessment.run() + "/"
        : "reports/" + assessment.period() + "/" + assessment.run() + "/";
  }

  private ReportModel model(Assessment assessment) {
    Map<String, List<Series>> series = new HashMap<>();
    Map<String, List<Footnote>> footnotes = new HashMap<>();
    for (Release release : assessment.releases()) {
      ReleaseStore.Contents contents = releases.contents(release);
      series.put(release.source(), contents.series());
      footnotes.put(release.source(), contents.footnotes());
    }
    return new ReportModel(assessment, series, footnotes, vintages(assessment, series));
  }

  private SortedMap<String, Report.File> write(ReportModel model, String folder) {
    SortedMap<String, Report.File> files = new ConcurrentSkipListMap<>();
    ReportFiles.write(
        model,
        (name, writing) -> {
          Report.File file = kept(folder + name, contentType(name), writing);
          files.put(name, file);
          return file;
        },
        executor);
    return files;
  }

  private Report.File kept(String key, String contentType, Spool.Writing writing) {
    try (Content file = Spool.of(writing)) {
      bucket.put(key, file, contentType);
      return new Report.File(key, Math.toIntExact(file.length()), file.sha256());
    }
  }

  /** What readers of feed and page are told in their language, whatever the files are in. */
  private static SortedMap<String, Report.Sentences> inOthers(ReportModel model) {
    SortedMap<String, Report.Sentences> others = new TreeMap<>();
    for (Language language : Language.values()) {
      if (language != model.configuration().presentation().language()) {
        ReportModel other = model.in(language);
        others.put(
            language.code(),
            new Report.Sentences(
                language.code(), new Headlines(other).first(), new WhatsNew(other).all()));
      }
    }
    return others;
  }

  private static String changed(Assessment assessment) {
    List<String> changed = new ArrayList<>(List.of("report"));
    changed.addAll(assessment.comparison().changed());
    return Json.text(changed);
  }

  /** What people are told: the headline, what is new, and what the latest figures hang on. */
  private static String notice(Report report, List<String> decisive, Labels labels) {
    List<String> lines = new ArrayList<>(List.of(report.headline(), "", labels.get("notice.new")));
    report.news().forEach(one -> lines.add("- " + one));
    if (!decisive.isEmpty()) {
      lines.addAll(List.of("", labels.get("notice.findings")));
      decisive.forEach(one -> lines.add("- " + one));
    }
    return String.join("\n", lines);
  }

  /** Of the release it rests on and those before it, as far as they were known. */
  private Vintages vintages(Assessment assessment, Map<String, List<Series>> series) {
    Release release = assessment.release();
    List<Release> known =
        new ArrayList<>(
            EditionOrder.before(release, releases.known(release.source(), assessment.asOf())));
    known.add(release);
    return Vintages.of(
        known,
        one -> one.equals(release) ? series.get(one.source()) : releases.series(one),
        VINTAGES);
  }

  private void publish(Report report, Instant orderedAt) {
    if (!reports.publish(report, orderedAt)) {
      LOG.info("run {} leaves the later report of {} as it is", report.run(), report.period());
    }
    // Until what was written is what holds: of two at once, the one that holds is written last.
    for (Report written = null; ; ) {
      Report holds = reports.find(report.period()).orElseThrow();
      if (holds.equals(written)) {
        return;
      }
      bucket.put(
          "reports/" + report.period() + "/latest.json", Json.bytes(holds), "application/json");
      written = holds;
    }
  }

  private static String contentType(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    return switch (ending) {
      case "xlsx" -> XLSX;
      case "html" -> "text/html; charset=utf-8";
      case "csv" -> "text/csv; charset=utf-8";
      case "pdf" -> "application/pdf";
      case "svg" -> "image/svg+xml";
      case "json" -> "application/json";
      default -> throw new IllegalArgumentException(file + " has no known content type");
    };
  }
}
