package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.ReportModel;

/** The workbook's sheets in the order of reading. */
public final class Sheets {
  private static final List<ReportSheet> ALL =
      List.of(
          new CoverSheet(),
          new ContentsSheet(),
          new SummarySheet(),
          new KeyFiguresSheet(),
          new WhatChangedSheet(),
          new AlliesSheet(AllyTables.EUROPEAN),
          new AllySheet(),
          new TargetsSheet(AllyTables.EUROPEAN),
          new GapsSheet(AllyTables.EUROPEAN),
          new SharesSheet(),
          GroupsSheet.ofMoney(),
          GroupsSheet.ofStructure(),
          GroupsSheet.ofCounts(),
          new GroupTargetsSheet(),
          new RoadSheet(),
          new ChartsSheet(),
          new AlliesSheet(AllyTables.MEMO),
          new TargetsSheet(AllyTables.MEMO),
          new GapsSheet(AllyTables.MEMO),
          new NewerSheet(),
          new NationalBudgetsSheet(),
          new BudgetMonthsSheet(),
          new SupportSheet(),
          new SupportMonthsSheet(),
          new SideBySideSheet(),
          new DifferencesSheet(),
          new VintagesSheet(),
          new FirstEstimatesSheet(),
          new RevisionsSheet(),
          new DefinitionsSheet(),
          new ReconciliationSheet(),
          new FindingsSheet(),
          new AssumptionsSheet(),
          new GrowthSheet(),
          new DataSheet(AllyTables.EUROPEAN),
          new DataSheet(AllyTables.MEMO),
          new SupportData(),
          new NotesSheet(),
          new FootnotesSheet(),
          new SourcesSheet());

  private Sheets() {}

  /** Those a report has: there is something to put on them, and they are not left out. */
  public static List<ReportSheet> of(ReportModel model) {
    return ALL.stream()
        .filter(sheet -> !model.configuration().presentation().leaveOut().contains(sheet.id()))
        .filter(sheet -> sheet.applies(model))
        .toList();
  }
}
