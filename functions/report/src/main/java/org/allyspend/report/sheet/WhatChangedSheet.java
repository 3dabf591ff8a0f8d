package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Subject;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** What is new since the report before: sentences first, then figure by figure. */
final class WhatChangedSheet implements ReportSheet {
  /** More than a reader goes through; the rest is in the CSV. */
  private static final int MOST_ROWS = 2_000;

  @Override
  public String name() {
    return "What changed";
  }

  @Override
  public String purpose() {
    return "Releases, revisions and crossings of targets since the report before";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    List<Revision> revisions = model.assessment().comparison().revisions();
    writer.title("What changed");
    new WhatsNew(model).all().forEach(writer::sentence);
    if (revisions.isEmpty()) {
      return;
    }
    writer.sentence(
        "A figure counts as revised when it differs by more than the rounding of the two printed"
            + " values; constant prices of different base years are not compared.");
    if (revisions.size() > MOST_ROWS) {
      writer.sentence(
          "The table holds the first "
              + MOST_ROWS
              + " of "
              + revisions.size()
              + " changes; all of them are in revisions.csv, beside this file.");
    }
    writer.freeze(
        writer.table("What_changed", columns(), revisions.stream().limit(MOST_ROWS).toList()));
  }

  private static List<Column<Revision>> columns() {
    return List.of(
        Column.text("Whose", 24, revision -> new Subject(revision.subject()).name()),
        Column.text("Change", 13, revision -> revision.kind().name().toLowerCase(Locale.ROOT)),
        Column.integer("Year", Format.YEAR, Revision::year),
        Column.text("Measure", 43, Revision::measure),
        Column.text("Unit", 29, Revision::unit),
        Column.number("Before", Format.TWO_DECIMALS, value(Revision::before)),
        new Column<>("Status before", Format.TEXT, 13, status(Revision::before)),
        Column.number("Now", Format.TWO_DECIMALS, value(Revision::now)),
        new Column<>("Status now", Format.TEXT, 13, status(Revision::now)),
        Column.number("Difference", Format.TWO_DECIMALS, Revision::difference),
        Column.number("Difference (%)", Format.TWO_DECIMALS, Revision::differencePercent),
        Column.text("Source", 12, Revision::source));
  }

  private static Function<Revision, Optional<BigDecimal>> value(Function<Revision, Figure> figure) {
    return revision -> Optional.ofNullable(figure.apply(revision)).flatMap(Figure::value);
  }

  private static Function<Revision, Optional<?>> status(Function<Revision, Figure> figure) {
    return revision ->
        Optional.ofNullable(figure.apply(revision)).map(Figure::status).map(Shorthand::word);
  }
}
