package org.allyspend.report.page;

/** Text in HTML. */
final class Html {
  private Html() {}

  /** The text as it stands in elements and in attributes in double quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** An element with a text. */
  static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
  }
}
