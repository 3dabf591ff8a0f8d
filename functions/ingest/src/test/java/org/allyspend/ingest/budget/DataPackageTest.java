package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.Zips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A treasury's file whose form a {@code datapackage.json} beside it tells. */
class DataPackageTest {
  /** Columns are called by their meaning, and nothing is said of the file's form. */
  private static final String DECLARATION =
      """
      {"ally": "PRT", "title": "State budget", "publisher": "p", "licence": "l", "address": "https://example.org",
       "checked": {"verified": false, "against": "nothing"}, "currency": "EUR", "scale": "thousand",
       "plausible": {"year": [1000, 9000]}, "covers": "Division 02 of COFOG, defence.",
       "documents": [{"name": "despesa.*\\\\.csv", "package": true,
         "rows": [{"column": "functional-classification:cofog:code", "starts": ["02"]}],
         "year": {"column": "date:fiscal-year"},
         "figures": [{"stages": {"column": "phase:id", "values": {"approved": "voted", "executed": "outturn"}}, "column": "value"}]}]}
      """;

  private static final String FISCAL =
      """
      {"name": "orcamento", "profile": "fiscal-data-package",
       "resources": [{"name": "despesa", "path": "data/despesa-2026.csv", "encoding": "iso-8859-1",
         "dialect": {"delimiter": "|", "quoteChar": ""},
         "schema": {"missingValues": ["", "n.d."], "fields": [
           {"name": "Ano", "type": "year", "columnType": "date:fiscal-year"},
           {"name": "Função", "type": "string", "columnType": "functional-classification:cofog:code"},
           {"name": "Fase", "type": "string", "columnType": "phase:id"},
           {"name": "Montante", "type": "number", "decimalChar": ",", "groupChar": ".", "columnType": "value"}]}}]}
      """;

  private static final String CSV =
      """
      Ano|Função|Fase|Montante
      2026|02.1|approved|2.500.000,5
      2026|02.2|approved|500.000
      2026|07.3|approved|9.000.000
      2025|02.1|executed|2.400.000
      2026|02.1|executed|n.d.
      """;

  @Test
  void a_fiscal_data_package_tells_the_form_and_the_meaning_of_columns() {
    Publication publication = read(DECLARATION, zip(FISCAL, CSV, ISO_8859_1));

    assertThat(figure(publication, BudgetStage.VOTED, "2026").known())
        .isEqualByComparingTo("3000.0005");
    assertThat(figure(publication, BudgetStage.OUTTURN, "2025").known())
        .isEqualByComparingTo("2400");
    assertThat(figure(publication, BudgetStage.OUTTURN, "2026").value()).isEmpty();
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .noneMatch(one -> one.contains("datapackage.json"));
  }

  @Test
  void the_model_of_version_0_3_tells_it_too() {
    String model =
        FISCAL
            .replaceAll(", \"columnType\": \"[^\"]*\"", "")
            .replaceFirst(
                "\\{",
                """
                {"model": {
                  "measures": {"amount": {"source": "Montante", "currency": "EUR", "factor": 1000}},
                  "dimensions": {
                    "date": {"dimensionType": "datetime", "attributes": {"year": {"source": "Ano"}}},
                    "cofog": {"dimensionType": "classification", "attributes": {"code": {"source": "Função"}}},
                    "phase": {"dimensionType": "other", "attributes": {"name": {"source": "Fase"}}}}},
                """);
    String declaration =
        DECLARATION
            .replace("functional-classification:cofog:code", "cofog.code")
            .replace("date:fiscal-year", "date.year")
            .replace("phase:id", "phase.name")
            .replace("\"value\"", "\"amount\"");

    assertThat(
            figure(read(declaration, zip(model, CSV, ISO_8859_1)), BudgetStage.VOTED, "2026")
                .known())
        .isEqualByComparingTo("3000.0005");
    assertThatThrownBy(
            () -> read(declaration, zip(model.replace("\"EUR\"", "\"USD\""), CSV, ISO_8859_1)))
        .hasMessageContaining(
            "datapackage.json /model/measures/amount/currency: expected EUR, as the declaration"
                + " says, found 'USD'");
    assertThatThrownBy(() -> read(declaration, zip(model.replace("1000}", "1}"), CSV, ISO_8859_1)))
        .hasMessageContaining(
            "datapackage.json /model/measures/amount/factor: expected 1000, as the declaration's"
                + " scale says, found 1");
  }

