package org.allyspend.report.workbook;

import org.allyspend.report.Labels;

/**
 * The numbers a cell can take.
 *
 * @param whole whether they are whole
 * @param least the least of them
 * @param most the greatest of them
 */
public record Admitted(boolean whole, String least, String most) {

  /** Whole numbers, such as years. */
  public static Admitted whole(int least, int most) {
    return new Admitted(true, Integer.toString(least), Integer.toString(most));
  }

  /** Any numbers. */
  public static Admitted decimal(String least, String most) {
    return new Admitted(false, least, most);
  }

  /** What they are, in words. */
  public String text(Labels labels) {
    return labels.get(whole ? "admitted.whole" : "admitted.decimal", least, most);
  }
}
