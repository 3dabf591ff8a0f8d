package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;

/**
 * A figure as a treasury prints it, against which releases are held: 'outturn of 2025 154684.84'.
 *
 * @param stage its stage
 * @param part of which part it is, or null for the whole
 * @param period a year such as 2025, or a month such as 2025-07
 * @param value in millions of the currency, with the digits that are printed
 */
record CheckedFigure(
    @JsonProperty(value = "stage", required = true) String stage,
    @JsonProperty("part") String part,
    @JsonProperty(value = "period", required = true) String period,
    @JsonProperty(value = "value", required = true) BigDecimal value) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  CheckedFigure {
    Declaration.stage("/stage", stage);
    if (part != null) {
      Declaration.part("/part", part);
    }
    if (!period.matches("\\d{4}(-(0[1-9]|1[0-2]))?")) {
      throw Refusal.at("/period")
          .expected("a year such as 2025 or a month such as 2025-07")
          .foundText(period)
          .exception();
    }
  }

  /** Whether this is it, to the digits that are printed. */
  boolean agrees(BigDecimal stated) {
    return stated.subtract(value).abs().compareTo(HALF.movePointLeft(value.scale())) <= 0;
  }

  /** What is stated of it, or empty; a year is its twelve months too. */
  Optional<BigDecimal> stated(Map<Sums.Key, Figure> figures) {
    Period of = Period.parse(period);
    Optional<BigDecimal> one = value(of, figures);
    return one.isPresent() || !of.isYear() ? one : ofMonths(of.year(), figures);
  }

  private Optional<BigDecimal> ofMonths(int year, Map<Sums.Key, Figure> figures) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int month = 1; month <= 12; month++) {
      Optional<BigDecimal> one = value(Period.of(YearMonth.of(year, month)), figures);
      if (one.isEmpty()) {
        return one;
      }
      sum = sum.add(one.get());
    }
    return Optional.of(sum);
  }

  private Optional<BigDecimal> value(Period of, Map<Sums.Key, Figure> figures) {
    BudgetPart counted = part == null ? BudgetPart.WHOLE : Declaration.part("/part", part);
    Figure figure = figures.get(new Sums.Key(Declaration.stage("/stage", stage), counted, of));
    return Optional.ofNullable(figure).flatMap(Figure::value);
  }

  /** That something else is stated, as a note for readers says it. */
  Words otherwise(BigDecimal stated) {
    String here = plain(stated);
    String there = value.toPlainString();
    return new Words(
        isWhat() + " is " + here + " million here, and " + there + " there",
        inFrench(Declaration.stage("/stage", stage))
            + ofPart()
            + " de "
            + period
            + ", "
            + here.replace('.', ',')
            + " millions ici et "
            + there.replace('.', ',')
            + " là");
  }

  private String isWhat() {
    return stage + ofPart() + " of " + period;
  }

  private String ofPart() {
    return part == null ? "" : " (" + part + ")";
  }

  private static String inFrench(BudgetStage stage) {
    return switch (stage) {
      case VOTED -> "voté";
      case REVISED -> "révisé";
      case OUTTURN -> "exécuté";
      case PLANNED -> "prévu";
    };
  }

  private static String plain(BigDecimal stated) {
    return stated.stripTrailingZeros().toPlainString();
  }

  /** That something else is stated. */
  Remark isNot(BigDecimal stated) {
    String here = plain(stated);
    String there = value.toPlainString();
    return part == null
        ? Remark.of(Remark.Kind.DIFFERS, stage, period, here, there)
        : Remark.of(Remark.Kind.PART_DIFFERS, stage, part, period, here, there);
  }
}
