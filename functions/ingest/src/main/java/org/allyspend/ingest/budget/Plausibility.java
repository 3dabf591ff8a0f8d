package org.allyspend.ingest.budget;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Refusal;

/** Whether the figures of a whole budget are such as its declaration says they are. */
final class Plausibility {
  private final Declaration declaration;
  private final SortedMap<Sums.Key, Figure> known = new TreeMap<>();
  private final SortedMap<Sums.Key, Figure> parts = new TreeMap<>();

  Plausibility(Declaration declaration, Map<Sums.Key, Figure> figures) {
    this.declaration = declaration;
    figures.forEach(
        (key, figure) -> {
          if (figure.value().isPresent()) {
            (key.part() == BudgetPart.WHOLE ? known : parts).put(key, figure);
          }
        });
  }

  /**
   * Refuses the first that is not.
   *
   * @throws org.allyspend.core.domain.RefusedException naming its place
   */
  void require() {
    known.forEach(
        (key, figure) -> {
          List<BigDecimal> range = range(key);
          if (range == null) {
            requireSome(key, figure);
          } else {
            requireBetween(key, figure, range.get(0), range.get(1));
          }
        });
    parts.forEach(
        (key, figure) -> {
          List<BigDecimal> range = range(key);
          if (range != null) {
            requireAtMost(key, figure, range.get(1));
          }
        });
    requireNoGap();
  }

  private List<BigDecimal> range(Sums.Key key) {
    Declaration.Plausible plausible = declaration.plausible();
    return key.period().isYear() ? plausible.year() : plausible.month();
  }

  /**
   * A part, inside or beside, is no larger than the whole can be; it may be small, or paid back.
   */
  private void requireAtMost(Sums.Key key, Figure part, BigDecimal most) {
    if (part.known().abs().compareTo(most) > 0) {
      throw Refusal.at(part.place())
          .expected(
              key.words()
                  + " ("
                  + key.part().id()
                  + ") within "
                  + most.toPlainString()
                  + " million "
                  + declaration.currency())
          .found(part.known().stripTrailingZeros().toPlainString())
          .todo(whatToSee(key, part.known().abs()))
          .exception();
    }
  }

  /** Every figure lies where the declaration says figures lie. */
  private void requireBetween(Sums.Key key, Figure figure, BigDecimal least, BigDecimal most) {
    BigDecimal value = figure.known();
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw Refusal.at(figure.place())
          .expected(
              key.words()
                  + " between "
                  + least.toPlainString()
                  + " and "
                  + most.toPlainString()
                  + " million "
                  + declaration.currency())
          .found(value.stripTrailingZeros().toPlainString())
          .todo(whatToSee(key, value))
          .exception();
    }
  }

  /** Nobody's defence costs nothing: a 0 where no bounds say so stands for what is missing. */
  private static void requireSome(Sums.Key key, Figure figure) {
    if (figure.known().signum() == 0) {
      throw Refusal.at(figure.place())
          .expected(key.words() + " other than 0")
          .found("0")
          .todo("where it stands for what is not known yet, say so under 'missing'")
          .exception();
    }
  }

  /** The slip of the declaration, or the publisher's change, that such a value is likeliest of. */
  private static String whatToSee(Sums.Key key, BigDecimal implausible) {
    if (key.stage() != BudgetStage.OUTTURN && !key.period().isYear()) {
      return "where the rows of months have what is of their year, say 'wholeYear'";
    }
    return implausible.signum() < 0
        ? "see whether 'cumulative' is said where figures are of the year to date, and there alone"
        : "see whether 'scale' is right, or its publisher has changed it";
  }

  /** A month between two that are stated is stated too. */
  private void requireNoGap() {
    Map<BudgetStage, YearMonth> last = new EnumMap<>(BudgetStage.class);
    known.forEach(
        (key, figure) ->
            key.period()
                .asMonth()
                .ifPresent(
                    month -> {
                      YearMonth before = last.put(key.stage(), month);
                      if (before != null && !before.plusMonths(1).equals(month)) {
                        throw Refusal.at(figure.place())
                            .expected(
                                key.stage().id()
                                    + " of "
                                    + before.plusMonths(1)
                                    + " before "
                                    + month)
                            .found("none")
                            .exception();
                      }
                    }));
  }
}
