package org.allyspend.ingest.sipri;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.allyspend.core.domain.Ally;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook in the layout of SIPRI's database: seven sheets, 2022 to 2024, figures made up. */
public final class SipriEdition {
  /** The row of the header, from 0. */
  static final int HEADER = 5;

  private static final List<String> SHEETS =
      List.of(
          "Constant (2023) US$",
          "Current US$",
          "Share of GDP",
          "Per capita",
          "Local currency financial years",
          "Local currency calendar years",
          "Share of Govt. spending");

  private static final int FIRST_YEAR_COLUMN = 2;

  private SipriEdition() {}

  /** The workbook with a change made to it. */
  public static byte[] changed(Consumer<XSSFWorkbook> change) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      SHEETS.forEach(name -> write(workbook.createSheet(name)));
      change.accept(workbook);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(XSSFSheet sheet) {
    Row header = sheet.createRow(HEADER);
    header.createCell(0).setCellValue("Country");
    header.createCell(1).setCellValue("Notes");
    for (int i = 0; i < 3; i++) {
      header.createCell(FIRST_YEAR_COLUMN + i).setCellValue(2022 + i);
    }
    int at = HEADER + 1;
    sheet.createRow(at++).createCell(0).setCellValue("Europe");
    for (Ally ally : Ally.values()) {
      Row row = sheet.createRow(at++);
      row.createCell(0).setCellValue(ally == Ally.SVK ? "Slovakia" : ally.natoName());
      row.createCell(1).setCellValue("");
      for (int i = 0; i < 3; i++) {
        double figure = 0.0125 + i / 1000.0;
        // National currency is printed in ones, dollars in millions.
        row.createCell(FIRST_YEAR_COLUMN + i)
            .setCellValue(
                sheet.getSheetName().startsWith("Local") ? Math.rint(figure * 1e6) : figure);
      }
    }
  }
}
