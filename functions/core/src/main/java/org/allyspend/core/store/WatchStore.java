package org.allyspend.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Notice;
import org.allyspend.core.domain.SourceWatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What people know of each source ({@code WATCH}, an item a source), and when each schedule was
 * seen last ({@code SCHEDULE}, an item a schedule).
 */
public final class WatchStore {
  private static final String WATCH = "WATCH";
  private static final String SCHEDULE = "SCHEDULE";

  /** There are a few sources. */
  private static final int MOST = 1_000;

  private final Table table;

  /** In this table. */
  public WatchStore(Table table) {
    this.table = table;
  }

  /** What people know of a source. */
  public SourceWatch find(String source) {
    return table
        .find(WATCH, source)
        .map(WatchStore::watch)
        .orElseGet(() -> SourceWatch.begun(source));
  }

  /** What people know of every source that was looked at. */
  public List<SourceWatch> all() {
    return table.latest(WATCH, null, MOST).stream().map(WatchStore::watch).toList();
  }

  /**
   * Notes what people know now.
   *
   * @param before as it was read
   * @return whether it was noted; false where another noted something since
   */
  public boolean save(SourceWatch before, SourceWatch now) {
    return table.putIf(
        item(now),
        "attribute_not_exists(pk) or #seen_by = :by",
        Map.of(":by", Items.text(before.by())));
  }

  /** Notes that a schedule was seen at that moment. */
  public void seen(String schedule, Instant at) {
    Map<String, AttributeValue> item = Items.item(SCHEDULE, schedule);
    item.put("seen_at", Items.text(at.toString()));
    table.put(item);
  }

  /** When a schedule was seen last, or empty where it never was. */
  public Optional<Instant> lastSeen(String schedule) {
    return table.find(SCHEDULE, schedule).map(item -> Instant.parse(Items.text(item, "seen_at")));
  }

  private static Map<String, AttributeValue> item(SourceWatch watch) {
    Map<String, AttributeValue> item = Items.item(WATCH, watch.source());
    item.put("failing_since", Items.text(watch.fails() ? watch.failingSince().toString() : ""));
    item.put("failure", Items.text(watch.failure()));
    item.put("told_of_week", AttributeValue.fromBool(watch.toldOfWeek()));
    item.put("overdue", AttributeValue.fromBool(watch.overdue()));
    item.put("seen_by", Items.text(watch.by()));
    item.put("notices", Items.json(watch.notices()));
    return item;
  }

  private static SourceWatch watch(Map<String, AttributeValue> item) {
    String since = Items.text(item, "failing_since");
    return new SourceWatch(
        Items.text(item, Table.SK),
        since.isEmpty() ? null : Instant.parse(since),
        Items.text(item, "failure"),
        item.get("told_of_week").bool(),
        item.get("overdue").bool(),
        Items.text(item, "seen_by"),
        List.of(Items.json(item, "notices", Notice[].class)));
  }
}
