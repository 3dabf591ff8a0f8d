package org.allyspend.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.Format;

/**
 * A CSV file as programs save it: in UTF-8 with or without a mark, in UTF-16 with one, or else in
 * Windows-1252; fields separated by commas, semicolons or tabs, with or without Excel's line
 * 'sep='; lines padded with separators to one width.
 *
 * @param about what the lines say that begin with '#', by their first word
 * @param header the names of the columns
 * @param lines the lines under the header
 * @param separator what separates fields
 * @param warnings what was met and passed over
 */
record CsvText(
    Map<String, String> about,
    CsvLines.Line header,
    List<CsvLines.Line> lines,
    char separator,
    List<Remark> warnings) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String MARK = "\ufeff";
  private static final String NOT_A_CHARACTER = "\ufffd";
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  /** A sheet of Excel has room for little more. */
  private static final int MOST_LINES = 1_000_000;

  /**
   * The text of these bytes, as a person has saved it: lines that begin with '#' are about it.
   *
   * @throws RefusedException where they are no CSV
   */
  static CsvText of(byte[] bytes) {
    return of(bytes, true, MOST_LINES);
  }

  /** The text of these bytes, as a publisher's program has written it: every line counts. */
  static CsvText ofPublisher(byte[] bytes, int mostLines) {
    return of(bytes, false, mostLines);
  }

  private static CsvText of(byte[] bytes, boolean commented, int mostLines) {
    Format.TEXT.require(bytes, "CSV");
    List<Remark> warnings = new ArrayList<>();
    String text = decoded(bytes, warnings);
    List<String> lines = text.lines().toList();
    int at = 0;
    char separator = 0;
    if (!lines.isEmpty() && lines.get(0).toLowerCase(Locale.ROOT).matches("\"?sep=.\"?")) {
      separator = lines.get(0).charAt(lines.get(0).indexOf('=') + 1);
      at = 1;
    }
    List<String> comments = new ArrayList<>();
    while (at < lines.size() && isAbove(lines.get(at), commented)) {
      comments.add(lines.get(at));
      at++;
    }
    if (separator == 0) {
      separator = separator(at < lines.size() ? lines.get(at) : "");
    }
    CsvLines.Form form = CsvLines.Form.of(separator);
    List<CsvLines.Line> read =
        lines(
            String.join("\n", lines.subList(at, lines.size())),
            commented ? form.withComments() : form,
            at,
            mostLines);
    if (read.isEmpty()) {
      throw Refusal.at("").expected("a line of the columns' names").found("none").exception();
    }
    return new CsvText(
        about(comments, separator), read.get(0), read.subList(1, read.size()), separator, warnings);
  }

  private static String decoded(byte[] bytes, List<Remark> warnings) {
    if (bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return new String(bytes, 2, bytes.length - 2, UTF_16LE);
    }
    if (bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return new String(bytes, 2, bytes.length - 2, UTF_16BE);
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String text = new String(bytes, WINDOWS);
      if (text.contains(NOT_A_CHARACTER)) {
        throw Refusal.at("")
            .expected("text in UTF-8")
            .found("bytes that are neither UTF-8 nor Windows-1252")
            .todo("save it as 'CSV UTF-8'")
            .exception(e);
      }
      warnings.add(Remark.of(Remark.Kind.WINDOWS_1252));
      return text;
    }
  }

  /** A line above the header: one that says what the file is, or nothing but padding. */
  private static boolean isAbove(String line, boolean commented) {
    String visible = line.replaceAll("^[\\s\"]+", "");
    return (commented && visible.startsWith("#")) || visible.replaceAll("[,;\\s]", "").isEmpty();
  }

  private static char separator(String header) {
    return SEPARATORS.stream()
        .max((one, other) -> Long.compare(count(header, one), count(header, other)))
        .filter(most -> count(header, most) > 0)
        .orElseThrow(
            () ->
                Refusal.at("header")
                    .expected("columns separated by ',', ';' or tabs")
                    .foundText(header)
                    .exception());
  }

  private static long count(String line, char separator) {
    return line.chars().filter(one -> one == separator).count();
  }

  private static List<CsvLines.Line> lines(String text, CsvLines.Form form, long above, int most) {
    List<CsvLines.Line> lines = new ArrayList<>();
    try (CsvLines each = new CsvLines(new StringReader(text), form, above)) {
      while (each.hasNext()) {
        lines.add(each.next());
        if (lines.size() > most) {
          throw Refusal.at("").expected("at most " + most + " lines").found("more").exception();
        }
      }
    }
    return lines;
  }

  private static Map<String, String> about(List<String> comments, char separator) {
    Map<String, String> about = new TreeMap<>();
    for (String comment : comments) {
      String line =
          comment
              .replaceAll("[\\s" + (separator == '\t' ? "\\t" : separator) + "]+$", "")
              .replaceAll("^\\s*\"?#|\"$", "")
              .replace("\"\"", "\"");
      int colon = line.indexOf(':');
      if (colon > 0) {
        about.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return about;
  }

  /** The place of each column in the lines, by its name; the header has these and no others. */
  Map<String, Integer> columns(List<String> expected, Map<String, String> otherNames) {
    Map<String, Integer> columns = new TreeMap<>();
    for (int i = 0; i < header.fields().size(); i++) {
      String written = header.fields().get(i).toLowerCase(Locale.ROOT);
      String name = otherNames.getOrDefault(written, written);
      if (!expected.contains(name)) {
        throw Refusal.ofChoice("header", "a column", expected, header.fields().get(i)).exception();
      }
      if (columns.put(name, i) != null) {
        throw Refusal.at("header")
            .expected("each column once")
            .found(Refusal.quoted(name) + " twice")
            .exception();
      }
    }
    String absent =
        expected.stream()
            .filter(name -> !columns.containsKey(name))
            .collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      throw Refusal.at("header")
          .expected("the columns " + String.join(",", expected))
          .found("none called " + absent)
          .exception();
    }
    return columns;
  }
}
