package org.allyspend.report.page;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.allyspend.core.config.Language;
import org.allyspend.report.Labels;
import org.allyspend.report.chart.Letters;

/** Text in HTML, as a report's language sets it. */
final class Html {
  private static final String NUMBER_HEADER = "<th scope=\"col\" class=\"number\">";

  private final UnaryOperator<String> typeset;

  /** In French no line begins with a sign that stands apart, as ':' and '%' do. */
  Html(Labels labels) {
    this.typeset =
        labels.language().equals(Language.FRENCH.code())
            ? Letters::together
            : UnaryOperator.identity();
  }

  /** The text as it stands in elements and in attributes in double quotes. */
  String escaped(String text) {
    return Letters.escaped(typeset.apply(text));
  }

  /**
   * A table of numbers that scrolls by itself where it is wide.
   *
   * @param headers of its columns, the first that of the rows' names
   * @param rows each its name and then its cells
   */
  String table(String caption, List<String> headers, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "<div class=\"wide\" role=\"region\" aria-label=\"%1$s\" tabindex=\"0\">\n<table>\n"
                + "<caption>%1$s</caption>\n<thead><tr>",
            escaped(caption)));
    for (String header : headers) {
      table
          .append(header.equals(headers.get(0)) ? "<th scope=\"col\">" : NUMBER_HEADER)
          .append(escaped(header))
          .append("</th>");
    }
    table.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      table.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
      row.stream()
          .skip(1)
          .forEach(
              cell -> table.append("<td class=\"number\">").append(escaped(cell)).append("</td>"));
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }

  /** Items of a list, each a text. */
  String list(List<String> texts) {
    return texts.stream()
        .map(text -> element("li", text))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /** An element with a text. */
  String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
  }
}
