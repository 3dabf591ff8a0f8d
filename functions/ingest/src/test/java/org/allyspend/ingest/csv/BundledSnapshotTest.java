package org.allyspend.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.nato.NatoSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The editions that come with Allyspend are NATO's, figure by figure. With {@code
 * -Dallyspend.snapshot.write=true} the first test writes them anew.
 */
class BundledSnapshotTest {
  private static final String ABOUT =
      """
      # title: Defence Expenditure of NATO Countries (%s)
      # publisher: NATO
      # edition: %s
      # published: %s
      # licence: Credit NATO; not to be sold or used in advertising
      # The figures of Tables 1, 2, 3, 5, 6, 7, 8a and 8b as NATO published them on that day, a figure a line,
      # each with %s. Units are those of the measures.
      """;

  /** NATO's editions, as they are bundled and as NATO has them. */
  enum Edition {
    JUNE_2022("2014-2022", "2022-06-27", "the sheet and cell it was read from") {
      @Override
      Publication read() throws IOException {
        return new NatoSource().parse(PublishersFiles.nato2022());
      }
    },
    JUNE_2024("2014-2024", "2024-06-17", "the sheet and cell it was read from") {
      @Override
      Publication read() throws IOException {
        return new NatoSource().parse(PublishersFiles.nato2024());
      }
    },
    JULY_2026(
        "2014-2026",
        "2026-07-09",
        "the table and block it stands in. Iceland has no row there: its GDP, which NATO's aggregates count, is\n"
            + "# what NATO Europe and Canada has beyond the other allies, and marked as imputed (status I)") {
      @Override
      Publication read() throws IOException {
        return Nato2026Figures.publication(PublishersFiles.nato2026());
      }
    };

    private final String years;
    private final String published;
    private final String places;

    Edition(String years, String published, String places) {
      this.years = years;
      this.published = published;
      this.places = places;
    }

    abstract Publication read() throws IOException;

    String resource() {
      return "/snapshot/nato-" + years + ".csv";
    }

    byte[] bundled() throws IOException {
      try (InputStream stream = BundledSnapshotTest.class.getResourceAsStream(resource())) {
        return stream == null ? new byte[0] : stream.readAllBytes();
      }
    }

    Publication parsed() throws IOException {
      return new org.allyspend.ingest.csv.CsvSource().parse(bundled());
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_is_the_edition_line_by_line(Edition edition) throws IOException {
    String expected = write(edition);
    if (Boolean.getBoolean("allyspend.snapshot.write")) {
      Path file =
          Path.of(System.getProperty("allyspend.root"))
              .resolve("functions/ingest/src/main/resources" + edition.resource());
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(new String(edition.bundled(), StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void it_reads_as_the_same_publication(Edition edition) throws IOException {
    Publication snapshot = edition.parsed();
    Publication original = edition.read();

    assertThat(snapshot.series()).isEqualTo(original.series());
    assertThat(snapshot.title()).isEqualTo(original.title());
    assertThat(snapshot.edition()).isEqualTo(original.edition());
    assertThat(snapshot.licence()).isEqualTo(original.licence());
    assertThat(snapshot.publisher()).isEqualTo("NATO");
    assertThat(snapshot.publishedOn())
        .isEqualTo(LocalDate.parse(edition.published))
        .isEqualTo(new NatoSource().firstIssued(edition.years).orElseThrow());
  }

  @Test
  void it_keeps_the_cells() throws IOException {
    assertThat(Edition.JUNE_2024.parsed().series())
        .flatExtracting(series -> series.figures().values())
        .filteredOn(figure -> figure.place().equals("TABLE2!N14"))
        .singleElement()
        .extracting(Figure::known)
        .isEqualTo(new BigDecimal("30495.234537639531"));
  }

  @ParameterizedTest(name = "{0}: {1} million US dollars in {2}")
  @CsvSource({
    "JUNE_2022, 339939.5, 2022",
    "JUNE_2024, 476197.2, 2024",
    "JULY_2026, 483126, 2024",
    "JULY_2026, 606669, 2025",
    "JULY_2026, 724609, 2026"
  })
  void european_allies_spend_what_the_print_adds_up_to(
      Edition edition, BigDecimal million, int year) throws IOException {
    List<Series> series = edition.parsed().series();

    assertThat(
            members(year)
                .filter(Ally::hasArmedForces)
                .map(ally -> figure(series, ally, Measure.EXPENDITURE, year).known())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isCloseTo(million, within(new BigDecimal("0.1")));
  }

  @ParameterizedTest(name = "{0}: {1} at 2 % in {2}")
  @CsvSource({
    "JUNE_2022, 8, 2022",
    "JUNE_2024, 22, 2024",
    "JULY_2026, 16, 2024",
    "JULY_2026, 26, 2025",
    "JULY_2026, 28, 2026"
  })
  void european_allies_are_at_two_percent_as_the_print_says(Edition edition, int allies, int year)
      throws IOException {
    List<Series> series = edition.parsed().series();

    assertThat(
            members(year)
                .filter(Ally::hasArmedForces)
                .filter(
                    ally ->
                        figure(series, ally, Measure.SHARE_OF_GDP, year)
                                .known()
                                .setScale(2, RoundingMode.HALF_UP)
                                .compareTo(new BigDecimal("2.00"))
                            >= 0))
        .hasSize(allies);
  }

  /** Iceland's GDP as the IMF has it: 18,052, 17,700, 21,084 and, in 2024, 33,255. */
  @ParameterizedTest
  @CsvSource({"2014, 18053", "2015, 17701", "2016, 21084", "2024, 33188"})
  void icelands_gdp_is_what_the_print_implies_and_says_so(int year, BigDecimal million)
      throws IOException {
    Figure gdp = figure(Edition.JULY_2026.parsed().series(), Ally.ISL, Measure.GDP, year);

    assertThat(gdp.known()).isEqualByComparingTo(million);
    assertThat(gdp.status()).isEqualTo(Status.IMPUTED);
  }

  private static Stream<Ally> members(int year) {
    return AllyGroup.EUROPEAN_ALLIES.members().stream().filter(ally -> ally.countsIn(year));
  }

  private static Figure figure(List<Series> series, Ally ally, Measure measure, int year) {
    return series.stream()
        .filter(one -> one.subject().equals(Subject.of(ally)) && one.measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .in(year)
        .orElseThrow();
  }

  private static String write(Edition edition) throws IOException {
    StringBuilder text =
        new StringBuilder(
            ABOUT.formatted(edition.years, edition.years, edition.published, edition.places));
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(org.allyspend.ingest.csv.CsvSource.COLUMNS);
      for (Series series : edition.read().series()) {
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
