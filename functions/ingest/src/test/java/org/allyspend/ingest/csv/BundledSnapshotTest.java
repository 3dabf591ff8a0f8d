package org.allyspend.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.nato.NatoSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

/**
 * The snapshot that comes with Allyspend is NATO's workbook of 17 June 2024, figure by figure. With
 * {@code -Dallyspend.snapshot.write=true} the first test writes it anew.
 */
class BundledSnapshotTest {
  private static final String RESOURCE = "/snapshot/nato-2014-2024.csv";
  private static final String ABOUT =
      """
      # title: Defence Expenditure of NATO Countries (2014-2024)
      # publisher: NATO
      # edition: 2014-2024
      # licence: Credit NATO; not to be sold or used in advertising
      # The figures of Tables 1, 2, 3, 5, 6, 7, 8a and 8b as NATO published them on 17 June 2024, a
      # figure a line, each with the sheet and cell it was read from. Units are those of the measures.
      """;

  @Test
  void it_is_the_workbook_line_by_line() throws IOException {
    String expected = write(new NatoSource().parse(PublishersFiles.nato2024()));
    if (Boolean.getBoolean("allyspend.snapshot.write")) {
      Path file =
          Path.of(System.getProperty("allyspend.root"))
              .resolve("functions/ingest/src/main/resources" + RESOURCE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(new String(bundled(), StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  @Test
  void it_reads_as_the_same_publication() throws IOException {
    Publication snapshot = new CsvSource().parse(bundled());
    Publication workbook = new NatoSource().parse(PublishersFiles.nato2024());

    assertThat(snapshot.series()).isEqualTo(workbook.series());
    assertThat(snapshot.title()).isEqualTo(workbook.title());
    assertThat(snapshot.licence()).isEqualTo(workbook.licence());
  }

  @Test
  void it_credits_nato_and_keeps_the_cells() throws IOException {
    Publication snapshot = new CsvSource().parse(bundled());

    assertThat(snapshot.publisher()).isEqualTo("NATO");
    assertThat(snapshot.series())
        .flatExtracting(series -> series.figures().values())
        .filteredOn(figure -> figure.place().equals("TABLE2!N14"))
        .singleElement()
        .extracting(figure -> figure.known())
        .isEqualTo(new BigDecimal("30495.234537639531"));
  }

  private static byte[] bundled() throws IOException {
    try (InputStream stream = CsvSource.class.getResourceAsStream(RESOURCE)) {
      return stream == null ? new byte[0] : stream.readAllBytes();
    }
  }

  private static String write(Publication publication) throws IOException {
    StringBuilder text = new StringBuilder(ABOUT);
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(CsvSource.COLUMNS);
      for (Series series : publication.series()) {
        for (var entry : series.figures().entrySet()) {
          Figure figure = entry.getValue();
          printer.printRecord(
              series.subject().id(),
              series.measure().id(),
              series.basis().baseYear() == 0 ? "" : series.basis().baseYear(),
              entry.getKey(),
              figure.value().map(BigDecimal::toPlainString).orElse(""),
              figure.status().code(),
              series.noteOn(figure),
              figure.place());
        }
      }
    }
    return text.toString();
  }
}
