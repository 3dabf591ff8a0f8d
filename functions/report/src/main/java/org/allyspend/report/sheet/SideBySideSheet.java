package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Counterpart;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** The report's figures beside those of other sources, ally by ally and year by year. */
final class SideBySideSheet implements ReportSheet {
  private static final String MILLIONS = "million USD";
  private static final String PERCENT = "%";
  private static final Map<Measure, String> NAMES =
      Map.of(
          Measure.EXPENDITURE, "expenditure",
          Measure.SHARE_OF_GDP, "share of GDP",
          Measure.GDP, "GDP");

  private record Line(Ally ally, int year) {}

  @Override
  public String name() {
    return "Side by side";
  }

  @Override
  public String purpose() {
    return "The figures of several sources in their own definitions, and how far they lie apart";
  }

  @Override
  public boolean applies(ReportModel model) {
    return areSeveral(model);
  }

  /** Whether there is another source to show beside. */
  static boolean areSeveral(ReportModel model) {
    return Counterpart.ALL.stream()
        .anyMatch(counterpart -> !model.besideWith(counterpart.other()).isEmpty());
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Sources side by side");
    writer.sentence(
        "Each source by its own definition, never added and never spliced. Why they differ is on the"
            + " sheet Definitions; where they differ more than in other years is on the sheet"
            + " Findings.");
    List<Line> lines = new ArrayList<>();
    for (Ally ally : model.europeanAllies()) {
      model.years().forEach(year -> lines.add(new Line(ally, year)));
    }
    writer.freeze(writer.table("Side_by_side", columns(model), lines));
  }

  private static List<Column<Line>> columns(ReportModel model) {
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text("Ally", 24, line -> line.ally().natoName()));
    columns.add(Column.integer("Year", Format.YEAR, Line::year));
    for (Counterpart counterpart : Counterpart.ALL) {
      List<Release> others = model.besideWith(counterpart.other());
      if (!others.isEmpty()) {
        add(columns, model, counterpart, others);
      }
    }
    return columns;
  }

  /** The report's own column, one a source beside it, and the difference to the first of these. */
  private static void add(
      List<Column<Line>> columns,
      ReportModel model,
      Counterpart counterpart,
      List<Release> others) {
    boolean money = !counterpart.measure().isShare();
    Format format = money ? Format.WHOLE : Format.TWO_DECIMALS;
    String unit = " (" + (money ? MILLIONS : PERCENT) + ")";
    String name = " " + NAMES.get(counterpart.measure());
    Release own = model.assessment().release();
    Function<Line, Optional<BigDecimal>> ours = figure(model, own, counterpart.measure());
    columns.add(Column.number(own.publisher() + name + unit, format, ours));
    for (Release other : others) {
      columns.add(
          Column.number(
              other.publisher() + name + unit, format, figure(model, other, counterpart.other())));
    }
    Release first = others.get(0);
    Function<Line, Optional<BigDecimal>> theirs = figure(model, first, counterpart.other());
    String less = first.publisher() + name + " less " + own.publisher();
    columns.add(
        Column.number(less + (money ? unit : " (points)"), format, difference(ours, theirs)));
    if (money) {
      columns.add(
          Column.number(
              less + " (% of " + own.publisher() + ")",
              Format.ONE_DECIMAL,
              relativeDifference(ours, theirs)));
    }
  }

  private static Function<Line, Optional<BigDecimal>> figure(
      ReportModel model, Release release, Measure measure) {
    return line -> model.figure(release.source(), line.ally(), measure, line.year());
  }

  private static Function<Line, Optional<BigDecimal>> difference(
      Function<Line, Optional<BigDecimal>> ours, Function<Line, Optional<BigDecimal>> theirs) {
    return line ->
        ours.apply(line).flatMap(one -> theirs.apply(line).map(other -> other.subtract(one)));
  }

  private static Function<Line, Optional<BigDecimal>> relativeDifference(
      Function<Line, Optional<BigDecimal>> ours, Function<Line, Optional<BigDecimal>> theirs) {
    return line ->
        ours.apply(line)
            .filter(one -> one.signum() > 0)
            .flatMap(
                one ->
                    difference(ours, theirs)
                        .apply(line)
                        .map(gap -> gap.movePointRight(2).divide(one, MathContext.DECIMAL64)));
  }
}
