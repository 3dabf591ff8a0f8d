package org.allyspend.core.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Report;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The reports that were made. Each stands in its run's partition ({@code RUN#id}, {@code REPORT});
 * an official one is also named among those of its period ({@code REPORTS#period}, by its as-of,
 * the moment it was ordered and its run), of which the last in that order is the period's report
 * ({@code REPORTS}, an item a period). Packed, one of seventy files has under 4 kB, what one unit
 * reads.
 */
public final class ReportStore {
  private static final String ALL = "REPORTS";
  private static final String PACKED = "packed";

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
    Map<String, AttributeValue> item = item(Items.ofRun(report.run()), REPORT, report);
    Items.expire(item, expiresAt);
    table.put(item);
  }

  /**
   * Makes this report, which is kept under its run, its period's, unless that is stated as of a
   * later moment, or as of the same and was ordered later. Publishing it again changes nothing.
   *
   * @param orderedAt when it was asked for: of two as of one moment the later is the repaired one
   * @return whether it is the period's report now
   */
  public boolean publish(Report report, Instant orderedAt) {
    String rank = Items.moment(report.asOf()) + "#" + Items.moment(orderedAt);
    table.put(Items.item(ofPeriod(report.period()), rank + "#" + report.run()));
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
    return table.find(Items.ofRun(run), REPORT).map(ReportStore::report);
  }

  /** The run whose report an item of {@link #REPORT} is. */
  public static String runOf(Map<String, AttributeValue> item) {
    return item.get(Table.PK).s().substring(Items.RUN.length());
  }

  /** Every official report of a period, the latest as-of first. */
  public List<Report> official(YearMonth period) {
    return table.latest(ofPeriod(period), null, MOST_OF_A_PERIOD).stream()
        .map(item -> Items.text(item, Table.SK))
        .flatMap(rank -> ofRun(rank.substring(rank.lastIndexOf('#') + 1)).stream())
        .toList();
  }

  /**
   * A page of the periods' reports, the latest period first, as it was a moment ago: one that is
   * published just now may be in the next.
   *
   * @param before only periods before this one, or null for all
   */
  public List<Report> latest(YearMonth before, int most) {
    return table.latelyLatest(ALL, before == null ? null : before.toString(), most).stream()
        .map(ReportStore::report)
        .toList();
  }

  /** The first of these, or empty where there is none. */
  public Optional<Report> last(YearMonth before) {
    return latest(before, 1).stream().findFirst();
  }

  private static Map<String, AttributeValue> item(String pk, String sk, Report report) {
    Map<String, AttributeValue> item = Items.item(pk, sk);
    item.put(PACKED, Items.packed(Json.bytes(report)));
    return item;
  }

  private static Report report(Map<String, AttributeValue> item) {
    return Items.unpacked(item, PACKED, Report.class);
  }

  private static String ofPeriod(YearMonth period) {
    return ALL + "#" + period;
  }
}
