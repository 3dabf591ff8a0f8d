package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What the sheets of a workbook show after LibreOffice has recalculated it: a number, a text, or
 * the kind of cell where it is neither, as {@link LibreOffice#value} has it of the workbook as it
 * was written.
 */
final class Recalculated {
  private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/]+[!?]?|Err:\\d+");

  /** By number from 1, as the workbook has them. */
  private final Map<Integer, List<List<Object>>> sheets = new TreeMap<>();

  private Recalculated() {}

  /** That was saved in a folder under a name, sheet by sheet. */
  static Recalculated saved(Path folder, String name) throws IOException {
    Recalculated saved = new Recalculated();
    Pattern number = Pattern.compile(Pattern.quote(name) + "-(\\d+)-.*");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "-*.csv")) {
      for (Path file : files) {
        var matcher = number.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          saved.sheets.put(Integer.valueOf(matcher.group(1)), rows(Files.readString(file)));
        }
      }
    }
    assertThat(saved.sheets).as("what LibreOffice saved as " + name).isNotEmpty();
    return saved;
  }

  /** What it shows in the place of this cell. */
  Object value(Cell cell) {
    return value(cell.getSheet(), cell.getRowIndex(), cell.getColumnIndex());
  }

  /** What it shows in the place of that sheet, in a row and a column from 0. */
  Object value(Sheet sheet, int row, int column) {
    List<List<Object>> rows = rows(sheet);
    return row < rows.size() && column < rows.get(row).size()
        ? rows.get(row).get(column)
        : CellType.BLANK;
  }

  /** What it shows in the cell that has this name in the workbook as it was written. */
  Object named(XSSFWorkbook written, String name) {
    CellReference cell = new CellReference(written.getName(name).getRefersToFormula());
    return value(written.getSheet(cell.getSheetName()), cell.getRow(), cell.getCol());
  }

  /** All rows in the place of that sheet. */
  List<List<Object>> rows(Sheet sheet) {
    return sheets.get(sheet.getWorkbook().getSheetIndex(sheet) + 1);
  }

  /**
   * The formulas of the workbook as it was written that are to show another value than it keeps.
   */
  List<String> differences(XSSFWorkbook written) {
    List<String> differences = new ArrayList<>();
    for (Cell cell : formulas(written)) {
      Object kept = LibreOffice.value(cell);
      if (!LibreOffice.same(kept, value(cell))) {
        differences.add(
            "%s!%s: %s is kept, %s recalculated"
                .formatted(cell.getSheet().getSheetName(), cell.getAddress(), kept, value(cell)));
      }
    }
    return differences;
  }

  /** The cells of a workbook that hold formulas. */
  static List<Cell> formulas(XSSFWorkbook written) {
    List<Cell> formulas = new ArrayList<>();
    for (Sheet sheet : written) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            formulas.add(cell);
          }
        }
      }
    }
    return formulas;
  }

  /** Where errors stand, by the number of the sheet. */
  List<String> errors() {
    List<String> errors = new ArrayList<>();
    sheets.forEach(
        (number, rows) -> {
          for (int row = 0; row < rows.size(); row++) {
            int column = rows.get(row).indexOf(CellType.ERROR);
            if (column >= 0) {
              errors.add("sheet " + number + "!" + new CellReference(row, column).formatAsString());
            }
          }
        });
    return errors;
  }

  /** Texts are in quotation marks, numbers are not, where nothing is there is nothing. */
  private static List<List<Object>> rows(String csv) {
    List<List<Object>> rows = new ArrayList<>();
    List<Object> row = new ArrayList<>();
    int at = 0;
    while (at < csv.length()) {
      int end = csv.charAt(at) == '"' ? endOfText(csv, at) : endOfField(csv, at);
      row.add(value(csv.substring(at, end)));
      if (csv.charAt(end) == '\n') {
        rows.add(row);
        row = new ArrayList<>();
      }
      at = end + 1;
    }
    return rows;
  }

  private static int endOfText(String csv, int from) {
    int end = csv.indexOf('"', from + 1);
    while (csv.charAt(end + 1) == '"') {
      end = csv.indexOf('"', end + 2);
    }
    return end + 1;
  }

  private static int endOfField(String csv, int from) {
    int end = from;
    while (csv.charAt(end) != ',' && csv.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  private static Object value(String field) {
    if (!field.startsWith("\"")) {
      return field.isEmpty() ? CellType.BLANK : Double.valueOf(field);
    }
    String text = field.substring(1, field.length() - 1).replace("\"\"", "\"");
    // An empty text is nothing.
    return ERROR.matcher(text).matches() ? CellType.ERROR : text.isEmpty() ? CellType.BLANK : text;
  }
}
