package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.allyspend.core.config.Language;
import org.allyspend.report.Labels;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who changes an assumption has the workbook of the report that is made with it: every table is
 * held against that report, after LibreOffice has recalculated. What is changed is the workbook of
 * the report with the defaults, every formula of which is recalculated first.
 */
class AssumptionsTest {
  private static final Map<String, String> OWN = new LinkedHashMap<>();

  static {
    OWN.put("threshold_2_percent", "2");
    OWN.put("deadline_2_percent", "2024");
    OWN.put("threshold_3_5_percent", "3.5");
    OWN.put("deadline_3_5_percent", "2035");
    OWN.put("threshold_5_percent", "5");
    OWN.put("deadline_5_percent", "2035");
    OWN.put("threshold_20_percent_equipment", "20");
    OWN.put("deadline_20_percent_equipment", "2024");
    OWN.put("gdp_growth", "1.5");
  }

  /** What is changed, by name; thresholds keep their order, in which tables list targets. */
  private static final Map<String, Map<String, String>> CHANGES = new LinkedHashMap<>();

  static {
    CHANGES.put(
        "least",
        Map.of(
            "threshold_2_percent", "0.01",
            "deadline_2_percent", "2025",
            "threshold_3_5_percent", "1.37",
            "threshold_5_percent", "2.505",
            "deadline_5_percent", "2025",
            "threshold_20_percent_equipment", "0.01",
            "gdp_growth", "-20"));
    CHANGES.put(
        "most",
        Map.of(
            "threshold_2_percent", "100",
            "deadline_2_percent", "2100",
            "threshold_3_5_percent", "100",
            "deadline_3_5_percent", "2040",
            "threshold_5_percent", "100",
            "deadline_5_percent", "2100",
            "threshold_20_percent_equipment", "100",
            "gdp_growth", "20"));
    CHANGES.put(
        "rounding",
        Map.of(
            "threshold_2_percent", "2.005",
            "threshold_3_5_percent", "3.15",
            "threshold_5_percent", "4.115",
            "threshold_20_percent_equipment", "33.3",
            "gdp_growth", "0"));
    // No validation admits deadlines that have passed; configurations do.
    CHANGES.put(
        "passed",
        Map.of(
            "deadline_2_percent", "2010",
            "deadline_5_percent", "2024",
            "threshold_5_percent", "3.51",
            "gdp_growth", "-12.5"));
  }

  /** Where columns are years to the next deadline, and so others when that is another. */
  private static final Set<String> SHEETS_OF_THE_DEADLINE = Set.of("Growth", "Road");

  @TempDir private static Path folder;

  private static XSSFWorkbook own;
  private static Map<String, Recalculated> recalculated;

  @BeforeAll
  static void recalculate() throws Exception {
    LibreOffice.assumeInstalled();
    Path workbook = RealReports.workbook(RealReports.english());
    own = open(workbook);
    LibreOffice.Session session =
        new LibreOffice.Session(folder)
            .open(workbook)
            .save("own")
            .type("threshold_2_percent", 3)
            .save("threshold");
    CHANGES.forEach((name, change) -> type(session, change).save(name));
    Map<String, String> zero = new LinkedHashMap<>();
    OWN.keySet().forEach(name -> zero.put(name, "0"));
    Map<String, String> far = new LinkedHashMap<>();
    OWN.keySet()
        .forEach(
            name ->
                far.put(
                    name,
                    name.startsWith("deadline")
                        ? "2024"
                        : name.equals("gdp_growth") ? "-100" : "1000"));
    type(session, zero).save("zero");
    type(session, far).save("far");
    session.type("chosen_ally", "Poland").save("ally");
    recalculated = session.run();
  }

  @AfterAll
  static void close() throws IOException {
    if (own != null) {
      own.close();
    }
  }

