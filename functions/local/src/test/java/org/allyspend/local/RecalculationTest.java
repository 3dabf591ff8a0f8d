package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every formula of the workbook, recalculated by LibreOffice. */
class RecalculationTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void find() {
    LibreOffice.assumeInstalled();
  }

  @Test
  void every_formula_gives_the_value_that_is_kept_with_it() throws Exception {
    for (Map.Entry<String, Path> report : RealReports.all().entrySet()) {
      Path written = RealReports.workbook(report.getValue());
      try (XSSFWorkbook ours = open(written);
          XSSFWorkbook theirs = open(recalculated(report.getKey(), written))) {
        List<String> differences = new ArrayList<>();
        int formulas = 0;
        for (Sheet sheet : ours) {
          for (Row row : sheet) {
            for (Cell cell : row) {
              if (cell.getCellType() == CellType.FORMULA) {
                formulas++;
                Cell other =
                    theirs
                        .getSheet(sheet.getSheetName())
                        .getRow(cell.getRowIndex())
                        .getCell(cell.getColumnIndex());
                if (!LibreOffice.same(LibreOffice.value(cell), LibreOffice.value(other))) {
                  differences.add(
                      sheet.getSheetName()
                          + "!"
                          + cell.getAddress()
                          + ": "
                          + LibreOffice.value(cell)
                          + " is kept, "
                          + LibreOffice.value(other)
                          + " recalculated");
                }
              }
            }
          }
        }
        assertThat(differences).as(report.getKey()).isEmpty();
        assertThat(formulas).as(report.getKey()).isGreaterThan(4_000);
      }
    }
  }

  @Test
  void who_changes_an_assumption_sees_what_follows() throws Exception {
    Path changed =
        changed("threshold", workbook -> named(workbook, "threshold_2_percent").setCellValue(3));

    try (XSSFWorkbook workbook = open(recalculated("threshold", changed))) {
      // Poland 4.12, Estonia 3.43, Latvia 3.15, Greece 3.08.
      assertThat(named(workbook, "allies_at_2_percent").getNumericCellValue()).isEqualTo(4);
    }
  }

  @Test
  void who_chooses_an_ally_sees_its_figures() throws Exception {
    Path changed =
        changed("ally", workbook -> named(workbook, "chosen_ally").setCellValue("Poland"));

    try (XSSFWorkbook workbook = open(recalculated("ally", changed))) {
      Sheet sheet = workbook.getSheet("Ally");
      Row latest = sheet.getRow(workbook.getTable("Ally_by_year").getEndRowIndex());
      assertThat(latest.getCell(0).getNumericCellValue()).isEqualTo(2024);
      assertThat(latest.getCell(1).getStringCellValue()).isEqualTo("estimate");
      assertThat(latest.getCell(6).getNumericCellValue()).isCloseTo(4.12, within(0.005));
    }
  }

  private static Path changed(String name, Consumer<XSSFWorkbook> change) throws IOException {
    Path path = folder.resolve(name + ".xlsx");
    try (XSSFWorkbook workbook = open(RealReports.workbook(RealReports.english()));
        OutputStream out = Files.newOutputStream(path)) {
      change.accept(workbook);
      workbook.write(out);
    }
    return path;
  }

  private static Cell named(XSSFWorkbook workbook, String name) {
    CellReference cell = new CellReference(workbook.getName(name).getRefersToFormula());
    return workbook.getSheet(cell.getSheetName()).getRow(cell.getRow()).getCell(cell.getCol());
  }

  private static Path recalculated(String name, Path workbook) throws Exception {
    return LibreOffice.recalculated(folder.resolve("recalculated-" + name), List.of(workbook))
        .get(0);
  }

  private static XSSFWorkbook open(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new XSSFWorkbook(in);
    }
  }
}
