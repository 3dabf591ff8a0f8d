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
          new WhatChangedSheet(),
          AlliesSheet.ofEuropeanAllies(),
          AlliesSheet.ofMemoAllies(),
          new TargetsSheet(),
          new SharesSheet(),
          new TrendsSheet(),
          new SideBySideSheet(),
          new DefinitionsSheet(),
          new ChecksSheet(),
          new FindingsSheet(),
          new NotesSheet(),
          new FootnotesSheet(),
          new SourcesSheet());

  private Sheets() {}

  /** Those a report has. */
  public static List<ReportSheet> of(ReportModel model) {
    return ALL.stream().filter(sheet -> sheet.applies(model)).toList();
  }
}