  /** Types what is changed, and the report's own where nothing is. */
  private static LibreOffice.Session type(LibreOffice.Session session, Map<String, String> change) {
    assertThat(OWN.keySet()).containsAll(change.keySet());
    OWN.forEach(
        (cell, value) -> session.type(cell, Double.parseDouble(change.getOrDefault(cell, value))));
    return session;
  }

  @Test
  void every_formula_gives_the_value_that_is_kept_with_it() {
    assertThat(recalculated.get("own").differences(own)).isEmpty();
    assertThat(Recalculated.formulas(own)).hasSizeGreaterThan(4_000);
  }

  @Test
  void who_changes_an_assumption_sees_what_follows() {
    // Poland 4.12, Estonia 3.43, Latvia 3.15, Greece 3.08.
    assertThat(recalculated.get("threshold").named(own, "allies_at_2_percent")).isEqualTo(4.0);
  }

  @Test
  void who_chooses_an_ally_sees_its_figures() {
    Recalculated shown = recalculated.get("ally");
    Sheet sheet = own.getSheet("Ally");
    int latest = own.getTable("Ally_by_year").getEndRowIndex();
    assertThat(shown.value(sheet, latest, 0)).isEqualTo(2024.0);
    assertThat(shown.value(sheet, latest, 1)).isEqualTo("estimate");
    assertThat(shown.value(sheet, latest, 6))
        .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
        .isCloseTo(4.12, within(0.005));
  }

