package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/** Every European ally's share of GDP in every year, the highest first, beside the targets. */
final class SharesSheet implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Shares");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    DataFormulas data = new DataFormulas(model);
    writer.title(labels.get("sheet.shares.title"));
    writer.sentence(labels.get("shares.intro", model.yearLabel(model.latestYear())));
    List<Column<Ally>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.ally"), 24, labels::ally));
    columns.add(Column.text(labels.get("col.code"), 9, Ally::iso3));
    for (Target target : model.configuration().shareOfGdpTargets()) {
      columns.add(
          Column.filled(
              thresholdHeader(labels, target),
              Format.TWO_DECIMALS,
              13,
              ally -> AssumptionsSheet.thresholdNow(target)));
    }
    for (int year : model.years()) {
      columns.add(
          Column.<Ally>filled(
                  model.yearLabel(year),
                  Format.TWO_DECIMALS,
                  12,
                  ally ->
                      Cells.of(
                          data.figure(
                              AllyTables.EUROPEAN,
                              Measure.SHARE_OF_GDP,
                              TABLE.here(labels.get("col.code")),
                              Integer.toString(year)),
                          model.figure(ally, Measure.SHARE_OF_GDP, year)))
              .marked(ally -> model.breaks().in(ally, year)));
    }
    writer.freeze(writer.openTable(TABLE.name(), columns, byShare(model, model.europeanAllies())));
  }

  static String thresholdHeader(Labels labels, Target target) {
    return labels.get("shares.target", labels.target(target));
  }

  /** The share of the ally in the formula's own row, on another sheet. */
  static String lookup(ReportModel model, String code, int year) {
    return TABLE.find(model.yearLabel(year), model.labels().get("col.code"), code);
  }

  /** Those allies with the highest share of the latest year first, and those without one last. */
  static List<Ally> byShare(ReportModel model, List<Ally> allies) {
    return allies.stream()
        .sorted(
            Comparator.comparing(
                    (Ally ally) ->
                        model
                            .figure(ally, Measure.SHARE_OF_GDP, model.latestYear())
                            .orElse(BigDecimal.ONE.negate()))
                .reversed())
        .toList();
  }
}
