package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Budgets;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/**
 * One row an ally, under the group's: where it stands against the line from the pledge, and the
 * path that is left to the deadline, in share of GDP and in money.
 */
final class RoadSheet implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Road");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Target target = model.road().orElseThrow();
    Roads roads = new Roads(model);
    writer.title(
        labels.get("sheet.road.title", labels.target(target), target.deadline().orElseThrow()));
    roads.sentences().forEach(writer::sentence);
    Budgets.of(model)
        .map(Budgets::plans)
        .filter(plans -> !plans.isEmpty())
        .ifPresent(
            plans -> {
              plans.forEach(writer::sentence);
              writer.sentence(labels.get("budgets.plans.note"));
            });
    writer.sentence(new LiveLines(model).notice());
    writer.sentence(new LiveLines(model).deadlineNotice(target));
    writer.sentence(labels.get("road.intro", model.latestYear(), target.deadline().orElseThrow()));
    writer.freeze(writer.openTable(TABLE.name(), new Columns(model).all(), roads.lines()), 2);
  }

  /** The header of the expenditure the path means in a year. */
  static String moneyHeader(ReportModel model, int year) {
    return model.labels().get("road.money", year, model.latestYear());
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final Target target;
    private final int latest;
    private final int deadline;
    private final List<Column<Roads.Line>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.target = model.road().orElseThrow();
      this.latest = model.latestYear();
      this.deadline = target.deadline().orElseThrow();
    }

    List<Column<Roads.Line>> all() {
      columns.add(Column.text(labels.get("col.ally"), 20, Roads.Line::name));
      columns.add(Column.text(labels.get("col.code"), 16, Roads.Line::id));
      add(shareHeader(), Format.TWO_DECIMALS, this::latestShare);
      addMoney(Measure.EXPENDITURE, Roads.Line::expenditure);
      addMoney(Measure.GDP, Roads.Line::gdp);
      new Roads(model)
          .standingYears()
          .forEach(
              year -> {
                add(
                    labels.get("road.planned", year),
                    Format.TWO_DECIMALS,
                    l -> planned(l, year),
                    year);
                add(labels.get("road.ahead", year), Format.TWO_DECIMALS, l -> ahead(l, year), year);
              });
      IntStream.rangeClosed(latest + 1, deadline)
          .forEach(year -> add(pathHeader(year), Format.TWO_DECIMALS, l -> path(l, year)));
      IntStream.rangeClosed(latest + 1, deadline)
          .forEach(year -> add(moneyHeader(year), Format.WHOLE, l -> expenditure(l, year)));
      add(labels.get("road.more", deadline, latest), Format.WHOLE, this::more);
      add(labels.get("road.together", latest + 1, deadline), Format.WHOLE, this::together);
      return columns;
    }

    /** A column of what begins with the latest share. */
    private void add(String header, Format format, Function<Roads.Line, Formula> value) {
      add(header, format, value, latest);
    }

    /** A column of what rests on the share of a year. */
    private void add(String header, Format format, Function<Roads.Line, Formula> value, int year) {
      columns.add(
          Column.filled(header, format, 13, value)
              .marked(
                  line -> line.ally().filter(ally -> model.breaks().in(ally, year)).isPresent()));
    }

    /** A column of figures that no share is in. */
    private void addMoney(Measure measure, Function<Roads.Line, Optional<BigDecimal>> dollars) {
      String header = model.moneyHeader(measure);
      columns.add(
          Column.filled(
              header,
              Format.WHOLE,
              13,
              line -> Cells.of(assumed(line, header), stated(dollars.apply(line)))));
    }

    private String shareHeader() {
      return labels.get("road.share", model.yearLabel(latest));
    }

    private String pathHeader(int year) {
      return labels.get("road.path", year);
    }

    private String moneyHeader(int year) {
      return RoadSheet.moneyHeader(model, year);
    }

    private Formula latestShare(Roads.Line line) {
      return Cells.of(share(line, latest), line.share(latest));
    }

    /** A formula for a share of GDP in a year, of an ally or of the group. */
    private String share(Roads.Line line, int year) {
      return line.isGroup()
          ? GroupsSheet.lookup(
              model,
              Measure.SHARE_OF_GDP,
              TABLE.here(labels.get("col.code")),
              Formula.quoted(GroupRow.word(model, Composition.AS_OF_YEAR)),
              Integer.toString(year))
          : SharesSheet.lookup(model, TABLE.here(labels.get("col.code")), year);
    }

    private Optional<BigDecimal> stated(Optional<BigDecimal> dollars) {
      return dollars.map(amount -> model.money().stated(amount, latest));
    }

    /** A column of the assumed growth: an ally's, or that of all who count in the group's road. */
    private String assumed(Roads.Line line, String header) {
      TableName growth = GrowthSheet.TABLE;
      return line.isGroup()
          ? growth.sum(
              header,
              growth.where(GrowthSheet.countedHeader(labels), Formula.quoted(labels.get("yes"))))
          : growth.find(header, labels.get("col.code"), TABLE.here(labels.get("col.code")));
    }

    private Formula planned(Roads.Line line, int year) {
      String start = share(line, line.start());
      return Cells.ifKnown(
          known(), line(start, line.start(), Integer.toString(year)), line.of(target.road(), year));
    }

    private Formula ahead(Roads.Line line, int year) {
      String share = share(line, year);
      return Cells.ifKnown(
          share + "+" + TABLE.here(labels.get("road.planned", year)),
          share + "-" + TABLE.here(labels.get("road.planned", year)),
          line.of(target.aheadOfRoad(), year));
    }

    private Formula path(Roads.Line line, int year) {
      return Cells.ifKnown(
          known(),
          line(TABLE.here(shareHeader()), latest, Integer.toString(year)),
          line.of(target.path(), year));
    }

    /** share + (threshold - share) x years gone / years to go; who is at the target holds it. */
    private String line(String share, int from, String year) {
      String threshold = DataFormulas.threshold(target);
      String deadlineName = DataFormulas.deadline(target);
      return String.format(
          Locale.ROOT,
          "IF(OR(%s,%s>=%s),%s,%s+(%s-%s)*(%s-%d)/(%s-%d))",
          TargetFormulas.isMet(threshold, share),
          year,
          deadlineName,
          threshold,
          share,
          threshold,
          share,
          year,
          from,
          deadlineName,
          from);
    }

    private Formula expenditure(Roads.Line line, int year) {
      return Cells.ifKnown(
          TABLE.here(pathHeader(year)),
          TABLE.here(pathHeader(year))
              + "/100*"
              + assumed(line, GrowthSheet.gdpHeader(model, year)),
          stated(line.of(target.pathExpenditure(), year)));
    }

    private Formula more(Roads.Line line) {
      return Cells.ifKnown(
          known(),
          Formula.call("MAX", "0", TABLE.here(moneyHeader(deadline)) + "-" + moneyNow()),
          stated(line.toFind()));
    }

    private Formula together(Roads.Line line) {
      String money = TABLE.here(moneyHeader(latest + 1), moneyHeader(deadline));
      String now = moneyNow();
      return Cells.ifKnown(
          known(),
          Formula.call("SUMPRODUCT", "(" + money + ">" + now + ")*(" + money + "-" + now + ")"),
          stated(line.together()));
    }

    private String known() {
      return String.join(
          "+", TABLE.here(shareHeader()), moneyNow(), TABLE.here(model.moneyHeader(Measure.GDP)));
    }

    private String moneyNow() {
      return TABLE.here(model.moneyHeader(Measure.EXPENDITURE));
    }
  }
}
