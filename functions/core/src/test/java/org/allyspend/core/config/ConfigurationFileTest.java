package org.allyspend.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
  @Test
  void targets_are_listed_by_threshold_and_the_first_given_is_the_headlines() {
    Configuration read =
        ConfigurationFile.read(
            """
            {"targets": [
              {"id": "five", "name": "5 %", "measure": "share_of_gdp", "threshold": 5, "pledged": "2025-06-25"},
              {"id": "equipment", "name": "20 %", "measure": "equipment_share", "threshold": 20},
              {"id": "half", "name": "3.5 %", "measure": "share_of_gdp", "threshold": 3.5, "deadline": 2035},
              {"id": "two", "name": "2 %", "measure": "share_of_gdp", "threshold": 2, "deadline": 2024}
            ]}
            """);

    assertThat(read.targets())
        .extracting(Target::id)
        .containsExactly("two", "half", "five", "equipment");
    assertThat(read.headlineTarget().id()).isEqualTo("five");
    assertThat(read.furtherTargets()).extracting(Target::id).containsExactly("two", "half");
    assertThat(read.roadTarget(2026)).map(Target::id).contains("half");
    assertThat(ConfigurationFile.read(ConfigurationFile.write(read))).isEqualTo(read);
    assertThat(read.asOf(Instant.parse("2025-06-01T00:00:00Z")).headlineTarget().id())
        .isEqualTo("two");
  }

  @Test
  void what_is_left_out_keeps_its_default() {
    assertThat(ConfigurationFile.read("{}")).isEqualTo(Configuration.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "2014-09-06T00:00:00Z, 2_percent 20_percent_equipment",
    "2025-06-25T00:00:00Z, 2_percent 20_percent_equipment",
    "2025-06-26T00:00:00Z, 2_percent 3_5_percent 5_percent 20_percent_equipment"
  })
  void a_report_goes_by_the_targets_that_were_pledged_by_its_moment(Instant moment, String ids) {
    assertThat(ConfigurationFile.asOf(moment, "").targets().stream().map(Target::id))
        .containsExactly(ids.split(" "));
  }

  @Test
  void groups_have_the_members_of_the_moment() {
    String json =
        """
        {"groups": [{"id": "north", "name": "North", "members": ["FIN", "NOR", "SWE"]},
                    {"id": "new", "name": "New", "members": ["FIN", "SWE"]}]}
        """;

    assertThat(members(json, "2023-04-04T00:00:00Z"))
        .containsExactly(
            "european-allies 28", "nato-europe-and-canada 29", "nato-total 30", "north 1");
    assertThat(members(json, "2023-04-05T00:00:00Z")).endsWith("nato-total 31", "north 2", "new 1");
    assertThat(members(json, "2024-03-08T00:00:00Z")).endsWith("nato-total 32", "north 3", "new 2");
  }

  private static List<String> members(String json, String moment) {
    return ConfigurationFile.asOf(Instant.parse(moment), json).allGroups().stream()
        .map(group -> group.id() + " " + group.members().size())
        .toList();
  }

  @Test
  void a_moment_before_any_pledge_is_refused() {
    assertThatThrownBy(() -> ConfigurationFile.asOf(Instant.parse("2014-09-04T00:00:00Z"), ""))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "configuration /targets: expected one whose measure is share_of_gdp and that was"
                + " pledged by 2014-09-04T00:00:00Z, found none");
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
  void one_laid_over_another_goes_before_it_in_what_it_sets_alone() {
    String base =
        """
        {"language": "fr", "currency": "USD", "gdpGrowthPercent": 2,
         "groups": [{"id": "one", "name": "One", "members": ["EST"]}, {"id": "two", "name": "Two", "members": ["LVA"]}]}
        """;
    String order =
        ConfigurationFile.part(
            "{\"groups\": [{\"id\": \"two\", \"name\": \"Other\", \"members\": [\"LTU\"]}]}",
            "body");

    Configuration both = ConfigurationFile.read(ConfigurationFile.laidOver(base, order));

    assertThat(both.presentation().language()).isEqualTo(Language.FRENCH);
    assertThat(both.gdpGrowthPercent()).isEqualByComparingTo("2");
    assertThat(both.groups()).extracting(AllyGroup::name).containsExactly("One", "Other");
    assertThat(both.targets()).isEqualTo(Configuration.DEFAULT.targets());
    assertThat(
            ConfigurationFile.read(ConfigurationFile.laidOver(base, "{\"currency\":\"EUR\"}"))
                .presentation()
                .currency())
        .isEqualTo(ReportingCurrency.EUR);
    assertThat(ConfigurationFile.laidOver("", "{}"))
        .isEqualTo(ConfigurationFile.write(Configuration.DEFAULT));
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
        .hasMessage("configuration /contact: expected at most 500 characters, found 501");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"currency": "CHF"} | configuration /currency: expected a reporting currency (USD or EUR), found 'CHF'
          {"grups": []} | configuration /grups: expected a known field (cadences, contact, currency, currencyNote, gdpGrowthByAlly, gdpGrowthPercent, groups, language, leaveOut or targets), found 'grups'; did you mean 'groups'?
          {"groups": [{"id": "a-b", "name": "x"}]} | configuration /groups/0/members: expected a list, found nothing
          {"groups": [{"id":"a-b","name":"x","members":["FRA","DEV"]}]} | configuration /groups/0/members/1: expected an ally's ISO 3166-1 alpha-3 code, found 'DEV'
          {"groups": [{"id":"fra","name":"x","members":["FRA"]}]} | configuration /groups/0/id: expected 2 to 40 lower-case letters, digits or hyphens, and no ally's code, found 'fra'
          {"groups": [{"id":"nato-total","name":"x","members":["FRA"]}]} | configuration /groups/0/id: expected one that is not taken, found 'nato-total' again
          {"gdpGrowthPercent": 1e999} | configuration /gdpGrowthPercent: expected -20 to 20 percent a year, found 1E+999
          {"gdpGrowthPercent": "much"} | configuration /gdpGrowthPercent: expected a number, found the text 'much'
          {"gdpGrowthByAlly": "no"} | configuration /gdpGrowthByAlly: expected true or false, found the text 'no'
          {"groups": ["allies"]} | configuration /groups/0: expected an object such as {"id": …, "members": …, "name": …}, found the text 'allies'
          {"targets": []} | configuration /targets/0: expected the headline's target, whose measure is share_of_gdp, found none
          {"targets": [{"id":"a","name":"a","measure":"share_of_gdp","threshold":0}]} | configuration /targets/0/threshold: expected over 0, to 100 percent, found '0'
          {"targets": [{"id":"a","name":"a","measure":"gdp","threshold":1}]} | configuration /targets/0/measure: expected the measure of a target (share_of_gdp or equipment_share), found 'gdp'
          {"targets": [{"id":"a","name":"a","measure":"share_of_gdp","threshold":2,"deadline":1900}]} | configuration /targets/0/deadline: expected a year from 1949 to 2100, found 1900
          {"targets": [{"id":"a","name":"a","measure":"share_of_gdp","threshold":2,"deadline":2035,"pledged":"1900-01-01"}]} | configuration /targets/0/pledged: expected a year from 1949 to 2100, found 1900
          {"targets": [{"id":"a","name":"a","measure":"share_of_gdp","threshold":2,"deadline":2035,"pledged":"2035-01-01"}]} | configuration /targets/0/pledged: expected a day before the year of the deadline, 2035, found 2035-01-01
          {"targets": [{"id":"a","name":"a","measure":"share_of_gdp","threshold":2,"pledged":2025}]} | configuration /targets/0/pledged: expected a day such as 2026-07-31, found '2025'
          {"targets": [{"id":"a","name":"a","measure":"share_of_gdp","threshold":"two"}]} | configuration /targets/0/threshold: expected a number, found the text 'two'
          {"cadences": [{"source":"nato","dueMonths":0,"graceMonths":1}]} | configuration /cadences/0/dueMonths: expected 1 to 120 months, found 0
          {"cadences": [{"source":"nato"}]} | configuration /cadences/0/dueMonths: expected a whole number, found nothing
          {"cadences": [{"source":"a","dueMonths":1,"graceMonths":1},{"source":"a","dueMonths":1,"graceMonths":1}]} | configuration /cadences/1/source: expected one that is not taken, found 'a' again
          {"language": "de"} | configuration /language: expected a language (en or fr), found 'de'
          {"leaveOut": ["data"]} | configuration /leaveOut: expected sheets a workbook can do without (ally,
          {"leaveOut": [null]} | configuration /leaveOut/0: expected text, found 'null'
          [] | configuration: expected an object such as {"cadences": …, "contact": …
          {} {} | configuration: line 1 column 4: expected a whole JSON document, found a break at '{} {}'
          {"language": fr} | configuration: line 1 column 14: expected a whole JSON document, found a break at
          { | configuration: line 1 column 2: expected a whole JSON document, found a break at '{'
          """)
  void what_is_wrong_is_refused_with_its_place(String json, String message) {
    assertThatThrownBy(() -> ConfigurationFile.read(json))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }
}
