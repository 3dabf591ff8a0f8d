package org.allyspend.ingest.nato;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;

/**
 * NATO's tables held against one another, to an order of magnitude: billions that stand for
 * millions and fractions that stand for percent contradict the other tables.
 */
final class Coherence {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** In all editions from 2022 to 2026 the four are within a few hundredths of the whole. */
  private static final BigDecimal ROUGHLY = BigDecimal.valueOf(50);

  private final Map<Measure, Map<Subject, Series>> figures = new HashMap<>();

  private Coherence(List<Series> all) {
    all.forEach(
        one ->
            figures
                .computeIfAbsent(one.measure(), absent -> new HashMap<>())
                .put(one.subject(), one));
  }

  /**
   * Requires an ally's share of GDP to be that of expenditure in GDP at constant prices, and the
   * four categories to be the whole.
   *
   * @throws RefusedException naming the first figure that contradicts others
   */
  static void require(List<Series> all) {
    Coherence tables = new Coherence(all);
    for (Series one : all.stream().filter(each -> each.subject().ally().isPresent()).toList()) {
      for (Map.Entry<Period, Figure> printed : one.figures().entrySet()) {
        if (one.measure().equals(Measure.SHARE_OF_GDP)) {
          tables.requireShare(one.subject(), printed.getKey(), printed.getValue());
        } else if (one.measure().equals(Measure.EQUIPMENT_SHARE)) {
          tables.requireWhole(one.subject(), printed.getKey(), printed.getValue());
        }
      }
    }
  }

  private Optional<BigDecimal> value(Measure measure, Subject subject, Period period) {
    return Optional.ofNullable(figures.getOrDefault(measure, Map.of()).get(subject))
        .flatMap(series -> series.in(period))
        .flatMap(Figure::value);
  }

  private void requireShare(Subject subject, Period period, Figure share) {
    Optional<BigDecimal> spent = value(Measure.EXPENDITURE_CONSTANT, subject, period);
    Optional<BigDecimal> gdp = value(Measure.GDP_CONSTANT, subject, period);
    if (share.value().isEmpty() || spent.isEmpty() || gdp.isEmpty()) {
      return;
    }
    BigDecimal formed = spent.get().movePointRight(2).divide(gdp.get(), 4, HALF_EVEN);
    if (!Numbers.isOfSize(share.known(), formed)) {
      throw Refusal.at(share.place())
          .expected(
              "expenditure in percent of GDP, which are "
                  + formed.toPlainString()
                  + " at constant prices")
          .foundText(share.known().toPlainString())
          .exception();
    }
  }

  private void requireWhole(Subject subject, Period period, Figure equipment) {
    List<BigDecimal> parts =
        Measure.CATEGORIES.stream().flatMap(one -> value(one, subject, period).stream()).toList();
    BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (parts.size() == Measure.CATEGORIES.size()
        && sum.subtract(WHOLE).abs().compareTo(ROUGHLY) > 0) {
      throw Refusal.at(equipment.place())
          .expected("the four categories to be 100 percent")
          .found(sum.toPlainString())
          .exception();
    }
  }
}
