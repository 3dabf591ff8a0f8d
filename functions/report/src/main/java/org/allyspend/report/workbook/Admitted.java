package org.allyspend.report.workbook;

import java.math.BigDecimal;
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
    return whole
        ? labels.get("admitted.whole", least, most)
        : labels.get("admitted.decimal", decimal(labels, least), decimal(labels, most));
  }

  private static String decimal(Labels labels, String number) {
    return labels.exactly(new BigDecimal(number));
  }
}
