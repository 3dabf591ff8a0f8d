package org.allyspend.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.Language;
import org.allyspend.core.lambda.Json;
import org.allyspend.report.data.Codebook;
import org.junit.jupiter.api.Test;

/** The reference of all names in a report's files is made of the code, and kept beside it. */
class NamesTest {
  private static final Path KEPT = Path.of("docs/names.md");
  private static final String WRITE = "allyspend.names.write";

  @Test
  void the_reference_of_names_is_not_behind_the_code() throws IOException {
    String now = reference();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(KEPT, now, StandardCharsets.UTF_8);
    }

    assertThat(Files.readString(KEPT, StandardCharsets.UTF_8))
        .as("%s is behind: run this test with -D%s=true and commit it", KEPT, WRITE)
        .isEqualTo(now);
  }

  private static String reference() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# The names in a report's files\n\n")
        .append("Made of the code (`NamesTest`), with the targets of the default configuration; ")
        .append("each report brings its own as `codebook.csv`, in its language.\n");
    JsonNode root =
        Json.MAPPER.readTree(
            ReportFilesTest.files(ReportFilesTest.model()).get("datapackage.json"));
    for (JsonNode resource : root.get("resources")) {
      addColumns(text, resource);
    }
    List<Codebook.Entry> entries =
        Codebook.entries(
            Configuration.DEFAULT,
            List.of(),
            new Labels(Language.ENGLISH),
            Instant.parse("2026-11-26T00:00:00Z"));
    for (Codebook.Kind kind : Codebook.Kind.values()) {
      List<Codebook.Entry> of = entries.stream().filter(entry -> entry.kind() == kind).toList();
      if (!of.isEmpty()) {
        addNames(text, kind, of);
      }
    }
    return text.toString();
  }

  private static void addColumns(StringBuilder text, JsonNode resource) {
    text.append(String.format(Locale.ROOT, "%n## `%s`%n", resource.get("path").asText()))
        .append(resource.get("title").asText())
        .append(".\n\n| column | type | what it holds |\n|---|---|---|\n");
    for (JsonNode field : resource.get("schema").get("fields")) {
      JsonNode words = field.path("constraints").path("enum");
      text.append(
          row(
              "`" + field.get("name").asText() + "`",
              field.get("type").asText(),
              field.get("description").asText()
                  + (words.isMissingNode() ? "" : ". One of " + listed(words))));
    }
  }

  private static String listed(JsonNode words) {
    StringBuilder list = new StringBuilder();
    words.forEach(
        word ->
            list.append(list.isEmpty() ? "" : ", ").append('`').append(word.asText()).append('`'));
    return list.toString();
  }

  private static void addNames(
      StringBuilder text, Codebook.Kind kind, List<Codebook.Entry> entries) {
    text.append(String.format(Locale.ROOT, "%n## Kind `%s`%n%n", kind.id()))
        .append("| id | name | what it means | unit |\n|---|---|---|---|\n");
    entries.forEach(
        entry ->
            text.append(
                row("`" + entry.id() + "`", entry.name(), entry.definition(), entry.unit())));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
