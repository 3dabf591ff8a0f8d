package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Measure;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.Support;
import org.allyspend.report.SupportLine;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/**
 * Support for Ukraine: a row a donor, the European allies together first, then each, then those who
 * are shown apart; by kind since 2022, and the year so far against the same months before.
 */
final class SupportSheet implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Support");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Support support = model.support().orElseThrow();
    writer.title(model.labels().get("sheet.support.title"));
    support.sentences().forEach(writer::sentence);
    support.notes().forEach(writer::sentence);
    writer.freeze(writer.table(TABLE.name(), new Columns(model, support).all(), support.lines()));
  }

  /** A kind of allocations as a header. */
  static String header(Labels labels, Measure measure) {
    return labels.get("measure." + measure.id());
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final Support support;
    private final int year;
    private final List<Column<SupportLine>> columns = new ArrayList<>();

    Columns(ReportModel model, Support support) {
      this.model = model;
      this.labels = model.labels();
      this.support = support;
      this.year = support.last().getYear();
    }

    List<Column<SupportLine>> all() {
      columns.add(Column.text(labels.get("support.donor"), 24, SupportLine::name));
      columns.add(Column.text(labels.get("col.code"), 16, SupportLine::id));
      for (Measure kind : SupportLine.KINDS) {
        add(
            header(labels, kind),
            line -> new Formula(sum(line, header(labels, kind)), line.all(kind)));
      }
      add(labels.get("support.of-all"), this::shareOfAll);
      columns.add(
          SupportData.formula(labels.get("support.gdp"), Format.TWO_DECIMALS, this::percentOfGdp));
      columns.add(Column.number(populationHeader(), Format.WHOLE, SupportLine::population));
      columns.add(SupportData.formula(labels.get("support.per-head"), Format.WHOLE, this::perHead));
      add(soFarHeader(0), line -> soFar(line, 0));
      if (support.hasYearBefore()) {
        add(soFarHeader(1), line -> soFar(line, 1));
        columns.add(
            SupportData.formula(labels.get("support.change"), Format.ONE_DECIMAL, this::change));
      }
      columns.add(
          Column.number(
              labels.get("support.attributed"), Format.TWO_DECIMALS, SupportLine::attributed));
      columns.add(
          SupportData.formula(
              labels.get("support.with-attributed"), Format.TWO_DECIMALS, this::withAttributed));
      return columns;
    }

    private void add(String header, Function<SupportLine, Object> cell) {
      columns.add(SupportData.formula(header, Format.TWO_DECIMALS, cell));
    }

    private String soFarHeader(int yearsBefore) {
      return labels.get("support.so-far.header", support.monthsSoFar(), year - yearsBefore);
    }

    private String sum(SupportLine line, String header) {
      return SupportData.TABLE.sum(header, whose(line));
    }

    /** The rows of a donor, or those of European allies. */
    private String whose(SupportLine line) {
      String code = labels.get("col.code");
      return line.donor().isPresent()
          ? SupportData.TABLE.where(code, TABLE.here(code))
          : SupportData.europeans(labels);
    }

    private Object soFar(SupportLine line, int yearsBefore) {
      return new Formula(
          SupportData.TABLE.sum(
              header(labels, Measure.SUPPORT),
              whose(line),
              SupportData.TABLE.where(labels.get("col.year"), Integer.toString(year - yearsBefore)),
              SupportData.TABLE.where(
                  labels.get("support.month"), "\"<=" + support.last().getMonthValue() + "\"")),
          line.soFar(yearsBefore));
    }

    private Object shareOfAll(SupportLine line) {
      String header = header(labels, Measure.SUPPORT);
      String all = SupportData.TABLE.sum(header, SupportData.allDonors(labels));
      return Cells.ifKnown("1/" + all, "100*" + TABLE.here(header) + "/" + all, line.ofAll());
    }

    /** Of GDP of 2021, as published by donor; of the allies together of what that implies. */
    private Object percentOfGdp(SupportLine line) {
      Optional<BigDecimal> share = line.ofGdp();
      if (line.donor().isEmpty() || share.isEmpty()) {
        return Cells.orMissing(share);
      }
      return new Formula(sum(line, labels.get("support.gdp")), share.get());
    }

    private Object perHead(SupportLine line) {
      String header = header(labels, Measure.SUPPORT);
      String counted =
          Stream.concat(
                  Stream.of(TABLE.here(header)),
                  line.uncounted().stream()
                      .map(ally -> quoted(ally.iso3()))
                      .map(code -> TABLE.sum(header, TABLE.where(labels.get("col.code"), code))))
              .collect(Collectors.joining("-"));
      String thousands = TABLE.here(populationHeader());
      return Cells.ifKnown(thousands, "1000000*(" + counted + ")/" + thousands, line.perHead());
    }

    private String populationHeader() {
      return labels.get("support.population", model.latestYear());
    }

    private Object withAttributed(SupportLine line) {
      String attributed = TABLE.here(labels.get("support.attributed"));
      return Cells.ifKnown(
          attributed,
          TABLE.here(header(labels, Measure.SUPPORT)) + "+" + attributed,
          line.attributed().map(line.all(Measure.SUPPORT)::add));
    }

    private Object change(SupportLine line) {
      String now = TABLE.here(soFarHeader(0));
      String before = TABLE.here(soFarHeader(1));
      return new Formula(
          call("IF", before + ">0", Formula.change(now, before), quoted(Shorthand.MISSING)),
          Cells.orMissing(line.change()));
    }
  }
}
