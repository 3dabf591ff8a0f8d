package org.allyspend.ingest.eda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook in the layout of EDA's of 2025, small, with figures of our own. */
public final class EdaWorkbook {
  private EdaWorkbook() {}

  /** Two members and the Union, with a hidden history that speaks of the same year too. */
  public static byte[] changed(Consumer<XSSFWorkbook> change) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      write(
          workbook.createSheet("EU27"),
          new Object[] {"EU27", 2024, 2025},
          new Object[] {" Total Defence Expenditure ", 290, 330},
          new Object[] {"    Total Defence Expenditure as % of GDP", 0.017, 0.019},
          new Object[] {" Collaborative Defence R&T Expenditure", "-", "-"},
          new Object[] {"Symbols:"});
      write(
          workbook.createSheet("Billions"),
          new Object[] {
            "PMS",
            "Year",
            "Total Defence Expenditure ",
            "Defence Equipment Procurement Expenditure",
            "Defence R&D Expenditure",
            "Defence Investment"
          },
          new Object[] {"Austria", 2024, 40, 4, 1, 5},
          new Object[] {"Denmark ", 2024, 250, 30, 20, 50},
          new Object[] {"Denmark ", 2025, 300, 30, 20, 50});
      workbook.setSheetHidden(1, true);
      write(
          workbook.createSheet("Member States 2025"),
          new Object[] {
            "EU MS",
            "Year",
            "Total Defence Expenditure ",
            "Defence Investment",
            "Total Defence Expenditure as % of GDP",
            "Total Defence Expenditure as % of government expenditure",
            "    Total Defence Expenditure per capita"
          },
          new Object[] {"Austria", 2025, 30, 3, 0.01, 0.02, 10},
          new Object[] {"Denmark *", 2025, 300, null, 0.02, 0.04, 20},
          new Object[] {"*Estimated 2025 figures"});
      change.accept(workbook);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Sheet sheet, Object[]... rows) {
    for (Object[] fields : rows) {
      Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
      for (int i = 0; i < fields.length; i++) {
        Cell cell = row.createCell(i);
        if (fields[i] instanceof Number number) {
          cell.setCellValue(number.doubleValue());
        } else if (fields[i] != null) {
          cell.setCellValue(fields[i].toString());
        }
      }
    }
  }
}
