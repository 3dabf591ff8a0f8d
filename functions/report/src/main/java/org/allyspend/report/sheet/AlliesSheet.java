package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/** One row an ally: where it stands in the latest year. */
final class AlliesSheet implements ReportSheet {
  private final String name;
  private final String purpose;
  private final String title;
  private final Function<ReportModel, List<Ally>> allies;

  private AlliesSheet(
      String name, String purpose, String title, Function<ReportModel, List<Ally>> allies) {
    this.name = name;
    this.purpose = purpose;
    this.title = title;
    this.allies = allies;
  }

  /** The allies the report is about. */
  static AlliesSheet ofEuropeanAllies() {
    return new AlliesSheet(
        "Allies",
        "Each European ally in the latest year: expenditure, share, rank, gaps, growth",
        "European allies",
        ReportModel::europeanAllies);
  }

  /** The United States and Canada, apart. */
  static AlliesSheet ofMemoAllies() {
    return new AlliesSheet(
        "Memo",
        "The United States and Canada, which count in no figure of the European allies",
        "Memo: the United States and Canada",
        ReportModel::memoAllies);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String purpose() {
    return purpose;
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    int year = model.latestYear();
    writer.title(title + " in " + model.yearLabel(year));
    writer.sentence(
        "Shares are the publisher's, at constant prices; gaps are at current prices; constant prices"
            + " are "
            + model.constantPrices()
            + ". [note 2]");
    TableArea table = writer.table(name, columns(model, year), allies.apply(model));
    writer.freeze(table);
  }

  private List<Column<Ally>> columns(ReportModel model, int year) {
    List<Ally> all = allies.apply(model);
    List<Column<Ally>> columns = new ArrayList<>();
    columns.add(Column.text("Ally", 24, ally -> label(model, ally)));
    columns.add(Column.text("Code", 8, Ally::iso3));
    columns.add(
        figure(model, "Expenditure (million USD)", Format.WHOLE, Measure.EXPENDITURE, year));
    columns.add(figure(model, "GDP (million USD)", Format.WHOLE, Measure.GDP, year));
    columns.add(figure(model, "Share of GDP (%)", Format.TWO_DECIMALS, Measure.SHARE_OF_GDP, year));
    columns.add(
        figure(
            model,
            "Share of GDP the year before (%)",
            Format.TWO_DECIMALS,
            Measure.SHARE_OF_GDP,
            year - 1));
    columns.add(Column.number("Rank by share", Format.WHOLE, ally -> rank(model, all, ally, year)));
    columns.add(figure(model, "Real change (%)", Format.ONE_DECIMAL, Measure.REAL_CHANGE, year));
    Target headline = model.configuration().headlineTarget();
    columns.add(Column.text(headline.name(), 16, ally -> standing(model, headline, ally, year)));
    for (Target target : model.configuration().shareOfGdpTargets()) {
      columns.add(
          own(model, "Gap to " + target.name() + " (million USD)", Format.WHOLE, target.gap()));
      columns.add(
          own(
              model,
              "Gap to " + target.name() + " (points)",
              Format.TWO_DECIMALS,
              target.gapPoints()));
    }
    for (Target target : model.configuration().shareOfGdpTargets()) {
      if (target.deadline().filter(deadline -> deadline > year).isPresent()) {
        columns.add(
            own(
                model,
                "Real growth a year to " + target.name() + " by " + target.deadlineYear() + " (%)",
                Format.ONE_DECIMAL,
                target.requiredGrowth()));
      }
      columns.add(
          Column.text(
              "Year at " + target.name() + " on the present path",
              18,
              ally -> catchUp(model, target, ally, year)));
    }
    columns.add(
        figure(
            model,
            "Equipment (% of expenditure)",
            Format.ONE_DECIMAL,
            Measure.EQUIPMENT_SHARE,
            year));
    columns.add(
        figure(
            model,
            "Expenditure per head (USD at " + model.constantPrices() + ")",
            Format.WHOLE,
            Measure.EXPENDITURE_PER_CAPITA,
            year));
    columns.add(
        figure(
            model, "Military personnel (thousands)", Format.ONE_DECIMAL, Measure.PERSONNEL, year));
    return columns;
  }

  private static Column<Ally> figure(
      ReportModel model, String header, Format format, Measure measure, int year) {
    return Column.number(header, format, ally -> model.figure(ally, measure, year));
  }

  private static Column<Ally> own(
      ReportModel model, String header, Format format, Measure measure) {
    return Column.number(
        header,
        format,
        ally -> model.own(ally, measure, model.latestYear()).map(Aggregate.Value::value));
  }

  /** NATO's name, with a mark where the publisher stars it. */
  static String label(ReportModel model, Ally ally) {
    boolean starred =
        model
            .series(ally, Measure.EXPENDITURE)
            .filter(series -> !series.note().isEmpty())
            .isPresent();
    String mark = starred ? " [note 1]" : "";
    return ally.natoName() + (ally.hasArmedForces() ? mark : " [note 3]");
  }

  private static Optional<BigDecimal> rank(ReportModel model, List<Ally> all, Ally ally, int year) {
    return model
        .figure(ally, Measure.SHARE_OF_GDP, year)
        .map(
            own ->
                all.stream()
                    .flatMap(other -> model.figure(other, Measure.SHARE_OF_GDP, year).stream())
                    .filter(share -> share.compareTo(own) > 0)
                    .count())
        .map(ahead -> BigDecimal.valueOf(ahead + 1));
  }

  private static String standing(ReportModel model, Target target, Ally ally, int year) {
    if (model.own(ally, target.alliesAt(), year).isEmpty()) {
      return "[x]";
    }
    if (model.holds(ally, target.newlyAt(), year)) {
      return "newly at it";
    }
    return model.holds(ally, target.alliesAt(), year) ? "at it" : "below";
  }

  private static String catchUp(ReportModel model, Target target, Ally ally, int year) {
    if (model.own(ally, target.alliesAt(), year).isEmpty()) {
      return "[x]";
    }
    if (model.holds(ally, target.alliesAt(), year)) {
      return "at it";
    }
    return model
        .own(ally, target.catchUpYear(), year)
        .map(value -> value.value().toPlainString())
        .orElse("not on this path");
  }
}
