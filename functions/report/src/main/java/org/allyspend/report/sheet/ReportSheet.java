package org.allyspend.report.sheet;

import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.SheetWriter;

/** One sheet of the workbook. To add one: implement this, and list it in {@link Sheets}. */
public interface ReportSheet {
  /** The sheet's name, which is also the text of links to it. */
  String name();

  /** What it holds, in a few words, for the contents. */
  String purpose();

  /** Whether there is anything to put on it; a sheet without is left out. */
  default boolean applies(ReportModel model) {
    return true;
  }

  /** Writes it. */
  void write(ReportModel model, SheetWriter writer);
}
