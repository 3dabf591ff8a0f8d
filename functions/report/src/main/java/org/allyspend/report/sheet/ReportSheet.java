package org.allyspend.report.sheet;

import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.SheetWriter;

/**
 * One sheet of the workbook. To add one: implement this, list it in {@link Sheets}, and give its
 * name and purpose in the bundles of labels.
 */
public interface ReportSheet {
  /** Its id in configurations and labels: lower-case letters and hyphens. */
  String id();

  /** The sheet's name, which is also the text of links to it. */
  default String name(Labels labels) {
    return labels.get("sheet." + id());
  }

  /** What it holds, in a few words, for the contents. */
  default String purpose(Labels labels) {
    return labels.get("sheet." + id() + ".purpose");
  }

  /** Whether there is anything to put on it; a sheet without is left out. */
  default boolean applies(ReportModel model) {
    return true;
  }

  /** Writes it. */
  void write(ReportModel model, SheetWriter writer);
}
