package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.budget.BudgetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schema of declarations refuses the program refuses, and the other way about. */
class DeclarationSchemaTest {
  private static final Path SCHEMA = Events.ROOT.resolve("infra/budgets/budget.schema.json");

  private static final String GOOD =
      """
      {
        "ally": "POL",
        "title": "t",
        "publisher": "p",
        "licence": "l",
        "address": "https://example.org/x",
        "announced": {"page": "https://example.org", "link": "x(?<year>20..)"},
        "accumulates": false,
        "cadence": {"dueMonths": 2, "graceMonths": 0},
        "checked": {"verified": true, "against": "a", "figures": [{"stage": "outturn", "period": "2025", "value": 1.5}]},
        "currency": "PLN",
        "scale": "thousand",
        "fiscalYear": {"starts": 4, "namedByEnd": true},
        "plausible": {"year": [1, 2], "month": [0.5, 1]},
        "covers": "c",
        "bridge": {"pensions": "b"},
        "documents": [{
          "name": ".*",
          "encoding": "UTF-8",
          "separator": ",",
          "decimal": ",",
          "thousands": " ",
          "missing": ["n/a"],
          "spellings": {"A": ["B"]},
          "rows": [{"column": "A", "is": ["1"], "starts": ["2"], "not": true}],
          "check": [{"column": "A", "like": "3"}],
          "year": {"column": "Y", "like": "(?<year>....)-(?<month>..)"},
          "month": {"names": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]},
          "figures": [{"stages": {"column": "S", "values": {"x": "voted"}}, "like": "(?<year>....)", "wholeYear": true, "repeated": true}],
          "parts": [{"part": "pensions", "inside": true, "label": "l", "rows": [{"column": "A", "ends": ["1"]}]}]
        }]
      }
      """;

