package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every formula of the workbook, recalculated by LibreOffice: of the reports other than with the
 * defaults, which {@link AssumptionsTest} opens.
 */
class RecalculationTest {
  @TempDir private static Path folder;

  @Test
  void every_formula_gives_the_value_that_is_kept_with_it() throws Exception {
    LibreOffice.assumeInstalled();
    Map<String, Path> reports = RealReports.all();
    reports.remove("english");
    LibreOffice.Session session = new LibreOffice.Session(folder);
    reports.forEach((name, report) -> session.open(RealReports.workbook(report)).save(name));
    Map<String, Recalculated> recalculated = session.run();

    for (Map.Entry<String, Path> report : reports.entrySet()) {
      try (InputStream in = Files.newInputStream(RealReports.workbook(report.getValue()));
          XSSFWorkbook written = new XSSFWorkbook(in)) {
        assertThat(recalculated.get(report.getKey()).differences(written))
            .as(report.getKey())
            .isEmpty();
        assertThat(Recalculated.formulas(written)).as(report.getKey()).hasSizeGreaterThan(4_000);
      }
    }
  }
}
