package org.allyspend.ingest.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.ingest.Zips;
import org.apache.poi.ss.util.CellReference;

/**
 * A workbook as POI writes it, of which a few cells are changed hundreds of times: each time from
 * the same text, which costs a tenth of making POI's objects anew.
 */
public final class WorkbookText {
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final Pattern DATA =
      Pattern.compile("(.*<sheetData>)(.*)(</sheetData>.*)", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("<row r=\"(\\d+)\">(.*?)</row>");
  private static final Pattern CELL =
      Pattern.compile("<c r=\"([A-Z]+)\\d+\"(?: t=\"(\\w+)\")? s=\"0\"(?:/>|><v>(.*?)</v></c>)");

  /** What XML cannot hold, POI writes as a question mark. */
  private static final Pattern NO_XML = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");

  private final Map<String, byte[]> parts;
  private final Map<Integer, Sheet> sheets = new TreeMap<>();

  /**
   * A cell.
   *
   * @param type "n" of a number, "s" of a text, null of one that is empty
   * @param value as it stands in the file: of a text its number among all texts
   */
  public record Cell(String type, String value) {}

  /** A sheet's cells by row and column, both from 0, to be changed at will. */
  public record Sheet(
      NavigableMap<Integer, NavigableMap<Integer, Cell>> rows, String before, String after) {
    private Sheet copy() {
      NavigableMap<Integer, NavigableMap<Integer, Cell>> copy = new TreeMap<>();
      rows.forEach((number, row) -> copy.put(number, new TreeMap<>(row)));
      return new Sheet(copy, before, after);
    }

    private String xml() {
      StringBuilder xml = new StringBuilder(before);
      rows.forEach(
          (number, row) -> {
            xml.append("<row r=\"").append(number + 1).append("\">");
            row.forEach((column, cell) -> write(xml, column, number, cell));
            xml.append("</row>");
          });
      return xml.append(after).toString();
    }

    private static void write(StringBuilder xml, int column, int row, Cell cell) {
      xml.append("<c r=\"").append(CellReference.convertNumToColString(column)).append(row + 1);
      if (cell.type() == null) {
        xml.append("\" s=\"0\"/>");
      } else {
        xml.append("\" t=\"").append(cell.type());
        xml.append("\" s=\"0\"><v>").append(cell.value()).append("</v></c>");
      }
    }
  }

  private WorkbookText(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /** That POI wrote, with one style for all cells. */
  public static WorkbookText of(byte[] workbook) {
    WorkbookText text = new WorkbookText(WorkbookForms.entries(workbook));
    for (int i = 0; text.parts.containsKey(part(i)); i++) {
      text.sheets.put(i, sheet(text.text(part(i))));
    }
    return text;
  }

  /** This with a change made to it, as a file. */
  public byte[] changed(Consumer<WorkbookText> change) {
    WorkbookText changed = new WorkbookText(new LinkedHashMap<>(parts));
    sheets.forEach((index, sheet) -> changed.sheets.put(index, sheet.copy()));
    change.accept(changed);
    changed.sheets.forEach((index, sheet) -> changed.put(part(index), sheet.xml()));
    return Zips.of(changed.parts);
  }

  /** How many sheets there are. */
  public int sheets() {
    return sheets.size();
  }

  /** The sheet of this number from 0. */
  public Sheet sheet(int index) {
    return sheets.get(index);
  }

  /** A cell with this text, among the texts that cells share. */
  public Cell words(String value) {
    String strings = text(STRINGS);
    int index = strings.split("<si>", -1).length - 1;
    put(
        STRINGS,
        strings.replace(
            "</sst>", "<si><t xml:space=\"preserve\">" + escaped(value) + "</t></si></sst>"));
    return new Cell("s", Integer.toString(index));
  }

  /** A cell with this in the place of a number. */
  public static Cell number(String value) {
    return new Cell("n", escaped(value));
  }

  private String text(String part) {
    return new String(parts.get(part), UTF_8);
  }

  private void put(String part, String xml) {
    parts.put(part, xml.getBytes(UTF_8));
  }

  private static String part(int sheet) {
    return "xl/worksheets/sheet" + (sheet + 1) + ".xml";
  }

  private static String escaped(String value) {
    return NO_XML.matcher(value).replaceAll("?").replace("&", "&amp;").replace("<", "&lt;");
  }

  private static Sheet sheet(String xml) {
    Matcher data = DATA.matcher(xml);
    if (!data.matches()) {
      throw new IllegalArgumentException("expected a sheet as POI writes it");
    }
    NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>();
    for (Matcher row = ROW.matcher(data.group(2)); row.find(); ) {
      NavigableMap<Integer, Cell> cells = new TreeMap<>();
      for (Matcher cell = CELL.matcher(row.group(2)); cell.find(); ) {
        cells.put(
            CellReference.convertColStringToIndex(cell.group(1)),
            new Cell(cell.group(2), cell.group(3)));
      }
      rows.put(Integer.parseInt(row.group(1)) - 1, cells);
    }
    return new Sheet(rows, data.group(1), data.group(3));
  }
}
