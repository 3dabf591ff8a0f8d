package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  /** A number of zero or more with one decimal: '6.4'. */
  static String oneDecimal(Labels labels, String number) {
    String rounded = call("ROUND", number, "1");
    return call(
            "IF",
            rounded + ">=1000",
            call("INT", rounded + "/1000")
                + "&"
                + quoted(labels.get("grouping.separator"))
                + "&"
                + call("TEXT", call("MOD", call("INT", rounded), "1000"), quoted("000")),
            call("INT", rounded))
        + "&"
        + quoted(labels.get("decimal.separator"))
        + "&"
        + call("ROUND", call("MOD", rounded, "1") + "*10", "0");
  }

  /** A number as short as it can be written, with three decimals at most: '3.5', '2'. */
  static String number(Labels labels, String number) {
    String separator = quoted(labels.get("decimal.separator"));
    String written = call("ROUND", number, "3") + "&" + quoted("");
    // Either is what the reader's program may write.
    return call(
        "SUBSTITUTE", call("SUBSTITUTE", written, quoted("."), separator), quoted(","), separator);
  }

  /** Millions of zero or more as {@link Labels#amount} tells them: '476.2 billion'. */
  static String amount(Labels labels, String millions) {
    String billions = millions + "/1000";
    return call(
        "IF",
        call("ROUND", millions, "0") + ">999",
        oneDecimal(labels, billions) + "&" + unit(labels, "billions", call("ROUND", billions, "1")),
        call(
            "IF",
            millions + "<0.5",
            quoted(labels.get("millions.hardly")),
            call("ROUND", millions, "0")
                + "&"
                + unit(labels, "millions", call("ROUND", millions, "0"))));
  }

  /** What stands behind a number, which has a singular. */
  private static String unit(Labels labels, String key, String number) {
    String one = labels.get(key, 1).substring(1);
    String several = labels.get(key, 2).substring(1);
    return one.equals(several)
        ? quoted(one)
        : call("IF", number + "<2", quoted(one), quoted(several));
  }

  /** A label with expressions in the place of {0}, {1} and so on. */
  static String label(Labels labels, String key, String... values) {
    return label(labels, key, "{0}", values);
  }

  /** The same where words of it go with the count in the place of {0}, of as many as {1} says. */
  static String counted(Labels labels, String key, String... values) {
    return call(
        "IF",
        values[0] + "=0",
        label(labels, key, "0", values),
        call(
            "IF",
            values[0] + "=1",
            label(labels, key, "1", values),
            call(
                "IF",
                values[0] + "&" + quoted("") + "=" + values[1],
                label(labels, key, "{1}", values),
                label(labels, key, "{0}", values))));
  }

  /** With that in the place of {0}, whose words it takes. */
  private static String label(Labels labels, String key, String first, String... values) {
    Object[] places = IntStream.range(0, values.length).mapToObj(i -> "{" + i + "}").toArray();
    if (places.length > 0) {
      places[0] = first;
    }
    String template = labels.get(key, places);
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
