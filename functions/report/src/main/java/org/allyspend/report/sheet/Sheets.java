package org.allyspend.report.sheet;

import java.util.List;
import java.util.function.Predicate;
import org.allyspend.core.domain.Measure;
import org.allyspend.report.Budgets;
import org.allyspend.report.Definitions;
import org.allyspend.report.Newer;
import org.allyspend.report.ReportModel;

/** The workbook's sheets in the order of reading. */
public final class Sheets {
  private static final List<ReportSheet> ALL =
      List.of(
          sheet("cover", new CoverSheet()),
          sheet("contents", new ContentsSheet()),
          sheet("summary", new SummarySheet()),
          sheet("key-figures", new KeyFiguresSheet()),
          sheet("what-changed", new WhatChangedSheet()),
          sheet("allies", new AlliesSheet(AllyTables.EUROPEAN)),
          sheet("ally", new AllySheet()),
          sheet("targets", new TargetsSheet(AllyTables.EUROPEAN)),
          sheet("gaps", new GapsSheet(AllyTables.EUROPEAN)),
          sheet("shares", new SharesSheet()),
          sheet("groups", GroupsSheet.ofMoney()),
          sheet("group-structure", GroupsSheet.ofStructure()),
          sheet("group-counts", GroupsSheet.ofCounts()),
          sheet("group-targets", new GroupTargetsSheet()),
          sheet("road", new RoadSheet(), model -> model.road().isPresent()),
          sheet("charts", new ChartsSheet(), ChartsSheet::applies),
          sheet("memo", new AlliesSheet(AllyTables.MEMO)),
          sheet("memo-targets", new TargetsSheet(AllyTables.MEMO)),
          sheet("memo-gaps", new GapsSheet(AllyTables.MEMO)),
          sheet("newer", new NewerSheet(), model -> !new Newer(model).lines().isEmpty()),
          sheet(
              "national-budgets",
              new NationalBudgetsSheet(),
              model -> Budgets.of(model).isPresent()),
          sheet(
              "budget-months",
              new BudgetMonthsSheet(),
              model -> Budgets.of(model).filter(all -> !all.months().isEmpty()).isPresent()),
          sheet("support", new SupportSheet(), model -> model.support().isPresent()),
          sheet("support-months", new SupportMonthsSheet(), model -> model.support().isPresent()),
          sheet("side-by-side", new SideBySideSheet(), SideBySideSheet::applies),
          sheet(
              "differences",
              new DifferencesSheet(),
              model -> !new Definitions(model).beside(Measure.SHARE_OF_GDP).isEmpty()),
          sheet("vintages", new VintagesSheet(), model -> !model.vintages().figures().isEmpty()),
          sheet(
              "first-estimates",
              new FirstEstimatesSheet(),
              model -> !model.vintages().firstEstimates().isEmpty()),
          sheet("revisions", new RevisionsSheet(), RevisionsSheet::applies),
          sheet("definitions", new DefinitionsSheet(), SideBySideSheet::areSeveral),
          sheet("reconciliation", new ReconciliationSheet()),
          sheet("findings", new FindingsSheet()),
          sheet("assumptions", new AssumptionsSheet()),
          sheet("growth", new GrowthSheet(), model -> model.road().isPresent()),
          sheet("data", new DataSheet(AllyTables.EUROPEAN)),
          sheet("memo-data", new DataSheet(AllyTables.MEMO)),
          sheet("support-data", new SupportData(), model -> model.support().isPresent()),
          sheet("notes", new NotesSheet()),
          sheet("footnotes", new FootnotesSheet(), FootnotesSheet::applies),
          sheet("sources", new SourcesSheet()));

  private Sheets() {}

  private static ReportSheet sheet(String id, ReportSheet.Content content) {
    return sheet(id, content, model -> true);
  }

  private static ReportSheet sheet(
      String id, ReportSheet.Content content, Predicate<ReportModel> applies) {
    return new ReportSheet(id, content, applies);
  }

  /** Those a report has: there is something to put on them, and they are not left out. */
  public static List<ReportSheet> of(ReportModel model) {
    return ALL.stream()
        .filter(sheet -> !model.configuration().presentation().leaveOut().contains(sheet.id()))
        .filter(sheet -> sheet.applies().test(model))
        .toList();
  }
}
