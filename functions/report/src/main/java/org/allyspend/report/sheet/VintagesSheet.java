package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Unit;
import org.allyspend.core.domain.Vintages;
import org.allyspend.core.domain.Vintages.Vintage;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** Figures as each edition had them. */
final class VintagesSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Vintages");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Vintages vintages = model.vintages();
    writer.title(labels.get("sheet.vintages"));
    writer.sentence(labels.get("vintages.intro", vintages.editions().size()));
    List<Vintage> rows =
        vintages.figures().stream()
            .sorted(Comparator.comparing(Vintage::subject, labels.alliesByName()))
            .toList();
    TableArea table =
        writer.longTable(TABLE.name(), columns(labels, vintages.editions()), rows.size(), rows);
    writer.freeze(table, 2);
    writer.print().onScreenOnly(table);
  }

  private static List<Column<Vintage>> columns(Labels labels, List<Release> editions) {
    List<Column<Vintage>> columns = new ArrayList<>();
    columns.add(
        Column.text(labels.get("col.whose"), 24, one -> labels.subject(one.subject().id())));
    columns.add(Column.text(labels.get("col.measure"), 54, one -> labels.name(one.measure())));
    columns.add(
        Column.text(labels.get("col.unit"), 29, one -> labels.unit(one.measure(), one.basis())));
    columns.add(
        new Column<>(
            labels.get("col.year"), Format.YEAR, 10, one -> RevisionsSheet.period(one.period())));
    for (int i = 0; i < editions.size(); i++) {
      int edition = i;
      String name = name(labels, editions, i);
      columns.add(
          Column.number(name, Format.TWO_DECIMALS, one -> one.in(edition).flatMap(Figure::value)));
      columns.add(
          new Column<>(
              labels.get("col.status-of", name),
              Format.TEXT,
              13,
              one -> one.in(edition).map(Figure::status).map(labels::status)));
    }
    columns.add(Column.number(labels.get("col.revision"), Format.TWO_DECIMALS, Vintage::revision));
    columns.add(
        Column.text(labels.get("col.revision-unit"), 14, one -> unit(labels, one.measure())));
    return columns;
  }

  /** The edition's name, with its day where another bears the same. */
  private static String name(Labels labels, List<Release> editions, int i) {
    Release release = editions.get(i);
    String name = labels.edition(release.edition());
    boolean alone =
        editions.stream().filter(one -> one.edition().equals(release.edition())).count() == 1;
    return release.published().isPresent() || alone
        ? name + release.published().filter(day -> !alone).map(day -> " " + day).orElse("")
        : name + " (" + (i + 1) + ")";
  }

  static String unit(Labels labels, Measure measure) {
    return labels.get(measure.unit() == Unit.PERCENT ? "vintages.points" : "vintages.percent");
  }
}
