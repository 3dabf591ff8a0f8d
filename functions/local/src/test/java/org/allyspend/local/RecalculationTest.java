package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every formula of the workbook, recalculated by LibreOffice. */
class RecalculationTest {
  @TempDir private static Path folder;

  private static Map<String, Recalculated> recalculated;

  @BeforeAll
  static void recalculate() throws Exception {
    LibreOffice.assumeInstalled();
    LibreOffice.Session session = new LibreOffice.Session(folder);
    for (Map.Entry<String, Path> report : RealReports.all().entrySet()) {
      session.open(RealReports.workbook(report.getValue())).save(report.getKey());
      if (report.getValue().equals(RealReports.english())) {
        session.type("threshold_2_percent", 3).save("threshold");
        session.type("chosen_ally", "Poland").save("ally");
      }
    }
    recalculated = session.run();
  }

  @Test
  void every_formula_gives_the_value_that_is_kept_with_it() throws Exception {
    for (Map.Entry<String, Path> report : RealReports.all().entrySet()) {
      try (XSSFWorkbook written = open(report.getValue())) {
        assertThat(recalculated.get(report.getKey()).differences(written))
            .as(report.getKey())
            .isEmpty();
        assertThat(Recalculated.formulas(written)).as(report.getKey()).hasSizeGreaterThan(4_000);
      }
    }
  }

  @Test
  void who_changes_an_assumption_sees_what_follows() throws Exception {
    try (XSSFWorkbook written = open(RealReports.english())) {
      // Poland 4.12, Estonia 3.43, Latvia 3.15, Greece 3.08.
      assertThat(recalculated.get("threshold").named(written, "allies_at_2_percent"))
          .isEqualTo(4.0);
    }
  }

  @Test
  void who_chooses_an_ally_sees_its_figures() throws Exception {
    try (XSSFWorkbook written = open(RealReports.english())) {
      Recalculated shown = recalculated.get("ally");
      Sheet sheet = written.getSheet("Ally");
      int latest = written.getTable("Ally_by_year").getEndRowIndex();
      assertThat(shown.value(sheet, latest, 0)).isEqualTo(2024.0);
      assertThat(shown.value(sheet, latest, 1)).isEqualTo("estimate");
      assertThat(shown.value(sheet, latest, 6))
          .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
          .isCloseTo(4.12, within(0.005));
    }
  }

  private static XSSFWorkbook open(Path report) throws IOException {
    try (InputStream in = Files.newInputStream(RealReports.workbook(report))) {
      return new XSSFWorkbook(in);
    }
  }
}
