package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Admitted;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/**
 * The assumptions of roads by ally: the growth of its GDP in each year to the deadline, to be
 * changed by who wants to know, and the GDP that follows.
 */
final class GrowthSheet implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Growth");

  private static final Admitted ADMITTED = Admitted.decimal("-20", "20");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.growth.title"));
    writer.sentence(
        model.goesByOutlook()
            ? labels.get(
                "growth.outlook", labels.outlook(GdpOutlook.IMF), GdpOutlook.IMF.lastYear())
            : labels.get(
                "growth.one-figure", labels.assumed(model.configuration().gdpGrowthPercent())));
    writer.sentence(labels.get("growth.intro", model.latestYear()));
    Columns columns = new Columns(model);
    TableArea table = writer.table(TABLE.name(), columns.all(), model.europeanAllies());
    for (String header : columns.growthHeaders()) {
      writer.admit(table.column(header), header, ADMITTED, ADMITTED.text(labels));
    }
    writer.freeze(table, 2);
    writer.print().only(table, columns.printed(), model.europeanAllies().size());
  }

  /** The header of the GDP assumed for a year. */
  static String gdpHeader(ReportModel model, int year) {
    return year == model.latestYear()
        ? model.moneyHeader(Measure.GDP)
        : model.labels().get("growth.gdp", year, model.latestYear());
  }

  /** The header of the column that says whether an ally's figures are in the group's road. */
  static String countedHeader(Labels labels) {
    return labels.get("growth.counted");
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas data;
    private final int latest;
    private final Target target;
    private final List<Column<Ally>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.data = new DataFormulas(model);
      this.latest = model.latestYear();
      this.target = model.road().orElseThrow();
    }

    List<Column<Ally>> all() {
      int deadline = target.deadline().orElseThrow();
      columns.add(Column.text(labels.get("col.ally"), 20, labels::ally));
      columns.add(Column.text(labels.get("col.code"), 9, Ally::iso3));
      addFigure(Measure.EXPENDITURE);
      addFigure(Measure.GDP);
      columns.add(Column.filled(countedHeader(labels), Format.TEXT, 14, this::counted));
      for (int year = latest + 1; year <= deadline; year++) {
        addGrowth(year);
      }
      for (int year = latest + 1; year <= deadline; year++) {
        addGdp(year);
      }
      return columns;
    }

    /** The columns up to the growth of the last year; the GDP it leads to is for formulas. */
    int printed() {
      return columns.size() - growthHeaders().size();
    }

    private void addFigure(Measure measure) {
      columns.add(
          Column.filled(
              model.moneyHeader(measure),
              Format.WHOLE,
              14,
              ally ->
                  Cells.of(
                      Formula.call(
                          "IFERROR",
                          model.money().formula(figure(measure), latest),
                          Formula.quoted(Shorthand.MISSING)),
                      model.figure(ally, measure, latest).map(this::stated))));
    }

    private String figure(Measure measure) {
      return data.figureOrError(
          AllyTables.EUROPEAN,
          measure,
          TABLE.here(labels.get("col.code")),
          Integer.toString(latest));
    }

    private BigDecimal stated(BigDecimal dollars) {
      return model.money().stated(dollars, latest);
    }

    /** Whoever has every figure; Iceland, without expenditure, counts in GDP. */
    private Formula counted(Ally ally) {
      String gdp = TABLE.here(model.moneyHeader(Measure.GDP));
      String needed =
          ally.hasArmedForces()
              ? String.join(
                  "+",
                  gdp,
                  TABLE.here(model.moneyHeader(Measure.EXPENDITURE)),
                  SharesSheet.lookup(model, TABLE.here(labels.get("col.code")), latest))
              : gdp;
      return new Formula(
          Formula.call(
              "IF",
              Formula.call("ISNUMBER", needed),
              Formula.quoted(labels.get("yes")),
              Formula.quoted(labels.get("no"))),
          labels.get(counts(ally) ? "yes" : "no"));
    }

    private boolean counts(Ally ally) {
      List<Measure> needed =
          ally.hasArmedForces()
              ? List.of(Measure.GDP, Measure.EXPENDITURE, Measure.SHARE_OF_GDP)
              : List.of(Measure.GDP);
      return needed.stream().allMatch(one -> model.figure(ally, one, latest).isPresent());
    }

    /** A figure to be changed; after the last projected year, that of the year before goes on. */
    private void addGrowth(int year) {
      columns.add(
          new Column<>(
              growthHeader(year),
              Format.TWO_DECIMALS,
              11,
              ally -> {
                BigDecimal growth = model.gdpGrowth(ally, year);
                if (isTheOneFigure(growth)) {
                  return Optional.of(new Formula(AssumptionsSheet.GDP_GROWTH, growth));
                }
                return Optional.of(
                    year > latest + 1 && year > GdpOutlook.IMF.lastYear()
                        ? new Formula(TABLE.here(growthHeader(year - 1)), growth)
                        : growth);
              }));
    }

    /** Where no outlook was known, every ally's growth is the assumption's and follows it. */
    private boolean isTheOneFigure(BigDecimal growth) {
      return !model.goesByOutlook()
          && growth.compareTo(model.configuration().gdpGrowthPercent()) == 0;
    }

    List<String> growthHeaders() {
      return IntStream.rangeClosed(latest + 1, target.deadline().orElseThrow())
          .mapToObj(this::growthHeader)
          .toList();
    }

    private String growthHeader(int year) {
      return labels.get("growth.growth", year);
    }

    private void addGdp(int year) {
      String before = TABLE.here(gdpHeader(model, year - 1));
      columns.add(
          Column.filled(
              gdpHeader(model, year),
              Format.WHOLE,
              15,
              ally ->
                  Cells.ifKnown(
                      before,
                      String.format(
                          Locale.ROOT,
                          "%s*(1+IF(%s=1,%s,%s)/100)",
                          before,
                          AssumptionsSheet.GROWTH_BY_ALLY,
                          TABLE.here(growthHeader(year)),
                          AssumptionsSheet.GDP_GROWTH),
                      gdp(ally, year).map(this::stated))));
    }

    /** As the road has it, and for who has no road, grown here. */
    private Optional<BigDecimal> gdp(Ally ally, int year) {
      return model
          .own(ally, target.pathGdp(), year)
          .map(Aggregate.Value::value)
          .or(() -> model.figure(ally, Measure.GDP, latest).map(gdp -> grown(ally, gdp, year)));
    }

    private BigDecimal grown(Ally ally, BigDecimal gdp, int until) {
      BigDecimal grown = gdp;
      for (int year = latest + 1; year <= until; year++) {
        grown =
            grown.multiply(
                BigDecimal.ONE.add(model.gdpGrowth(ally, year).movePointLeft(2)),
                MathContext.DECIMAL128);
      }
      return grown;
    }
  }
}
