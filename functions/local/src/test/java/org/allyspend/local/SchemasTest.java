package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served as the schema of a file holds of the files there are, and of no other. */
class SchemasTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static List<Error> errors(String schema, String json) throws IOException {
    return SCHEMAS
        .getSchema(Files.readString(Events.ROOT.resolve("infra").resolve(schema)))
        .validate(json, InputFormat.JSON);
  }

  /** Without its comments. */
  private static String plain(Path file) throws IOException {
    return Json.read(Files.readString(file), JsonNode.class, file.toString()).toString();
  }

  @Test
  void every_setting_there_is_may_be_set() throws IOException {
    String schema = "schemas/configuration.schema.json";
    assertThat(errors(schema, plain(Events.ROOT.resolve("infra/configuration.json")))).isEmpty();
    assertThat(errors(schema, ConfigurationFile.write(Configuration.DEFAULT))).isEmpty();
    assertThat(errors(schema, "{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"speed\": 1}",
        "{\"language\": \"de\"}",
        "{\"currency\": \"GBP\"}",
        "{\"targets\": []}",
        "{\"targets\": [{\"id\": \"x\", \"name\": \"X\", \"measure\": \"share_of_gdp\"}]}",
        "{\"groups\": [{\"id\": \"nordic\", \"name\": \"N\", \"members\": \"DNK\"}]}"
      })
  void what_is_refused_is_no_configuration_to_the_schema_either(String json) throws IOException {
    assertThat(errors("schemas/configuration.schema.json", json)).isNotEmpty();
    assertThat(catchThrowable(() -> ConfigurationFile.read(json)))
        .isInstanceOf(RefusedException.class);
  }

  static List<Path> declarations() throws IOException {
    try (Stream<Path> files = Files.list(Events.ROOT.resolve("infra/budgets"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("[a-z]{3}[.]json"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void every_declaration_there_is_holds(Path file) throws IOException {
    assertThat(errors("budgets/budget.schema.json", plain(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-07", "2026-07"})
  void a_summary_is_what_its_schema_says(String period, @TempDir Path folder) throws IOException {
    CommandLineRun.typed(
            Clock.systemUTC(), "report --period %s --out %s", period, folder.resolve("out"))
        .done();
    assertThat(
            errors(
                "schemas/summary.schema.json",
                Files.readString(folder.resolve("out/summary.json"))))
        .isEmpty();
  }
}
