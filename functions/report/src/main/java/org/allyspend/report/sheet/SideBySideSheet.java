package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/**
 * NATO's defence expenditure beside SIPRI's military expenditure, ally by ally and year by year.
 */
final class SideBySideSheet implements ReportSheet {
  private static final String SIPRI = "sipri";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private record Line(Ally ally, int year) {}

  /** SIPRI's figures, to be looked up. */
  private record Other(Map<Measure, Map<Subject, Series>> series) {
    static Other of(List<Series> series) {
      Map<Measure, Map<Subject, Series>> byMeasure = new HashMap<>();
      series.forEach(
          one ->
              byMeasure
                  .computeIfAbsent(one.measure(), absent -> new HashMap<>())
                  .put(one.subject(), one));
      return new Other(byMeasure);
    }

    Optional<BigDecimal> figure(Line line, Measure measure) {
      return Optional.ofNullable(
              series.getOrDefault(measure, Map.of()).get(Subject.of(line.ally())))
          .map(one -> one.figures().get(line.year()))
          .flatMap(Figure::value);
    }
  }

  @Override
  public String name() {
    return "Side by side";
  }

  @Override
  public String purpose() {
    return "NATO's and SIPRI's figures in their own definitions, and the difference";
  }

  @Override
  public boolean applies(ReportModel model) {
    return !model.beside(SIPRI).isEmpty();
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Other other = Other.of(model.beside(SIPRI));
    writer.title("Sources side by side");
    writer.sentence(
        "Two definitions, never added and never spliced: NATO counts defence expenditure as its"
            + " allies report it by NATO's definition; SIPRI counts military expenditure from public"
            + " budgets.");
    writer.sentence(
        "They differ over pensions, paramilitary forces, aid to Ukraine, cash or accruals, fiscal or"
            + " calendar years, and the GDP and exchange rates they use.");
    List<Line> lines = new ArrayList<>();
    for (Ally ally : model.europeanAllies()) {
      if (ally.hasArmedForces()) {
        model.years().forEach(year -> lines.add(new Line(ally, year)));
      }
    }
    writer.freeze(writer.table("Side_by_side", columns(model, other), lines));
  }

  private static List<Column<Line>> columns(ReportModel model, Other other) {
    Function<Line, Optional<BigDecimal>> nato = published(model, Measure.EXPENDITURE);
    Function<Line, Optional<BigDecimal>> sipri =
        line -> other.figure(line, Measure.MILITARY_EXPENDITURE);
    Function<Line, Optional<BigDecimal>> natoShare = published(model, Measure.SHARE_OF_GDP);
    Function<Line, Optional<BigDecimal>> sipriShare =
        line -> other.figure(line, Measure.MILITARY_SHARE_OF_GDP);
    return List.of(
        Column.text("Ally", 24, line -> line.ally().natoName()),
        Column.integer("Year", Format.YEAR, Line::year),
        Column.number("NATO expenditure (million USD)", Format.WHOLE, nato),
        Column.number("SIPRI expenditure (million USD)", Format.WHOLE, sipri),
        Column.number("SIPRI less NATO (million USD)", Format.WHOLE, difference(nato, sipri)),
        Column.number(
            "SIPRI less NATO (% of NATO)", Format.ONE_DECIMAL, relativeDifference(nato, sipri)),
        Column.number("NATO share of GDP (%)", Format.TWO_DECIMALS, natoShare),
        Column.number("SIPRI share of GDP (%)", Format.TWO_DECIMALS, sipriShare),
        Column.number(
            "SIPRI less NATO (points)", Format.TWO_DECIMALS, difference(natoShare, sipriShare)));
  }

  private static Function<Line, Optional<BigDecimal>> published(
      ReportModel model, Measure measure) {
    return line -> model.figure(line.ally(), measure, line.year());
  }

  private static Function<Line, Optional<BigDecimal>> difference(
      Function<Line, Optional<BigDecimal>> nato, Function<Line, Optional<BigDecimal>> sipri) {
    return line ->
        nato.apply(line).flatMap(one -> sipri.apply(line).map(other -> other.subtract(one)));
  }

  private static Function<Line, Optional<BigDecimal>> relativeDifference(
      Function<Line, Optional<BigDecimal>> nato, Function<Line, Optional<BigDecimal>> sipri) {
    return line ->
        nato.apply(line)
            .filter(one -> one.signum() > 0)
            .flatMap(
                one ->
                    difference(nato, sipri)
                        .apply(line)
                        .map(gap -> gap.multiply(HUNDRED).divide(one, MathContext.DECIMAL64)));
  }
}
