package org.allyspend.report.sheet;

import java.util.function.Predicate;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.SheetWriter;

/**
 * One sheet of the workbook. To add one: write its content, list it in {@link Sheets}, and give its
 * name and purpose in the bundles of labels.
 *
 * @param id its id in configurations and labels: lower-case letters and hyphens
 * @param content what it holds
 * @param applies whether there is anything to put on it; a sheet without is left out
 */
public record ReportSheet(String id, Content content, Predicate<ReportModel> applies) {
  /** What a sheet holds. */
  public interface Content {
    /** Writes it. */
    void write(ReportModel model, SheetWriter writer);
  }

  /** The sheet's name, which is also the text of links to it. */
  public String name(Labels labels) {
    return labels.get("sheet." + id);
  }

  /** What it holds, in a few words, for the contents. */
  String purpose(Labels labels) {
    return labels.get("sheet." + id + ".purpose");
  }
}
