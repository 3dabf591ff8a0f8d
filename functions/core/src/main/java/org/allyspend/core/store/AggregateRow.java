package org.allyspend.core.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Unit;

/**
 * An aggregate as it is stored, in the manner of {@link SeriesRow}.
 *
 * @param covers by period the status, how many members there are, how many are covered and who is
 *     missing, such as 'A 28 27 LUX,E 30 29'
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({
  "group",
  "composition",
  "measure",
  "unit",
  "prices",
  "baseYear",
  "periods",
  "covers",
  "values"
})
record AggregateRow(
    String group,
    String composition,
    String measure,
    String unit,
    String prices,
    int baseYear,
    String periods,
    String covers,
    String values) {

  static AggregateRow of(Aggregate aggregate) {
    SortedMap<Period, Aggregate.Value> values = aggregate.values();
    return new AggregateRow(
        aggregate.group(),
        aggregate.composition().id(),
        aggregate.measure().id(),
        aggregate.measure().unit().name(),
        aggregate.basis().kind().name(),
        aggregate.basis().baseYear(),
        SeriesRow.joined(values.keySet(), Period::toString, " "),
        SeriesRow.joined(values.values(), AggregateRow::cover, ","),
        SeriesRow.joined(values.values(), one -> one.value().toPlainString(), " "));
  }

  private static String cover(Aggregate.Value value) {
    String missing = value.missing().stream().map(one -> " " + one).collect(Collectors.joining());
    return value.status().code() + " " + value.members() + " " + value.covered() + missing;
  }

  Aggregate aggregate() {
    PriceBasis.Kind kind = PriceBasis.Kind.valueOf(prices);
    SortedMap<Period, Aggregate.Value> byPeriod = new TreeMap<>();
    if (!periods.isEmpty()) {
      String[] eachPeriod = periods.split(" ", -1);
      String[] eachCover = covers.split(",", -1);
      String[] eachValue = values.split(" ", -1);
      for (int i = 0; i < eachPeriod.length; i++) {
        byPeriod.put(Period.parse(eachPeriod[i]), value(eachValue[i], eachCover[i].split(" ")));
      }
    }
    return new Aggregate(
        group,
        Composition.of(composition),
        new Measure(measure, Unit.valueOf(unit), kind),
        new PriceBasis(kind, baseYear),
        byPeriod);
  }

  private static Aggregate.Value value(String value, String... cover) {
    return new Aggregate.Value(
        new BigDecimal(value),
        Status.of(cover[0]),
        Integer.parseInt(cover[1]),
        Integer.parseInt(cover[2]),
        Arrays.stream(cover).skip(3).map(Ally::valueOf).collect(Collectors.toSet()));
  }
}
