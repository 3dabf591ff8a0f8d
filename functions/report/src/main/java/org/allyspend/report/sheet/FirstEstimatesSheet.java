package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Vintages.FirstEstimates;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** How far first estimates went from what is known now, by ally and measure. */
final class FirstEstimatesSheet implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.print().onOneUprightPage();
    writer.title(labels.get("sheet.first-estimates"));
    writer.sentence(labels.get("vintages.rule"));
    writer.freeze(
        writer.table(
            "First_estimates",
            columns(model),
            model.vintages().firstEstimates().stream()
                .sorted(Comparator.comparing(FirstEstimates::subject, labels.alliesByName()))
                .toList()));
  }

  private static List<Column<FirstEstimates>> columns(ReportModel model) {
    Labels labels = model.labels();
    return List.of(
        Column.text(labels.get("col.whose"), 24, one -> labels.subject(one.subject().id())),
        Column.text(
            labels.get("col.measure"), 43, one -> WhatChangedSheet.measure(model, one.measure())),
        Column.text(
            labels.get("col.revision-unit"), 14, one -> VintagesSheet.unit(labels, one.measure())),
        Column.filled(
            labels.get("col.first-estimates"),
            Format.WHOLE,
            13,
            one -> BigDecimal.valueOf(one.estimates())),
        Column.number(
            labels.get("col.mean-revision"), Format.TWO_DECIMALS, one -> Optional.of(one.mean())),
        Column.number(
            labels.get("col.largest-revision"),
            Format.TWO_DECIMALS,
            one -> Optional.of(one.largest())),
        new Column<>(
            labels.get("col.in"), Format.YEAR, 10, one -> RevisionsSheet.period(one.period())));
  }
}
