package org.allyspend.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that were met in the field, each read or refused as is right for its kind. */
class CasesTest {
  /** What any program makes of the same tables is the same publication. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nato-strict-ooxml.xlsx",
        "nato-inline-phonetic.xlsx",
        "nato-years-in-scientific-notation.xlsx",
        "nato-decomposed-umlauts.xlsx"
      })
  void a_workbook_that_another_program_wrote_holds_the_same_figures(String name)
      throws IOException {
    Publication other = parse(name);
    Publication untouched = Sources.of("nato").parse(PublishersFiles.nato2024());

    assertThat(other.series()).isEqualTo(untouched.series());
    assertThat(other.title()).isEqualTo(untouched.title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nato-formula-without-result.xlsx | TABLE2!N21: expected a figure, found a formula without a"
            + " stored result; open the workbook in Excel or LibreOffice, let it calculate, and"
            + " save it",
        "worldbank-error-120.json | 'Invalid value: The provided parameter value is not valid'",
      })
  void what_can_t_be_read_is_refused_in_plain_words(String name, String message) {
    assertThatThrownBy(() -> parse(name))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message)
        .satisfies(e -> PlainWords.require(e.getMessage()));
  }

  @Test
  void every_other_is_read() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(folder())) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("(nato|csv|worldbank)-.*"))
              .filter(name -> !name.contains("without-result") && !name.contains("error"))
              .sorted()
              .toList();
    }
    assertThat(names).hasSizeGreaterThan(10);
    for (String name : names) {
      assertThat(parse(name).series()).as(name).isNotEmpty();
    }
  }

  private static Publication parse(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder().resolve(name));
    return Sources.of(name.substring(0, name.indexOf('-'))).parse(bytes);
  }

  private static Path folder() {
    Path folder = Path.of(System.getProperty("allyspend.root")).resolve("../shared/cases");
    assumeTrue(Files.isDirectory(folder), "skipped: there is no ../shared/cases on this machine");
    return folder;
  }
}
