package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** Why the sources' figures differ, in our words. */
final class DefinitionsSheet implements ReportSheet {
  private record Aspect(String name, String nato, String sipri, String worldBank) {}

  private static final List<Aspect> ASPECTS =
      List.of(
          new Aspect(
              "What is measured",
              "Defence expenditure: what governments pay for their own armed forces, their allies' or"
                  + " the Alliance's",
              "Military expenditure: what is spent on armed forces and military activities",
              "Military expenditure is SIPRI's; GDP and population are the World Bank's own"),
          new Aspect(
              "Who says so",
              "Ministries of defence report to NATO, by NATO's definition",
              "SIPRI compiles it from public budgets, accounts and questionnaires",
              "SIPRI, and national accounts"),
          new Aspect(
              "Pensions of personnel",
              "Counted",
              "Counted where known; footnotes name the allies for whom they are not",
              "As SIPRI"),
          new Aspect(
              "Paramilitary forces",
              "Counted as far as they are equipped, trained and available for military operations",
              "Counted as far as they are trained and equipped for military operations",
              "As SIPRI"),
          new Aspect(
              "Military aid, as to Ukraine",
              "Counted by the ally that pays, as it reports it",
              "Counted by the country that pays, as far as its military budget does",
              "As SIPRI"),
          new Aspect(
              "Cash or accruals",
              "Payments made in the year",
              "Actual expenditure where it is known, adopted budgets elsewhere",
              "As SIPRI"),
          new Aspect(
              "Year",
              "The year as the ally reports it; fiscal years for some, such as the United Kingdom,"
                  + " Canada and the United States",
              "Calendar years, fiscal years converted; fiscal years on a sheet of their own",
              "As SIPRI"),
          new Aspect(
              "Latest years",
              "Estimates, marked e",
              "Published once the year is over; estimates in blue, uncertain figures in red",
              "A year or more behind"),
          new Aspect(
              "Constant prices",
              "Base year 2015, later 2021",
              "Base year the one before the latest",
              "Base year 2015"));

  @Override
  public String name() {
    return "Definitions";
  }

  @Override
  public String purpose() {
    return "Why the sources' figures differ";
  }

  @Override
  public boolean applies(ReportModel model) {
    return SideBySideSheet.areSeveral(model);
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Why the sources' figures differ");
    writer.sentence(
        "Each is right by its own definition. None is taken to fill or to correct another.");
    writer.freeze(
        writer.table(
            "Definitions",
            List.of(
                Column.text("Aspect", 24, Aspect::name),
                Column.text("NATO", 48, Aspect::nato),
                Column.text("SIPRI", 48, Aspect::sipri),
                Column.text("World Bank", 40, Aspect::worldBank)),
            ASPECTS));
  }
}
