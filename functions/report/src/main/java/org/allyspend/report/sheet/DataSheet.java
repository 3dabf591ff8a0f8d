package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Series;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/**
 * Every figure of the allies as published, one a row, ready for a pivot: what the formulas of other
 * sheets rest on. The United States and Canada have a sheet of their own, so that a sum over this
 * one is a sum of European allies.
 */
record DataSheet(AllyTables tables) implements ReportSheet.Content {
  /** The rows of a series follow each other. */
  private record Line(Release release, Series series, Ally ally) {
    Stream<Row> rows() {
      return series.byYear().entrySet().stream()
          .map(figure -> new Row(release, series, ally, figure.getKey(), figure.getValue()));
    }
  }

  private record Row(Release release, Series series, Ally ally, int year, Figure figure) {}

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet." + tables.id("data") + ".title"));
    writer.sentence(labels.get("data.intro"));
    int count = lines(model).mapToInt(line -> line.series().byYear().size()).sum();
    writer.sentence(labels.get("data.on-screen", count));
    TableArea area =
        writer.longTable(
            tables.data().name(),
            columns(model),
            count,
            () -> lines(model).flatMap(Line::rows).iterator());
    writer.freeze(area);
    writer.print().onScreenOnly(area);
  }

  private Stream<Line> lines(ReportModel model) {
    List<Ally> shown = tables.allies(model);
    List<Line> lines = new ArrayList<>();
    for (Release release : model.assessment().releases()) {
      for (Series series : model.series(release.source())) {
        series
            .subject()
            .ally()
            .filter(shown::contains)
            .ifPresent(ally -> lines.add(new Line(release, series, ally)));
      }
    }
    return lines.stream();
  }

  private static List<Column<Row>> columns(ReportModel model) {
    Labels labels = model.labels();
    List<Column<Row>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.source"), 12, row -> row.release().source()));
    columns.add(Column.text(labels.get("col.ally"), 18, row -> labels.ally(row.ally())));
    columns.add(Column.text(labels.get("col.code"), 9, row -> row.ally().iso3()));
    columns.add(
        Column.integer(labels.get("col.counts-from"), Format.YEAR, row -> row.ally().countsFrom()));
    columns.add(Column.text(labels.get("col.measure"), 46, row -> row.series().measure().id()));
    columns.add(
        Column.text(
            labels.get("col.unit"),
            29,
            row -> labels.unit(row.series().measure(), row.series().basis())));
    columns.add(Column.integer(labels.get("col.year"), Format.YEAR, Row::year));
    columns.add(
        Column.numberOrBlank(
            labels.get("col.value"), Format.TWO_DECIMALS, row -> row.figure().value()));
    columns.add(
        Column.text(
            labels.get("col.status"),
            12,
            row -> labels.status(row.series().measure(), row.figure().status())));
    Map<String, String> changes = changes(model);
    columns.add(
        Column.text(
            labels.get("data.change"),
            13,
            row ->
                changes.getOrDefault(
                    key(
                        row.release().source(),
                        row.ally().iso3(),
                        row.series().measure().id(),
                        Period.ofYear(row.year())),
                    labels.get("none"))));
    columns.add(
        Column.text(
            labels.get("col.note"), 8, row -> labels.note(row.series().noteOn(row.figure()))));
    columns.add(
        Column.text(labels.get("col.place"), 22, row -> labels.place(row.figure().place())));
    for (AllyGroup group : model.configuration().groups()) {
      columns.add(
          Column.text(
              DataFormulas.flag(labels, group),
              14,
              row -> labels.get(group.members().contains(row.ally()) ? "yes" : "no")));
    }
    return columns;
  }

  /** What became of figures since the report before, by {@link #key}. */
  private static Map<String, String> changes(ReportModel model) {
    Map<String, String> changes = new HashMap<>();
    for (Revision revision : model.assessment().comparison().revisions()) {
      changes.put(
          key(revision.source(), revision.subject(), revision.measure().id(), revision.period()),
          model.labels().get("change." + revision.kind()));
    }
    return changes;
  }

  private static String key(String source, String subject, String measure, Period period) {
    return String.join("|", source, subject, measure, period.toString());
  }
}
