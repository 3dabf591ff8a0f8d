package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Revision;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.RevisedSeries;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/**
 * What is new since the report before: sentences first, then what was revised by ally and measure.
 * Figure by figure it is on {@link RevisionsSheet}.
 */
final class WhatChangedSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("What_changed");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    List<RevisedSeries> revised =
        RevisedSeries.of(model.assessment().comparison().revisions(), model.labels());
    writer.title(labels.get("sheet.what-changed"));
    new WhatsNew(model).all().forEach(writer::sentence);
    writer.sentence(new LiveLines(model).notice());
    if (revised.isEmpty()) {
      return;
    }
    writer.sentence(labels.get("changed.rule"));
    writer.sentence(labels.get("changed.by-measure"));
    writer.freeze(writer.table(TABLE.name(), columns(model), revised), 2);
  }

  private static List<Column<RevisedSeries>> columns(ReportModel model) {
    Labels labels = model.labels();
    String before = TABLE.here(labels.get("col.before"));
    String now = TABLE.here(labels.get("col.now"));
    return List.of(
        Column.text(labels.get("col.whose"), 24, one -> labels.subject(one.latest().subject())),
        Column.text(labels.get("col.measure"), 40, one -> measure(model, one.latest().measure())),
        Column.integer(
            labels.get("col.revised"), Format.WHOLE, (RevisedSeries one) -> one.revisions().size()),
        Column.text(labels.get("col.periods"), 17, RevisedSeries::span),
        new Column<>(
            labels.get("col.latest-revised"),
            Format.YEAR,
            10,
            one -> RevisionsSheet.period(one.latest().period())),
        Column.number(
            labels.get("col.before"), Format.TWO_DECIMALS, one -> value(one.latest().before())),
        Column.number(labels.get("col.now"), Format.TWO_DECIMALS, one -> value(one.latest().now())),
        RevisionsSheet.difference(labels, RevisedSeries::latest, now, before),
        RevisionsSheet.differencePercent(labels, 12, RevisedSeries::latest, now, before),
        Column.number(
            labels.get("col.largest"),
            Format.TWO_DECIMALS,
            one -> one.largest().flatMap(Revision::differencePercent)),
        new Column<>(
            labels.get("col.largest-in"),
            Format.YEAR,
            10,
            one -> one.largest().flatMap(largest -> RevisionsSheet.period(largest.period()))),
        Column.text(labels.get("col.source"), 11, one -> one.latest().source()));
  }

  /** The measure's header where it has one, else its name. */
  static String measure(ReportModel model, Measure measure) {
    Labels labels = model.labels();
    return labels
        .find("measure." + measure.id(), model.constantPrices())
        .orElseGet(() -> labels.name(measure));
  }

  private static Optional<BigDecimal> value(Figure figure) {
    return Optional.ofNullable(figure).flatMap(Figure::value);
  }
}
