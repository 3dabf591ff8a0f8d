package org.allyspend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown. */
final class Results {
  private final List<String> lines = new ArrayList<>();

  /** Begins a part. */
  void part(String title) {
    say("");
    say("## " + title);
    say("");
  }

  /** A sentence. */
  void say(String line) {
    lines.add(line);
    System.out.println(line);
  }

  /** A table whose first column is words and the others figures. */
  Columns table(String first, String... others) {
    say("");
    say("| " + first + " | " + String.join(" | ", others) + " |");
    say("|---|" + "---:|".repeat(others.length));
    return new Columns();
  }

  /** The rows of a table. */
  final class Columns {
    /** A row; NaN is a figure there is none of. */
    void row(String first, double... others) {
      StringBuilder row = new StringBuilder("| ").append(first).append(" |");
      for (double other : others) {
        row.append(' ').append(number(other)).append(" |");
      }
      say(row.toString());
    }
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
  }

  /** Three digits, as many as these measurements are worth, or all of a whole number. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, size > 0 && size < 0.1 ? "%.4f" : format, value);
  }

  static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