  @Test
  void a_plain_frictionless_package_tells_the_form_alone() {
    String plain =
        """
        {"resources": [{"path": ["despesa-2026.csv"], "dialect": {"delimiter": "|"}, "schema": {"fields": [
          {"name": "Montante", "type": "number", "decimalChar": ",", "groupChar": "."}],
          "missingValues": [{"value": "n.d.", "label": "unknown"}]}}]}
        """;
    String declaration =
        DECLARATION
            .replace("functional-classification:cofog:code", "Função")
            .replace("date:fiscal-year", "Ano")
            .replace("phase:id", "Fase")
            .replace("\"value\"", "\"Montante\"");

    assertThat(figure(read(declaration, zip(plain, CSV, UTF_8)), BudgetStage.VOTED, "2026").known())
        .isEqualByComparingTo("3000.0005");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "data/despesa-2026.csv ~ data/other.csv ~ datapackage.json /resources: expected one whose path leads to despesa-2026.csv, found data/other.csv",
        "\"dialect\": { ~ \"dialect\": {\"header\": false, ~ datapackage.json dialect of despesa-2026.csv: expected a line of the columns' names, found none",
        "\"type\": \"year\", ~ \"type\": \"year\", \"decimalChar\": \".\", ~ datapackage.json /schema/fields: expected one decimalChar in all columns, found , and .",
        "\"name\": \"Montante\" ~ \"name\": \"Valor\" ~ despesa-2026.csv line 1: expected a column 'value', found none of that name",
        "iso-8859-1 ~ klingon ~ expected an encoding such as UTF-8 or windows-1252, found 'klingon'",
        "{\"name\": \"orcamento\" ~ {\"name\": orcamento ~ datapackage.json",
      })
  void what_it_says_and_the_file_does_not_is_refused_in_one_sentence(
      String was, String is, String sentence) {
    byte[] zip = zip(FISCAL.replace(was, is), CSV, ISO_8859_1);

    assertThatThrownBy(() -> read(DECLARATION, zip)).hasMessageContaining(sentence);
  }

  @Test
  void any_damage_to_it_is_read_past_or_refused() {
    Random random = new Random(2026);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      char[] damaged = FISCAL.toCharArray();
      for (int change = 0; change <= i % 3; change++) {
        damaged[random.nextInt(damaged.length)] = (char) (32 + random.nextInt(95));
      }
      byte[] zip = zip(new String(damaged), CSV, ISO_8859_1);
      try {
        assertThat(read(DECLARATION, zip).series()).isNotEmpty();
      } catch (RefusedException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isBetween(50, 299);
  }

  @Test
  void a_package_that_is_not_there_is_missed() {
    byte[] zip = Zips.of(Map.of("despesa-2026.csv", CSV.getBytes(ISO_8859_1)));

    assertThatThrownBy(() -> read(DECLARATION, zip))
        .hasMessageContaining("datapackage.json: expected it once among the files, found none");
  }

  private static Publication read(String declaration, byte[] zip) {
    BudgetSource source = BudgetSource.of("prt.json", declaration);
    return source.parse(source.document("orcamento.zip", Content.of(zip)));
  }

  private static byte[] zip(String described, String csv, Charset charset) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("orcamento/data/despesa-2026.csv", csv.getBytes(charset));
    files.put("orcamento/datapackage.json", described.getBytes(UTF_8));
    return Zips.of(files);
  }

  private static Figure figure(Publication publication, BudgetStage stage, String year) {
    return Documents.figure(publication, stage, BudgetPart.WHOLE, year);
  }
}
