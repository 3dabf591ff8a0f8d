package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Revision;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** What is new since the report before, figure by figure. */
final class RevisionsSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Revisions");

  /** More than a reader goes through; the rest is in the CSV. */
  private static final int MOST_ROWS = 2_000;

  /** It goes with the sheet What changed, which is left out or not. */
  static boolean applies(ReportModel model) {
    return !model.assessment().comparison().revisions().isEmpty()
        && !model.configuration().presentation().leaveOut().contains("what-changed");
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    List<Revision> revisions = model.assessment().comparison().revisions();
    writer.title(labels.get("sheet.revisions.title"));
    writer.sentence(labels.get("revisions.intro"));
    if (revisions.size() > MOST_ROWS) {
      writer.sentence(labels.get("changed.first", MOST_ROWS, revisions.size()));
    }
    TableArea area =
        writer.table(TABLE.name(), columns(labels), revisions.stream().limit(MOST_ROWS).toList());
    writer.freeze(area);
    writer.print().onScreenOnly(area);
  }

  private static List<Column<Revision>> columns(Labels labels) {
    String before = TABLE.here(labels.get("col.before"));
    String now = TABLE.here(labels.get("col.now"));
    return List.of(
        Column.text(labels.get("col.whose"), 24, revision -> labels.subject(revision.subject())),
        Column.text(
            labels.get("col.change"), 13, revision -> labels.get("change." + revision.kind())),
        new Column<>(
            labels.get("col.year"), Format.YEAR, 10, revision -> period(revision.period())),
        Column.text(labels.get("col.measure"), 54, one -> labels.name(one.measure())),
        Column.text(labels.get("col.unit"), 29, one -> labels.unit(one.measure(), one.basis())),
        Column.number(labels.get("col.before"), Format.TWO_DECIMALS, value(Revision::before)),
        new Column<>(
            labels.get("col.status-before"), Format.TEXT, 13, status(labels, Revision::before)),
        Column.number(labels.get("col.now"), Format.TWO_DECIMALS, value(Revision::now)),
        new Column<>(labels.get("col.status-now"), Format.TEXT, 13, status(labels, Revision::now)),
        difference(labels, revision -> revision, now, before),
        differencePercent(labels, 14, revision -> revision, now, before),
        Column.text(labels.get("col.source"), 12, Revision::source));
  }

  /** What a revision makes of a figure, live over its two cells. */
  static <T> Column<T> difference(
      Labels labels, Function<T, Revision> revision, String now, String before) {
    return new Column<>(
        labels.get("col.difference"),
        Format.TWO_DECIMALS,
        14,
        row ->
            revision
                .apply(row)
                .difference()
                .map(difference -> new Formula(now + "-" + before, difference)));
  }

  /** The same in percent. */
  static <T> Column<T> differencePercent(
      Labels labels, int width, Function<T, Revision> revision, String now, String before) {
    return new Column<>(
        labels.get("col.difference-percent"),
        Format.TWO_DECIMALS,
        width,
        row ->
            revision
                .apply(row)
                .differencePercent()
                .map(percent -> new Formula(Formula.change(now, before), percent)));
  }

  /** A year as the number it is, a month as text. */
  static Optional<?> period(Period period) {
    return period.isYear()
        ? Optional.of(BigDecimal.valueOf(period.year()))
        : Optional.of(period.toString());
  }

  private static Function<Revision, Optional<BigDecimal>> value(Function<Revision, Figure> figure) {
    return revision -> Optional.ofNullable(figure.apply(revision)).flatMap(Figure::value);
  }

  private static Function<Revision, Optional<?>> status(
      Labels labels, Function<Revision, Figure> figure) {
    return revision ->
        Optional.ofNullable(figure.apply(revision))
            .map(Figure::status)
            .map(status -> labels.status(revision.measure(), status));
  }
}
