package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.report.Labels;

/**
 * Expressions that give texts, of which sentences are made that follow their figures: from the
 * report's own labels, and with its own separators, whatever the reader's program has.
 */
final class Words {
  /** Texts in formulas are no longer. */
  private static final int LONGEST = 255;

  private Words() {}

  /** A text that nothing changes. */
  static String of(String text) {
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); from += LONGEST) {
      parts.add(quoted(text.substring(from, Math.min(text.length(), from + LONGEST))));
    }
    return parts.isEmpty() ? quoted("") : String.join("&", parts);
  }

  /** A number with decimals. */
  static String decimals(Labels labels, String number, int decimals) {
    String rounded = call("ROUND", number, Integer.toString(decimals));
    String size = call("ABS", rounded);
    String whole = call("INT", size);
    String written =
        call("IF", rounded + "<0", quoted(Labels.MINUS), quoted(""))
            + "&"
            + call(
                "IF",
                size + ">=1000",
                call("TEXT", call("INT", size + "/1000"), quoted("0"))
                    + "&"
                    + quoted(labels.get("grouping.separator"))
                    + "&"
                    + call("TEXT", call("MOD", whole, "1000"), quoted("000")),
                call("TEXT", whole, quoted("0")));
    if (decimals == 0) {
      return written;
    }
    String zeros = "0".repeat(decimals);
    String fraction = call("ROUND", "(" + size + "-" + whole + ")*1" + zeros, "0");
    return written
        + "&"
        + quoted(labels.get("decimal.separator"))
        + "&"
        + call("TEXT", fraction, quoted(zeros));
  }

  /** A number as short as it can be written, with three decimals at most: '3.5', '2'. */
  static String number(Labels labels, String number) {
    String written = decimals(labels, number, 3);
    for (int decimals = 2; decimals >= 0; decimals--) {
      written =
          call(
              "IF",
              call("ROUND", number, Integer.toString(decimals)) + "=" + number,
              decimals(labels, number, decimals),
              written);
    }
    return written;
  }

  /** A label with expressions in the place of {0}, {1} and so on. */
  static String label(Labels labels, String key, String... values) {
    String template = labels.get(key);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', from)) {
      int end = template.indexOf('}', at);
      if (at > from) {
        parts.add(of(template.substring(from, at)));
      }
      parts.add(values[Integer.parseInt(template.substring(at + 1, end))]);
      from = end + 1;
    }
    if (from < template.length()) {
      parts.add(of(template.substring(from)));
    }
    return String.join("&", parts);
  }
}