  private static List<Error> errors(String json) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA))
        .validate(json, InputFormat.JSON);
  }

  private static String changed(String was, String is) {
    assertThat(GOOD).contains(was);
    return GOOD.replace(was, is == null ? "" : is);
  }

  @Test
  void a_declaration_that_uses_every_field_is_one_to_both() throws IOException {
    assertThat(errors(GOOD)).isEmpty();
    assertThatCode(() -> BudgetSource.of("mine.json", GOOD)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"verified\": true | \"verified\": false",
        ", \"figures\": [{\"stage\": \"outturn\", \"period\": \"2025\", \"value\": 1.5}]},|, \"figures\": [{\"stage\": \"outturn\", \"period\": \"2025-07\", \"value\": 1}]},",
        "{\"column\": \"Y\", \"like\" | {\"inName\": true, \"like\"",
        "\"wholeYear\": true, \"repeated\": true | \"cumulative\": true",
        "\"wholeYear\": true, \"repeated\": true | \"cumulative\": true, \"wholeYear\": false",
        "\"wholeYear\": true, \"repeated\": true | \"added\": true",
        "\"month\": [0.5, 1] | \"month\": [0.5, 0.5]",
        "https://example.org/x | https://example.org/{year}/x_{month}.zip",
        "\"title\": \"t\" | \"title\": {\"en\": \"t\", \"fr\": \"u\"}",
        "\"pensions\": \"b\" | \"pensions\": {\"fr\": \"b\", \"en\": \"c\"}",
        "\"label\": \"l\" | \"label\": {\"en\": \"t\", \"fr\": \"u\"}",
      })
  void what_is_right_is_right_to_both(String was, String is) throws IOException {
    String json = changed(was, is);

    assertThat(errors(json)).isEmpty();
    assertThatCode(() -> BudgetSource.of("mine.json", json)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ally\": \"POL\" | \"ally\": \"PLD\"",
        "\"ally\": \"POL\" | \"ally\": \"pol\"",
        "\"title\": \"t\" | \"title\": \"\"",
        "\"title\": \"t\" | \"title\": 1",
        "\"title\": \"t\", |",
        "\"title\": \"t\" | \"title\": {\"en\": \"t\"}",
        "\"title\": \"t\" | \"title\": {\"en\": \"t\", \"fr\": \"\"}",
        "\"title\": \"t\" | \"title\": {\"en\": \"t\", \"fr\": 1}",
        "\"title\": \"t\" | \"title\": {\"en\": \"t\", \"fr\": \"u\", \"de\": \"v\"}",
        "\"title\": \"t\" | \"title\": [\"t\", \"u\"]",
        "\"publisher\": \"p\" | \"publisher\": \" \"",
        "\"publisher\": \"p\" | \"publisher\": \"p\", \"speed\": 1",
        "\"licence\": \"l\" | \"licence\": \"\"",
        "\"licence\": \"l\" | \"licence\": null",
        "https://example.org/x | http://example.org/x",
        "https://example.org/x | example.org",
        "https://example.org/x | https://",
        "https://example.org/x | https://example.org/{day}",
        "https://example.org/x | https://{year}.example.org/",
        "\"page\": \"https:// | \"page\": \"http://",
        "x(?<year>20..) | x20..",
        "\"accumulates\": false | \"accumulates\": \"no\"",
        "\"accumulates\": false | \"accumulates\": null",
        "\"dueMonths\": 2 | \"dueMonths\": 0",
        "\"dueMonths\": 2 | \"dueMonths\": 2.5",
        "\"dueMonths\": 2 | \"dueMonths\": \"2\"",
        "\"dueMonths\": 2 | \"dueMonths\": 121",
        "\"graceMonths\": 0 | \"graceMonths\": -1",
        ", \"graceMonths\": 0 |",
        "\"verified\": true | \"verified\": \"true\"",
        "\"against\": \"a\" | \"against\": \"\"",
        ", \"figures\": [{\"stage\": \"outturn\", \"period\": \"2025\", \"value\": 1.5}] |",
        "[{\"stage\": \"outturn\", \"period\": \"2025\", \"value\": 1.5}] | []",
        "\"period\": \"2025\" | \"period\": \"2025-13\"",
        "\"period\": \"2025\" | \"period\": 2025",
        "\"value\": 1.5 | \"value\": \"1.5\"",
        "\"stage\": \"outturn\" | \"stage\": \"spent\"",
        "\"stage\": \"outturn\" | \"stage\": \"outturn\", \"part\": \"whole\"",
        "\"currency\": \"PLN\" | \"currency\": \"zloty\"",
        "\"thousand\" | \"lakh\"",
        "\"thousand\" | 1",
        "\"starts\": 4 | \"starts\": 13",
        "\"starts\": 4 | \"starts\": 0",
        "\"year\": [1, 2], \"month\": [0.5, 1] |",
        "\"year\": [1, 2] | \"year\": [1]",
        "\"year\": [1, 2] | \"year\": [1, 2, 3]",
        "\"year\": [1, 2] | \"year\": [1, \"2\"]",
        "\"covers\": \"c\" | \"covers\": \"\"",
        "\"pensions\": \"b\" | \"pensions\": 1",
        "\"pensions\": \"b\" | \"police\": \"b\"",
        "\"pensions\": \"b\" | \"pensions\": \"\"",
        "\"separator\": \",\" | \"separator\": \", \"",
        "\"separator\": \",\" | \"separator\": \"\"",
        "\"decimal\": \",\" | \"decimal\": \"\"",
        "\"thousands\": \" \" | \"thousands\": \"\"",
        "[\"n/a\"] | []",
        "[\"n/a\"] | \"n/a\"",
        "[\"n/a\"] | [1]",
        "[\"n/a\"] | [null]",
        "{\"A\": [\"B\"]} | {\"A\": []}",
        "{\"A\": [\"B\"]} | {\"A\": \"B\"}",
        "\"is\": [\"1\"] | \"is\": []",
        "\"starts\": [\"2\"] | \"starts\": []",
        "\"is\": [\"1\"], \"starts\": [\"2\"], |",
        "\"not\": true | \"not\": 1",
        "[{\"column\": \"A\", \"like\": \"3\"}] | []",
        "\"column\": \"A\", \"like\": \"3\" | \"like\": \"3\"",
        "{\"column\": \"Y\", \"like\" | {\"like\"",
        "{\"column\": \"Y\", \"like\" | {\"column\": \"Y\", \"inName\": true, \"like\"",
        "{\"column\": \"Y\", \"like\" | {\"column\": \"Y\", \"inName\": false, \"like\"",
        "{\"column\": \"Y\", \"like\" | {\"is\": \"2025\", \"like\"",
        "(?<year>....)-(?<month>..) | ....-(?<month>..)",
        "\"names\": [\"1\", \"2\" | \"names\": [\"2\", \"2\"",
        "\"names\": [\"1\", | \"names\": [",
        "{\"x\": \"voted\"} | {}",
        "{\"x\": \"voted\"} | {\"x\": \"spent\"}",
        "{\"stages\" | {\"stage\": \"voted\", \"stages\"",
        "\"like\": \"(?<year>....)\", | \"column\": \"A\", \"like\": \"(?<year>....)\",",
        "\"like\": \"(?<year>....)\", | \"like\": \"....\",",
        "\"like\": \"(?<year>....)\", |",
        "\"wholeYear\": true, | \"wholeYear\": true, \"cumulative\": true,",
        "\"wholeYear\": true, |",
        "\"part\": \"pensions\" | \"part\": \"fund\"",
        "\"label\": \"l\" | \"label\": \"\"",
        "\"inside\": true, |",
        "[{\"column\": \"A\", \"ends\": [\"1\"]}] | []",
      })
  void what_is_wrong_is_wrong_to_both(String was, String is) throws IOException {
    String json = changed(was, is);

    assertThat(errors(json)).isNotEmpty();
    assertThatThrownBy(() -> BudgetSource.of("mine.json", json))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("mine.json")
        .hasMessageContaining("expected")
        .message()
        .doesNotContain("Exception")
        .doesNotContain("java.");
  }

  /** The schema's description lists them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"title\": \"t\" | \"title\": \"t\", \"title\": \"u\" | mine.json: line 3: expected the field 'title' once, found it twice",
        "\"is\": [\"1\"] | \"is\": [\"1\"], \"is\": [\"2\"] | mine.json: line 25: expected the field 'is' once, found it twice",
        "\"dueMonths\": 2 | \"dueMonths\": 2.0 | mine.json line 9 /cadence/dueMonths: expected a whole number, found '2.0'",
        "\"PLN\" | \"EUR\" | mine.json line 11 /currency: expected PLN, in which Poland counts, found 'EUR'; see whether /ally is right",
        "[1, 2] | [2, 1] | mine.json line 14 /plausible/year: expected the least and the most, found [2, 1]",
        "UTF-8 | UTF 8 | mine.json line 19 /documents/0/encoding: expected an encoding such as UTF-8 or windows-1252, found 'UTF 8'",
        "\"name\": \".*\" | \"name\": \"*\" | mine.json line 18 /documents/0/name: expected a regular expression, found '*'",
        "\"thousands\": \" \" | \"thousands\": \",\" | mine.json line 22 /documents/0/thousands: expected what stands between thousands, and is not the decimal sign, found ','",
        "-(?<month>..) | | mine.json line 28 /documents/0/month: expected a column, or a group (?<month>…) where the year is taken apart, found neither",
      })
  void what_no_schema_can_say_the_program_refuses(String was, String is, String message)
      throws IOException {
    String json = changed(was, is);

    assertThat(errors(json)).isEmpty();
    assertThatThrownBy(() -> BudgetSource.of("mine.json", json)).hasMessage(message);
  }

  @Test
  void the_allies_of_the_schema_are_those_there_are() throws IOException {
    JsonNode allies = Json.MAPPER.readTree(Files.readString(SCHEMA)).at("/properties/ally/enum");

    assertThat(StreamSupport.stream(allies.spliterator(), false).map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Ally.values()).map(Ally::iso3).toList());
  }
}
