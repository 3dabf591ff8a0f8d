package org.allyspend.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a run's assessment and writes its report to S3. */
public final class ReportService {
  private static final Logger LOG = LoggerFactory.getLogger(ReportService.class);
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final RunStore runs;

  /** Reports from these stores into this bucket. */
  public ReportService(Bucket bucket, ReleaseStore releases, RunStore runs) {
    this.bucket = bucket;
    this.releases = releases;
    this.runs = runs;
  }

  /**
   * Writes the files of a run's report, and last the pointer to the period's latest.
   *
   * @throws RefusedException where the run has no assessment
   */
  public ReportResult report(ReportRequest request) {
    Assessment assessment =
        runs.assessment(request.run())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "run "
                            + request.run()
                            + ": has no assessment, expected one computed before its report"));
    ReportModel model =
        new ReportModel(
            assessment,
            assessment.releases().stream()
                .collect(Collectors.toMap(Release::source, releases::series)),
            assessment.releases().stream()
                .collect(Collectors.toMap(Release::source, releases::footnotes)));
    SortedMap<String, byte[]> files = ReportFiles.of(model);
    SortedMap<String, String> keys = new TreeMap<>();
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach(
        (file, bytes) -> {
          String key = "reports/" + assessment.period() + "/" + assessment.run() + "/" + file;
          bucket.put(key, bytes, contentType(file));
          keys.put(file, key);
          hashes.put(file, Hash.sha256(bytes));
        });
    ReportResult result =
        new ReportResult(
            assessment.run(), new Headlines(model).first(), new WhatsNew(model).all(), keys);
    runs.reported(assessment.run(), hashes);
    bucket.put(
        "reports/" + assessment.period() + "/latest.json",
        latest(assessment, result),
        "application/json");
    LOG.info("run {} has its report: {}", assessment.run(), keys.keySet());
    return result;
  }

  private static byte[] latest(Assessment assessment, ReportResult result) {
    Map<String, Object> latest = new LinkedHashMap<>();
    latest.put("period", assessment.period());
    latest.put("asOf", assessment.asOf());
    latest.put("run", result.run());
    latest.put("headline", result.headline());
    latest.put("news", result.news());
    latest.put("files", result.files());
    try {
      return Json.MAPPER.writeValueAsBytes(latest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pointer can always be written", e);
    }
  }

  private static String contentType(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    return switch (ending) {
      case "xlsx" -> XLSX;
      case "csv" -> "text/csv; charset=utf-8";
      case "json" -> "application/json";
      default -> throw new IllegalArgumentException(file + " has no known content type");
    };
  }
}
