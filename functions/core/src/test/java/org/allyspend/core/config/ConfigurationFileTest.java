package org.allyspend.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
  @Test
  void what_is_left_out_keeps_its_default() {
    assertThat(ConfigurationFile.read("{}")).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void a_user_defines_groups_and_comments_them() {
    Configuration configuration =
        ConfigurationFile.read(
            """
            {
              // who they are
              "groups": [{"id": "baltic-allies", "name": "Baltic Allies", "members": ["EST", "LVA", "LTU"]}],
              "gdpGrowthPercent": 2
            }
            """);

    assertThat(configuration.allGroups()).hasSize(4);
    assertThat(configuration.groups().get(0).members())
        .containsExactly(Ally.EST, Ally.LVA, Ally.LTU);
    assertThat(configuration.gdpGrowthPercent()).isEqualByComparingTo("2");
  }

  @Test
  void what_is_written_reads_the_same() {
    String written = ConfigurationFile.write(Configuration.DEFAULT);

    assertThat(ConfigurationFile.read(written)).isEqualTo(Configuration.DEFAULT);
    assertThat(ConfigurationFile.write(ConfigurationFile.read(written))).isEqualTo(written);
  }

  @Test
  void the_documented_file_holds_the_defaults() throws IOException {
    assertThat(ConfigurationFile.read(Files.readString(Path.of("../../infra/configuration.json"))))
        .isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void a_contact_is_no_essay() {
    assertThatThrownBy(() -> ConfigurationFile.read("{\"contact\": \"" + "x".repeat(501) + "\"}"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("configuration: contact has 501 characters: expected at most 500");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"grups\": []}                                                     | configuration /grups",
        "{\"groups\": [{\"id\": \"a-b\", \"name\": \"x\"}]}                  | members",
        "{\"groups\": [{\"id\":\"a-b\",\"name\":\"x\",\"members\":[\"XXX\"]}]} | member 'XXX'",
        "{\"groups\": [{\"id\":\"nato-total\",\"name\":\"x\",\"members\":[\"FRA\"]}]} | defined twice or built in",
        "{\"gdpGrowthPercent\": 1e999}                                       | expected -20 to 20",
        "{\"gdpGrowthPercent\": \"much\"}                                    | configuration /gdpGrowthPercent",
        "{\"targets\": []}                                                   | the first target is the headline's",
        "{\"targets\": [{\"id\":\"a\",\"name\":\"a\",\"measure\":\"share_of_gdp\",\"threshold\":0}]} | threshold 0",
        "{\"cadences\": [{\"source\":\"nato\",\"dueMonths\":0,\"graceMonths\":1}]} | is due after 0 months",
        "{\"cadences\": [{\"source\":\"nato\"}]}                        | dueMonths",
        "{\"cadences\": [{\"source\":\"a\",\"dueMonths\":1,\"graceMonths\":1},{\"source\":\"a\",\"dueMonths\":1,\"graceMonths\":1}]} | defined twice",
        "{\"language\": \"de\"}                                            | language is 'de': expected en or fr",
        "{\"leaveOut\": [\"data\"]}                                        | leaveOut has the sheet 'data': expected some of ally,",
        "{\"leaveOut\": [null]}                                             | configuration /leaveOut/0",
        "[]                                                                  | configuration",
        "{                                                                   | configuration at line 1",
      })
  void what_is_wrong_is_refused_with_its_place(String json, String message) {
    assertThatThrownBy(() -> ConfigurationFile.read(json))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }
}
