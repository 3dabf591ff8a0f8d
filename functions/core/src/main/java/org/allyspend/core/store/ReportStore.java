package org.allyspend.core.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Report;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The reports that were made. Each stands in its run's partition ({@code RUN#id}, {@code REPORT});
 * an official one also among those of its period ({@code REPORTS#period}, by its as-of and the
 * moment it was ordered), of which the last in that order is the period's report ({@code REPORTS},
 * an item a period).
 */
public final class ReportStore {
  private static final String ALL = "REPORTS";

  /** The sort key of a report in its run's partition. */
  public static final String REPORT = "REPORT";

  /** A period has one, and one more for each release in it. */
  private static final int MOST_OF_A_PERIOD = 100;

  private final Table table;

  /** Reports in this table. */
  public ReportStore(Table table) {
    this.table = table;
  }

  /**
   * Keeps a report under its run.
   *
   * @param expiresAt when it may go, null where it stays for good
   */
  public void keep(Report report, Instant expiresAt) {
    Map<String, AttributeValue> item = item(partition(report.run()), REPORT, report);
    Items.expire(item, expiresAt);
    table.put(item);
  }

  /**
   * Makes this report its period's, unless that is stated as of a later moment, or as of the same
   * and was ordered later. Publishing it again changes nothing.
   *
   * @param orderedAt when it was asked for: of two as of one moment the later is the repaired one
   * @return whether it is the period's report now
   */
  public boolean publish(Report report, Instant orderedAt) {
    String rank = Items.moment(report.asOf()) + "#" + Items.moment(orderedAt);
    table.put(item(ofPeriod(report.period()), rank + "#" + report.run(), report));
    Map<String, AttributeValue> item = item(ALL, report.period().toString(), report);
    item.put("rank", Items.text(rank));
    return table.putIf(
        item, "attribute_not_exists(pk) or #rank <= :rank", Map.of(":rank", Items.text(rank)));
  }

  /** The report of a period, or empty. */
  public Optional<Report> find(YearMonth period) {
    return table.find(ALL, period.toString()).map(ReportStore::report);
  }

  /** The report a run has made, or empty. */
  public Optional<Report> ofRun(String run) {
    return table.find(partition(run), REPORT).map(ReportStore::report);
  }

  /** Every official report of a period, the latest as-of first. */
  public List<Report> official(YearMonth period) {
    return table.latest(ofPeriod(period), null, MOST_OF_A_PERIOD).stream()
        .map(ReportStore::report)
        .toList();
  }

  /**
   * A page of the periods' reports, the latest period first.
   *
   * @param before only periods before this one, or null for all
   */
  public List<Report> latest(YearMonth before, int most) {
    return table.latest(ALL, before == null ? null : before.toString(), most).stream()
        .map(ReportStore::report)
        .toList();
  }

  private static Map<String, AttributeValue> item(String pk, String sk, Report report) {
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
    Map<String, AttributeValue> item = Items.item(pk, sk);
    item.put("period", Items.text(report.period().toString()));
    item.put("run", Items.text(report.run()));
    item.put("as_of", Items.text(report.asOf().toString()));
    item.put("headline", Items.text(report.headline()));
    item.put("news", Items.texts(report.news()));
    item.put("findings", Items.texts(report.findings()));
    item.put("files", Items.map(files));
    return item;
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
        YearMonth.parse(Items.text(item, "period")),
        Items.text(item, "run"),
        Instant.parse(Items.text(item, "as_of")),
        Items.text(item, "headline"),
        Items.texts(item, "news"),
        item.containsKey("findings") ? Items.texts(item, "findings") : List.of(),
        files);
  }

  private static String ofPeriod(YearMonth period) {
    return ALL + "#" + period;
  }

  private static String partition(String run) {
    Assessment.requireRun(run);
    return "RUN#" + run;
  }
}
