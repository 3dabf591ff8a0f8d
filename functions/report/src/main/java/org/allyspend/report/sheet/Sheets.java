package org.allyspend.report.sheet;

import java.util.List;

/** The workbook's sheets in the order of reading. */
public final class Sheets {
  /** All of them. */
  public static final List<ReportSheet> ALL =
      List.of(
          new CoverSheet(),
          new ContentsSheet(),
          new SummarySheet(),
          AlliesSheet.ofEuropeanAllies(),
          AlliesSheet.ofMemoAllies(),
          new TargetsSheet(),
          new SharesSheet(),
          new TrendsSheet(),
          new ChecksSheet(),
          new FindingsSheet(),
          new NotesSheet(),
          new SourcesSheet());

  private Sheets() {}
}
