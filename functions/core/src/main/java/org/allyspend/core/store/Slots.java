package org.allyspend.core.store;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The places of runs under way that people asked for ({@code SLOTS}, an item a place): each is
 * taken by a conditional write, given back at the end, and free again after a while where a run
 * dies.
 */
final class Slots {
  private static final String ALL = "SLOTS";
  private static final String FREE = "";

  private final Table table;
  private final int places;

  Slots(Table table, int places) {
    this.table = table;
    this.places = places;
  }

  /**
   * Takes a place.
   *
   * @param until when it is free again, whatever becomes of the run
   * @return whether there was one, or the run has one already
   */
  boolean take(String run, Instant now, Instant until) {
    return IntStream.rangeClosed(1, places).anyMatch(place -> holds(place, run, now))
        || IntStream.rangeClosed(1, places).anyMatch(place -> take(place, run, now, until));
  }

  private boolean holds(int place, String run, Instant now) {
    return table
        .find(ALL, key(place))
        .filter(item -> Items.text(item, "run").equals(run))
        .filter(item -> Items.text(item, "until").compareTo(Items.moment(now)) > 0)
        .isPresent();
  }

  private boolean take(int place, String run, Instant now, Instant until) {
    Map<String, AttributeValue> item = Items.item(ALL, key(place));
    item.put("run", Items.text(run));
    item.put("until", Items.text(Items.moment(until)));
    return table.putIf(
        item,
        "attribute_not_exists(pk) or #until <= :now or #run = :free",
        Map.of(":now", Items.text(Items.moment(now)), ":free", Items.text(FREE)));
  }

  /** Gives back the place a run has, if it has one. */
  void giveBack(String run) {
    IntStream.rangeClosed(1, places)
        .forEach(
            place ->
                table.updateIf(
                    ALL,
                    key(place),
                    Map.of("run", Items.text(FREE)),
                    "#run = :run",
                    Map.of(":run", Items.text(run))));
  }

  private static String key(int place) {
    return Integer.toString(place);
  }
}
