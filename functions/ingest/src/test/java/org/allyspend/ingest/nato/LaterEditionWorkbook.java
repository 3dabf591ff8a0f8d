package org.allyspend.ingest.nato;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook in the layout of the 2026 edition: sheets 'Table 1' and so on, the title in A1, 'core
 * defence expenditure', a header of years over each block, constant 2021 prices, 2025e and 2026e,
 * whole millions and two decimals of a percent. The known cells are NATO's (Sweden's, and the
 * United States' total); the other figures are made up.
 */
public final class LaterEditionWorkbook {
  private static final int FIRST_YEAR = 2014;
  private static final int LAST_YEAR = 2026;
  private static final int FIRST_COLUMN = 2;

  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private int row;

  private interface Cells {
    BigDecimal of(Ally ally, int year);
  }

  private LaterEditionWorkbook() {}

  /** The workbook as it should be. */
  public static byte[] whole() {
    return changed(workbook -> {});
  }

  /** The workbook with a change made to it. */
  public static byte[] changed(Consumer<XSSFWorkbook> change) {
    LaterEditionWorkbook edition = new LaterEditionWorkbook();
    edition.write();
    change.accept(edition.workbook);
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      edition.workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    Sheet one =
        sheet("Table 1", "Table 1: Core defence expenditure", "Million national currency units");
    block(one, "Current prices", expenditure(1), false, false);
    block(one, "Constant 2021 prices", expenditure(2), false, false);
    notes(one, "-7-");
    Sheet two = sheet("Table 2", "Table 2: Core defence expenditure", "Million US dollars");
    block(two, "Current prices and exchange rates", expenditure(1), false, true);
    block(two, "Constant 2021 prices and exchange rates", expenditure(2), false, true);
    notes(two, "-8-");
    Sheet three =
        sheet(
            "Table 3",
            "Table 3: Core defence expenditure as a share of GDP and annual real change",
            "Based on 2021 prices");
    block(three, "Share of real GDP (%)", LaterEditionWorkbook::share, false, true);
    block(three, "Annual real change (%)", (ally, year) -> new BigDecimal("4.25"), false, true);
    Sheet five = sheet("Table 5", "Table 5: GDP", "Million US dollars");
    block(five, "Current prices and exchange rates", gdp(1), true, true);
    block(five, "Constant 2021 prices and exchange rates", gdp(2), true, true);
    Sheet six =
        sheet(
            "Table 6",
            "Table 6: GDP per capita and core defence expenditure per capita",
            "2021 prices and exchange rates");
    block(
        six,
        "GDP per capita (thousand US dollars)",
        (ally, year) -> new BigDecimal("40.1"),
        true,
        true);
    block(
        six,
        "Core defence expenditure per capita (US dollars)",
        (ally, year) -> new BigDecimal("900"),
        false,
        true);
    Sheet seven = sheet("Table 7", "Table 7: Military personnel", "Thousands");
    block(seven, "", (ally, year) -> new BigDecimal("20.5"), false, true);
    categories("Table 8a", "Equipment (a)", "Personnel (b)");
    categories("Table 8b", "Infrastructure (c)", "Other (d)");
  }

  private void categories(String name, String first, String second) {
    Sheet sheet =
        sheet(
            name,
            name + ": Distribution of core defence expenditure by main category",
            "Percentage of total core defence expenditure");
    Cells quarter =
        (ally, year) -> new BigDecimal(ally == Ally.SWE && year == LAST_YEAR ? "25.41" : "25.00");
    block(sheet, first, quarter, false, false);
    block(sheet, second, quarter, false, false);
  }

  private Sheet sheet(String name, String title, String unit) {
    Sheet sheet = workbook.createSheet(name);
    sheet.createRow(0).createCell(0).setCellValue(title);
    sheet.createRow(2).createCell(0).setCellValue(unit);
    row = 4;
    return sheet;
  }

  private void block(
      Sheet sheet, String title, Cells cells, boolean withIceland, boolean withAggregates) {
    Row header = sheet.createRow(row++);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      var cell = header.createCell(column(year));
      switch (year) {
        case 2019 -> cell.setCellValue("2019");
        case 2025, 2026 -> cell.setCellValue(year + "e");
        default -> cell.setCellValue(year);
      }
    }
    if (!title.isEmpty()) {
      sheet.createRow(row++).createCell(0).setCellValue(title);
    }
    Stream.of(Ally.values())
        .filter(ally -> withIceland || ally.hasArmedForces())
        .forEach(ally -> figures(sheet, 1, label(ally), year -> cells.of(ally, year)));
    if (withAggregates) {
      figures(sheet, 0, "NATO Europe and Canada", year -> sum(cells, year, withIceland, false));
      figures(sheet, 0, "NATO Total", year -> sum(cells, year, withIceland, true));
    }
  }

  private void figures(Sheet sheet, int column, String label, IntFunction<BigDecimal> value) {
    Row line = sheet.createRow(row++);
    line.createCell(column).setCellValue(label);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      line.createCell(column(year)).setCellValue(value.apply(year).doubleValue());
    }
  }

  private void notes(Sheet sheet, String page) {
    row++;
    sheet
        .createRow(row++)
        .createCell(0)
        .setCellValue("Notes: Figures for 2025 and 2026 are estimates.");
    sheet.createRow(row++).createCell(1).setCellValue(page);
  }

  private static String label(Ally ally) {
    return ally.natoName() + (ally == Ally.SVN || ally == Ally.EST ? "*" : "");
  }

  private static int column(int year) {
    return FIRST_COLUMN + year - FIRST_YEAR;
  }

  /** Kind 1 is current, 2 constant prices. */
  private static Cells expenditure(int kind) {
    return (ally, year) -> {
      if (year == LAST_YEAR && ally == Ally.SWE) {
        return new BigDecimal(kind == 1 ? "24186" : "21538");
      }
      if (year == LAST_YEAR && ally == Ally.USA && kind == 1) {
        return new BigDecimal("1032849");
      }
      return BigDecimal.valueOf(100L * ally.countsFrom() + 100L * (year - FIRST_YEAR) + kind);
    };
  }

  private static Cells gdp(int kind) {
    return (ally, year) ->
        expenditure(kind)
            .of(ally, year)
            .multiply(BigDecimal.valueOf(100))
            .divide(share(ally, year), 0, RoundingMode.HALF_UP);
  }

  private static BigDecimal share(Ally ally, int year) {
    if (ally == Ally.SWE && year == LAST_YEAR) {
      return new BigDecimal("3.22");
    }
    return new BigDecimal("1.50")
        .add(new BigDecimal("0.05").multiply(BigDecimal.valueOf(year - FIRST_YEAR)));
  }

  /** Printed aggregates are rounded sums of figures that were not: here one off. */
  private static BigDecimal sum(
      Cells cells, int year, boolean withIceland, boolean withUnitedStates) {
    return Stream.of(Ally.values())
        .filter(ally -> ally.countsIn(year) && (withIceland || ally.hasArmedForces()))
        .filter(ally -> withUnitedStates || ally != Ally.USA)
        .map(ally -> cells.of(ally, year))
        .reduce(BigDecimal.ONE, BigDecimal::add);
  }
}
