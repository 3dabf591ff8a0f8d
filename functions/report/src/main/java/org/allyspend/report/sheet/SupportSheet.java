package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Subject;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.Support;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/**
 * Support for Ukraine: a row a donor, the European allies together first, then each, then those who
 * are shown apart; by kind since 2022, and the year so far against the same months before.
 */
final class SupportSheet implements ReportSheet {
  static final TableName TABLE = new TableName("Support");

  /** The kinds of allocations, and their total last. */
  static final List<Measure> KINDS =
      List.of(
          Measure.SUPPORT_MILITARY,
          Measure.SUPPORT_FINANCIAL,
          Measure.SUPPORT_HUMANITARIAN,
          Measure.SUPPORT);

  /**
   * A row.
   *
   * @param donor whose it is, empty for the European allies together
   */
  private record Line(Optional<Subject> donor) {}

  @Override
  public String id() {
    return "support";
  }

  @Override
  public boolean applies(ReportModel model) {
    return Support.of(model).isPresent();
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Support support = Support.of(model).orElseThrow();
    writer.title(model.labels().get("sheet.support.title"));
    support.sentences().forEach(writer::sentence);
    support.notes().forEach(writer::sentence);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Optional.empty()));
    support.donors().forEach(donor -> lines.add(new Line(Optional.of(donor))));
    writer.freeze(writer.table(TABLE.name(), new Columns(model, support).all(), lines));
  }

  /** A kind of allocations as a header. */
  static String header(Labels labels, Measure measure) {
    return labels.get("measure." + measure.id());
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final Labels labels;
    private final Support support;
    private final int year;
    private final List<Column<Line>> columns = new ArrayList<>();

    Columns(ReportModel model, Support support) {
      this.labels = model.labels();
      this.support = support;
      this.year = support.last().getYear();
    }

    List<Column<Line>> all() {
      columns.add(Column.text(labels.get("support.donor"), 24, this::name));
      columns.add(
          Column.text(
              labels.get("col.code"),
              16,
              line -> line.donor().map(Subject::id).orElse(ReportModel.GROUP.id())));
      for (Measure kind : KINDS) {
        add(
            header(labels, kind),
            line ->
                new Formula(
                    sum(line, header(labels, kind), List.of()), value(line, kind, month -> true)));
      }
      add(labels.get("support.of-all"), this::shareOfAll);
      columns.add(
          SupportData.formula(labels.get("support.gdp"), Format.TWO_DECIMALS, this::percentOfGdp));
      add(soFarHeader(0), line -> soFar(line, 0));
      if (support.hasYearBefore()) {
        add(soFarHeader(1), line -> soFar(line, 1));
        columns.add(
            SupportData.formula(labels.get("support.change"), Format.ONE_DECIMAL, this::change));
      }
      columns.add(
          Column.number(
              labels.get("support.attributed"),
              Format.TWO_DECIMALS,
              line -> line.donor().flatMap(support::attributed)));
      return columns;
    }

    private void add(String header, Function<Line, Object> cell) {
      columns.add(SupportData.formula(header, Format.TWO_DECIMALS, cell));
    }

    private String name(Line line) {
      return line.donor().map(support::name).orElseGet(() -> labels.group(ReportModel.GROUP));
    }

    private String soFarHeader(int yearsBefore) {
      return labels.get("support.so-far.header", support.monthsSoFar(), year - yearsBefore);
    }

    private BigDecimal value(Line line, Measure measure, Predicate<YearMonth> of) {
      return line.donor()
          .map(donor -> support.sum(donor, measure, of))
          .orElseGet(() -> support.total(measure, of));
    }

    /** A sum over the rows of a donor, or over those of European allies. */
    private String sum(Line line, String header, List<String> more) {
      List<String> criteria = new ArrayList<>();
      if (line.donor().isPresent()) {
        criteria.addAll(List.of("col.code", TABLE.here(labels.get("col.code"))));
      } else {
        criteria.addAll(List.of("support.european", Formula.quoted(labels.get("yes"))));
      }
      criteria.addAll(more);
      return SupportData.sum(labels, header, criteria);
    }

    private Object soFar(Line line, int yearsBefore) {
      return new Formula(
          sum(
              line,
              header(labels, Measure.SUPPORT),
              List.of(
                  "col.year",
                  Integer.toString(year - yearsBefore),
                  "support.month",
                  "\"<=" + support.last().getMonthValue() + "\"")),
          value(line, Measure.SUPPORT, support.soFar(yearsBefore)));
    }

    private Object shareOfAll(Line line) {
      String all =
          SupportData.sum(
              labels,
              header(labels, Measure.SUPPORT),
              List.of("col.code", Formula.quoted(Subject.ALL_DONORS.id())));
      BigDecimal sum = support.sum(Subject.ALL_DONORS, Measure.SUPPORT, month -> true);
      String total = TABLE.here(header(labels, Measure.SUPPORT));
      return Cells.ifKnown(
          "1/" + all,
          "100*" + total + "/" + all,
          sum.signum() == 0
              ? Optional.empty()
              : Optional.of(
                  value(line, Measure.SUPPORT, month -> true)
                      .movePointRight(2)
                      .divide(sum, MathContext.DECIMAL64)));
    }

    /** Of GDP of 2021, as published by donor: it can't be added over donors. */
    private Object percentOfGdp(Line line) {
      Optional<Subject> one =
          line.donor()
              .filter(
                  donor ->
                      support
                          .figure(donor, Measure.SUPPORT_PERCENT_OF_GDP, support.last())
                          .isPresent());
      return one.<Object>map(
              donor ->
                  new Formula(
                      sum(line, labels.get("support.gdp"), List.of()),
                      support.sum(donor, Measure.SUPPORT_PERCENT_OF_GDP, month -> true)))
          .orElse(Shorthand.MISSING);
    }

    private Object change(Line line) {
      String now = TABLE.here(soFarHeader(0));
      String before = TABLE.here(soFarHeader(1));
      return new Formula(
          "IF("
              + before
              + ">0,100*"
              + now
              + "/"
              + before
              + "-100,"
              + Formula.quoted(Shorthand.MISSING)
              + ")",
          Support.change(
                  value(line, Measure.SUPPORT, support.soFar(0)),
                  value(line, Measure.SUPPORT, support.soFar(1)))
              .<Object>map(value -> value)
              .orElse(Shorthand.MISSING));
    }
  }
}