  @Test
  void every_table_follows_as_the_report_made_with_the_same_assumptions_has_it() throws Exception {
    assertThat(liveLines("own", "Summary")).isEmpty();
    assertThat(liveLines("own", "Findings")).isEmpty();
    for (Map.Entry<String, Map<String, String>> change : CHANGES.entrySet()) {
      Recalculated ours = recalculated.get(change.getKey());
      try (XSSFWorkbook made =
          open(RealReports.workbook(report(change.getKey(), change.getValue())))) {
        Set<String> others = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Sheet sheet : made) {
          // Rows of Charts stand in the order of the bars; their figures are those of the other
          // sheets. Findings are sentences, with a line above them that says what they rest on.
          if (!Set.of("Assumptions", "Charts", "Findings").contains(sheet.getSheetName())) {
            for (XSSFTable table : ((XSSFSheet) sheet).getTables()) {
              // A headline more or less is above it.
              int lower =
                  own.getTable(table.getName()).getStartRowIndex() - table.getStartRowIndex();
              compared += compare(table, ours, lower, others, differences);
            }
          }
        }
        assertThat(differences).as(change.getKey()).isEmpty();
        assertThat(compared).as(change.getKey()).isGreaterThan(40_000);
        assertThat(others)
            .as(change.getKey())
            .isEqualTo(
                Set.of("least", "most").contains(change.getKey())
                    ? new TreeSet<>(SHEETS_OF_THE_DEADLINE)
                    : Set.of());
        assertThat(ours.named(own, "assumptions_changed"))
            .isEqualTo((double) change.getValue().size());
        assertThat(liveLines(change.getKey(), "Summary"))
            .as(change.getKey())
            .isEqualTo(expectedLines(made));
        assertThat(liveLines(change.getKey(), "Findings"))
            .as(change.getKey())
            .containsExactly(new Labels(Language.ENGLISH).get("live.notice"));
      }
    }
  }

  @Test
  void no_value_however_wrong_makes_an_error_of_a_cell() {
    assertThat(recalculated.get("zero").errors()).isEmpty();
    assertThat(recalculated.get("far").errors()).isEmpty();
  }

  @Test
  void assumptions_take_values_in_their_range_alone() {
    Map<String, String> admitted = new LinkedHashMap<>();
    for (DataValidation validation : own.getSheet("Assumptions").getDataValidations()) {
      DataValidationConstraint constraint = validation.getValidationConstraint();
      assertThat(validation.getShowErrorBox()).isTrue();
      assertThat(validation.getEmptyCellAllowed()).isFalse();
      admitted.put(
          validation.getRegions().getCellRangeAddress(0).formatAsString(),
          (constraint.getValidationType() == DataValidationConstraint.ValidationType.INTEGER
                  ? "whole "
                  : "")
              + constraint.getFormula1()
              + " to "
              + constraint.getFormula2());
    }
    for (String name : OWN.keySet()) {
      assertThat(admitted.get(named(own, name).getAddress().toString()))
          .as(name)
          .isEqualTo(
              name.startsWith("threshold")
                  ? "0.01 to 100"
                  : name.startsWith("deadline")
                      // One that has passed is admitted as it is.
                      ? "whole " + Math.min(2025, Integer.parseInt(OWN.get(name))) + " to 2100"
                      : "-20 to 20");
    }
    assertThat(admitted.get(named(own, "gdp_growth_by_ally").getAddress().toString()))
        .isEqualTo("whole 0 to 1");
  }

  /** The lines beside the headlines. */
  private static List<String> liveLines(String name, String sheet) {
    return recalculated.get(name).rows(own.getSheet(sheet)).stream()
        .map(row -> String.valueOf(row.get(0)))
        .filter(text -> text.startsWith("! "))
        .toList();
  }

  /** The same from the cells of the report made with the same assumptions. */
  private static List<String> expectedLines(XSSFWorkbook made) {
    Labels labels = new Labels(Language.ENGLISH);
    List<String> lines = new ArrayList<>();
    lines.add(labels.get("live.notice"));
    int at = (int) named(made, "allies_at_2_percent").getNumericCellValue();
    lines.add(
        "! As they are now: %s 29 that report a share of GDP %s at or over %s %% of GDP in 2024."
            .formatted(
                at == 29 ? "all" : (at == 0 ? "none" : at) + " of the",
                at < 2 ? "is" : "are",
                text(named(made, "threshold_2_percent").getNumericCellValue())));
    String newly = newlyAtHeadline(made);
    lines.add(
        newly.equals("none")
            ? "! None is newly at it."
            : "! Newly at it, for the first time in the series: " + newly + ".");
    for (String target : List.of("2", "3.5", "5")) {
      String name = target.replace('.', '_') + "_percent";
      String threshold = text(named(made, "threshold_" + name).getNumericCellValue());
      double gap = ofGroup(made, "Gap to " + target + " % of GDP (million USD)");
      if (gap <= 0) {
        lines.add("! To " + threshold + " % of GDP the group lacks nothing in 2024.");
        continue;
      }
      double deadline = named(made, "deadline_" + name).getNumericCellValue();
      lines.add(
          "! To %s %% of GDP the group lacks %s at 2024's GDP%s."
              .formatted(
                  threshold,
                  labels.money(BigDecimal.valueOf(gap)),
                  deadline <= 2024
                      ? ""
                      : "; if GDP %s, %s from 2024 to %d"
                          .formatted(gdpGrowth(made), growth(made, target), (int) deadline)));
    }
    return lines;
  }

  private static String gdpGrowth(XSSFWorkbook made) {
    double growth = named(made, "gdp_growth").getNumericCellValue();
    return growth == 0
        ? "does not grow"
        : "%s %s %% a year".formatted(growth < 0 ? "shrinks" : "grows", text(Math.abs(growth)));
  }

  private static String growth(XSSFWorkbook made, String target) {
    double growth =
        ofGroup(made, "Real growth a year to " + target + " % of GDP by its deadline (%)");
    return (growth < -0.05
            ? "expenditure may fall %s %% a year in real terms"
            : "it takes real growth of %s %% a year")
        .formatted(new Labels(Language.ENGLISH).decimals(BigDecimal.valueOf(growth).abs(), 1));
  }

  /** What the sheet of groups and targets says of the European allies in the latest year. */
  private static String newlyAtHeadline(XSSFWorkbook workbook) {
    XSSFTable table = workbook.getTable("Group_targets");
    return workbook
        .getSheet("Group targets")
        .getRow(table.getStartRowIndex() + 1)
        .getCell(table.findColumnIndex("Which European allies are newly at it"))
        .getStringCellValue();
  }

  private static String text(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A figure of the group's line on the sheet of the allies. */
  private static double ofGroup(XSSFWorkbook workbook, String header) {
    XSSFTable table = workbook.getTable("Allies");
    return workbook
        .getSheet("Allies")
        .getRow(table.getStartRowIndex() + 1)
        .getCell(table.findColumnIndex(header))
        .getNumericCellValue();
  }

  /** Compares the cells of a table, and gives how many they are; one of other headers is named. */
  private static int compare(
      XSSFTable table, Recalculated ours, int lower, Set<String> others, List<String> differences) {
    Sheet made = table.getXSSFSheet();
    Sheet sheet = own.getSheet(made.getSheetName());
    int compared = 0;
    for (int row = table.getStartRowIndex(); row <= table.getEndRowIndex(); row++) {
      for (int column = 0; column <= table.getEndColIndex(); column++) {
        Cell expected = cell(made, row, column);
        Object found = ours.value(sheet, sameRow(made, row, ours, row + lower), column);
        if (row == table.getStartRowIndex() && !expected.getStringCellValue().equals(found)) {
          others.add(made.getSheetName());
          return compared;
        }
        if (expected != null) {
          compared++;
          if (!LibreOffice.same(LibreOffice.value(expected), found)) {
            differences.add(
                made.getSheetName()
                    + "!"
                    + expected.getAddress()
                    + ": "
                    + LibreOffice.value(expected)
                    + " in the report, "
                    + found
                    + " recalculated");
          }
        }
      }
    }
    return compared;
  }

  private static List<Object> codes(Recalculated ours) {
    return ours.rows(own.getSheet("Road")).stream().map(row -> row.get(1)).toList();
  }

  /** Roads stand in the order of what is left to find: there the row of the same ally. */
  private static int sameRow(Sheet made, int row, Recalculated ours, int sameNumber) {
    if (!made.getSheetName().equals("Road")) {
      return sameNumber;
    }
    String code = cell(made, row, 1).getStringCellValue();
    int other = codes(ours).indexOf(code);
    return other < 0 ? sameNumber : other;
  }

  private static Cell cell(Sheet sheet, int row, int column) {
    Row found = sheet.getRow(row);
    return found == null ? null : found.getCell(column);
  }

  private static Path report(String name, Map<String, String> changes) throws IOException {
    Map<String, String> values = new LinkedHashMap<>(OWN);
    values.putAll(changes);
    return RealReports.configured(
        "assumptions-" + name,
        """
        {
          "targets": [
            {"id": "2_percent", "name": "2 %% of GDP", "measure": "share_of_gdp",
             "threshold": %s, "deadline": %s, "agreed": "Wales"},
            {"id": "3_5_percent", "name": "3.5 %% of GDP", "measure": "share_of_gdp",
             "threshold": %s, "deadline": %s, "agreed": "The Hague", "pledged": "2025-06-25"},
            {"id": "5_percent", "name": "5 %% of GDP", "measure": "share_of_gdp",
             "threshold": %s, "deadline": %s, "agreed": "The Hague"},
            {"id": "20_percent_equipment", "name": "20 %% on equipment",
             "measure": "equipment_share", "threshold": %s, "deadline": %s, "agreed": "Wales"}
          ],
          "gdpGrowthPercent": %s
        }
        """
            .formatted(values.values().toArray()));
  }

  private static Cell named(XSSFWorkbook workbook, String name) {
    CellReference cell = new CellReference(workbook.getName(name).getRefersToFormula());
    return workbook.getSheet(cell.getSheetName()).getRow(cell.getRow()).getCell(cell.getCol());
  }

  private static XSSFWorkbook open(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new XSSFWorkbook(in);
    }
  }
}
