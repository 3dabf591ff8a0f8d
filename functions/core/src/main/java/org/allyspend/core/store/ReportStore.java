package org.allyspend.core.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allyspend.core.domain.Report;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The latest report of every period ({@code REPORTS}, an item a period). */
public final class ReportStore {
  private static final String ALL = "REPORTS";

  private final Table table;

  /** Reports in this table. */
  public ReportStore(Table table) {
    this.table = table;
  }

  /** Makes this report the latest of its period. */
  public void publish(Report report) {
    Map<String, AttributeValue> files = new HashMap<>();
    report
        .files()
        .forEach(
            (name, file) ->
                files.put(
                    name,
                    Items.map(
                        Map.of(
                            "key", Items.text(file.key()),
                            "bytes", Items.number(file.bytes()),
                            "sha256", Items.text(file.sha256())))));
    Map<String, AttributeValue> item = Items.item(ALL, report.period().toString());
    item.put("run", Items.text(report.run()));
    item.put("as_of", Items.text(report.asOf().toString()));
    item.put("headline", Items.text(report.headline()));
    item.put("news", Items.texts(report.news()));
    item.put("files", Items.map(files));
    table.put(item);
  }

  /** The latest report of a period, or empty. */
  public Optional<Report> find(YearMonth period) {
    return table.find(ALL, period.toString()).map(ReportStore::report);
  }

  /**
   * A page of reports, the latest period first.
   *
   * @param before only periods before this one, or null for all
   */
  public List<Report> latest(YearMonth before, int most) {
    return table.latest(ALL, before == null ? null : before.toString(), most).stream()
        .map(ReportStore::report)
        .toList();
  }

  private static Report report(Map<String, AttributeValue> item) {
    TreeMap<String, Report.File> files = new TreeMap<>();
    item.get("files")
        .m()
        .forEach(
            (name, file) ->
                files.put(
                    name,
                    new Report.File(
                        Items.text(file.m(), "key"),
                        Items.number(file.m(), "bytes"),
                        Items.text(file.m(), "sha256"))));
    return new Report(
        YearMonth.parse(Items.text(item, Table.SK)),
        Items.text(item, "run"),
        Instant.parse(Items.text(item, "as_of")),
        Items.text(item, "headline"),
        Items.texts(item, "news"),
        files);
  }
}
