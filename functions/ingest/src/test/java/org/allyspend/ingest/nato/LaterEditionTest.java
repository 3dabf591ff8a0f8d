package org.allyspend.ingest.nato;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;

class LaterEditionTest {
  @Test
  void the_layout_of_2026_is_read_whole() {
    Publication publication = new NatoSource().parse(LaterEditionWorkbook.whole());

    assertThat(publication.edition()).isEqualTo("2014-2026");
    assertThat(series(publication, Measure.EXPENDITURE, Ally.SWE).byYear())
        .hasSize(13)
        .containsEntry(2019, Figure.of(new BigDecimal("202901"), Status.NORMAL, "Table 2!H34"))
        .containsEntry(2026, Figure.of(new BigDecimal("24186"), Status.ESTIMATED, "Table 2!O34"));
    assertThat(series(publication, Measure.EXPENDITURE_CONSTANT, Ally.SWE).basis().baseYear())
        .isEqualTo(2021);
    assertThat(
            series(publication, Measure.EXPENDITURE_CONSTANT, Ally.SWE).byYear().get(2026).known())
        .isEqualByComparingTo("21538");
    assertThat(series(publication, Measure.SHARE_OF_GDP, Ally.SWE).byYear().get(2026).known())
        .isEqualByComparingTo("3.22");
    assertThat(series(publication, Measure.EQUIPMENT_SHARE, Ally.SWE).byYear().get(2026).known())
        .isEqualByComparingTo("25.41");
    assertThat(series(publication, Measure.EXPENDITURE, Ally.USA).byYear().get(2026).known())
        .isEqualByComparingTo("1032849");
    assertThat(series(publication, Measure.EXPENDITURE, Ally.SVN).note()).isEqualTo("*");
    assertThat(publication.series())
        .filteredOn(series -> series.subject().equals(Subject.of(AllyGroup.NATO_TOTAL)))
        .hasSize(9);
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("Table 2!B77: passed over text ('-8-')")
        .hasSize(2);
    assertThat(publication.footnotes())
        .contains(
            new Footnote(Footnote.ALL, "", "Notes: Figures for 2025 and 2026 are estimates."));
  }

  @Test
  void a_block_s_title_may_stand_on_the_line_of_its_years() {
    byte[] bytes =
        LaterEditionWorkbook.changed(
            workbook -> {
              Sheet sheet = workbook.getSheet("Table 2");
              String title = sheet.getRow(5).getCell(0).getStringCellValue();
              sheet.removeRow(sheet.getRow(5));
              sheet.getRow(4).createCell(0).setCellValue(title);
            });

    assertThat(new NatoSource().parse(bytes).series())
        .isEqualTo(new NatoSource().parse(LaterEditionWorkbook.whole()).series());
  }

  @Test
  void a_figure_that_is_not_there_is_missing_and_not_zero() {
    byte[] bytes =
        LaterEditionWorkbook.changed(
            workbook -> {
              Sheet sheet = workbook.getSheet("Table 2");
              sheet.getRow(6).getCell(2).setCellValue("..");
              sheet.getRow(6).removeCell(sheet.getRow(6).getCell(3));
            });

    assertThat(series(new NatoSource().parse(bytes), Measure.EXPENDITURE, Ally.ALB).byYear())
        .containsEntry(2014, Figure.missing("Table 2!C7"))
        .containsEntry(2015, Figure.missing("Table 2!D7"));
  }

  @Test
  void sheets_of_other_things_are_passed_over_with_a_warning() {
    byte[] bytes =
        LaterEditionWorkbook.changed(
            workbook ->
                workbook.createSheet("Graph 1").createRow(0).createCell(0).setCellValue("A graph"));

    assertThat(new NatoSource().parse(bytes).warnings())
        .extracting(Remark::sentence)
        .contains("sheet Graph 1: has no table's title and was passed over");
  }

  private static Series series(Publication publication, Measure measure, Ally ally) {
    return publication.series().stream()
        .filter(one -> one.measure().equals(measure) && one.subject().equals(Subject.of(ally)))
        .findFirst()
        .orElseThrow();
  }
}
