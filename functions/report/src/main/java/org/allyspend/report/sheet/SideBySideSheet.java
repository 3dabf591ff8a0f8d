package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.report.Definitions;
import org.allyspend.report.Labels;
import org.allyspend.report.Percent;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** The report's figures beside those of other sources, ally by ally and year by year. */
final class SideBySideSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Side_by_side");

  private record Line(Ally ally, int year) {}

  static boolean applies(ReportModel model) {
    return !years(model).isEmpty();
  }

  /** Whether there is another source to show beside. */
  static boolean areSeveral(ReportModel model) {
    return !new Definitions(model).measures().isEmpty();
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title(model.labels().get("sheet.side-by-side.title"));
    writer.sentence(model.labels().get("side-by-side.intro"));
    List<Integer> years = years(model);
    writer.sentence(model.labels().get("side-by-side.printed", years.get(0)));
    List<Line> lines = new ArrayList<>();
    for (int year : years) {
      model.europeanAllies().forEach(ally -> lines.add(new Line(ally, year)));
    }
    List<Column<Line>> columns = columns(model);
    TableArea table = writer.table(TABLE.name(), columns, lines);
    writer.freeze(table, 2);
    writer.print().onOnePage();
    writer.print().only(table, columns.size(), model.europeanAllies().size());
  }

  /** Those of which another source has a figure, the latest first. */
  private static List<Integer> years(ReportModel model) {
    Definitions definitions = new Definitions(model);
    return model.years().descendingSet().stream()
        .filter(
            year ->
                definitions.measures().stream()
                    .flatMap(measure -> definitions.beside(measure).stream())
                    .anyMatch(
                        other ->
                            model.europeanAllies().stream()
                                .anyMatch(
                                    ally -> definitions.figure(other, ally, year).isPresent())))
        .toList();
  }

  private static List<Column<Line>> columns(ReportModel model) {
    Labels labels = model.labels();
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.ally"), 21, line -> labels.ally(line.ally())));
    columns.add(Column.integer(labels.get("col.year"), Format.YEAR, Line::year));
    Definitions definitions = new Definitions(model);
    for (Measure measure : definitions.measures()) {
      add(columns, model, measure, definitions.beside(measure));
    }
    return columns;
  }

  /** The one whose difference is told: that which has the latest year, the first of several. */
  private static Definitions.Other compared(ReportModel model, List<Definitions.Other> others) {
    Definitions.Other latest = others.get(0);
    for (Definitions.Other other : others) {
      latest = lastYear(model, other) > lastYear(model, latest) ? other : latest;
    }
    return latest;
  }

  private static int lastYear(ReportModel model, Definitions.Other other) {
    Definitions definitions = new Definitions(model);
    return model.europeanAllies().stream()
        .flatMap(
            ally ->
                model.years().stream()
                    .filter(year -> definitions.figure(other, ally, year).isPresent()))
        .max(Comparator.naturalOrder())
        .orElse(0);
  }

  /** The report's own column, one a source beside it, and the difference to the latest of these. */
  private static void add(
      List<Column<Line>> columns,
      ReportModel model,
      Measure measure,
      List<Definitions.Other> others) {
    Labels labels = model.labels();
    Definitions definitions = new Definitions(model);
    String what = "side-by-side." + measure.id();
    boolean money = !measure.isShare();
    Format format = money ? Format.WHOLE : Format.TWO_DECIMALS;
    Release own = model.assessment().release();
    String publisher = labels.publisher(own.publisher());
    Definitions.Other first = compared(model, others);
    String ours = labels.get(what, publisher);
    String theirs = labels.get(what, definitions.name(first));
    Function<Line, Optional<BigDecimal>> here = figure(model, own, measure);
    Function<Line, Optional<BigDecimal>> there =
        line -> definitions.figure(first, line.ally(), line.year());
    columns.add(Column.number(ours, format, here));
    for (Definitions.Other other : others) {
      columns.add(
          Column.number(
              labels.get(what, definitions.name(other)),
              format,
              line -> definitions.figure(other, line.ally(), line.year())));
    }
    columns.add(
        Column.filled(
            labels.get(what + ".less", definitions.name(first), publisher),
            format,
            15,
            line ->
                ifBothKnown(
                    ours,
                    theirs,
                    TABLE.here(theirs) + "-" + TABLE.here(ours),
                    difference(here.apply(line), there.apply(line)))));
    if (money) {
      columns.add(
          Column.filled(
              labels.get(what + ".relative", definitions.name(first), publisher),
              Format.ONE_DECIMAL,
              15,
              line ->
                  ifBothKnown(
                      ours,
                      theirs,
                      String.format(
                          Locale.ROOT,
                          "IF(%1$s>0,100*%2$s/%1$s-100,%3$s)",
                          TABLE.here(ours),
                          TABLE.here(theirs),
                          Formula.quoted(Shorthand.MISSING)),
                      relative(here.apply(line), there.apply(line)))));
    }
  }

  private static Formula ifBothKnown(
      String ours, String theirs, String formula, Optional<BigDecimal> value) {
    return Cells.ifKnown(TABLE.here(ours) + "+" + TABLE.here(theirs), formula, value);
  }

  private static Function<Line, Optional<BigDecimal>> figure(
      ReportModel model, Release release, Measure measure) {
    return line -> model.figure(release.source(), line.ally(), measure, line.year());
  }

  private static Optional<BigDecimal> difference(
      Optional<BigDecimal> ours, Optional<BigDecimal> theirs) {
    return ours.flatMap(one -> theirs.map(other -> other.subtract(one)));
  }

  private static Optional<BigDecimal> relative(
      Optional<BigDecimal> ours, Optional<BigDecimal> theirs) {
    return ours.flatMap(one -> theirs.flatMap(other -> Percent.change(other, one)));
  }
}
