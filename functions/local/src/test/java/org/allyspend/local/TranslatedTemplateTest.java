package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The template, translated by AWS's own translator as 'sam deploy' does: whatever parameter is
 * changed, something that takes effect changes. A function's environment does not: the version that
 * is called keeps the one it was published with.
 */
class TranslatedTemplateTest {
  private static final Path SCRIPT =
      Events.ROOT.resolve("functions/local/src/test/python/translate.py");

  /** Another value than the default, and what it needs beside it to be of any use. */
  private static final Map<String, String> CHANGED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("AdHocDays", "30"),
              Map.entry("CorsOrigin", "https://reports.example.org"),
              Map.entry("DeletionProtection", "false"),
              Map.entry("ExistingBucket", "restored-bucket"),
              Map.entry("ExistingTable", "restored-table"),
              Map.entry("FeedReaders", "everyone"),
              Map.entry("JwtAudience", "reports;JwtIssuer=https://issuer.example.org"),
              Map.entry("JwtClient", "page;JwtIssuer=https://issuer.example.org"),
              Map.entry("JwtIssuer", "https://issuer.example.org"),
              Map.entry("LogRetentionDays", "30"),
              Map.entry("NoncurrentDays", "30"),
              Map.entry("NotificationEmail", "desk@example.org"),
              Map.entry("PublishScope", "official"),
              Map.entry("ReadScope", "look"),
              Map.entry("ReportDay", "28"),
              Map.entry("ReportHour", "7"),
              Map.entry("ReportOnRelease", "false"),
              Map.entry("RequestBurst", "30"),
              Map.entry("RequestsPerSecond", "15"),
              Map.entry("ReserveConcurrency", "yes"),
              Map.entry("WithDashboard", "false"),
              Map.entry("ScheduleTimeZone", "Europe/Brussels"),
              Map.entry("SignIn", "iam"),
              Map.entry(
                  "SignInOrigins",
                  "https://tokens.example.org;JwtIssuer=https://issuer.example.org"),
              Map.entry("SourceAddresses", "nato=https://www.nato.int/def-exp-2027.xlsx"),
              Map.entry("WriteScope", "order")));

  private static JsonNode told;

  @BeforeAll
  static void translate() throws IOException, InterruptedException {
    Optional<String> python =
        Stream.of(tools().resolve("sam/bin/python").toString(), "python3")
            .filter(TranslatedTemplateTest::translates)
            .findFirst();
    Assumptions.assumeTrue(
        python.isPresent(), "AWS's translator is not installed: pip install aws-sam-cli");
    List<String> command = new ArrayList<>(List.of(python.get(), SCRIPT.toString()));
    command.add(Events.ROOT.resolve("template.yaml").toString());
    CHANGED.forEach((name, value) -> command.add(name + "=" + value));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    told = Json.read(lines.get(lines.size() - 1), JsonNode.class, "translation");
  }

  /** Where .ci/run keeps its tools. */
  private static Path tools() {
    String cache = System.getenv("XDG_CACHE_HOME");
    return (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
        .resolve("allyspend-ci");
  }

  private static boolean translates(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import samcli, samtranslator")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  void every_parameter_takes_effect_when_it_is_changed() {
    List<String> parameters = new ArrayList<>();
    told.path("parameters").forEach(one -> parameters.add(one.asText()));

    assertThat(parameters).containsExactlyElementsOf(CHANGED.keySet());
    assertThat(parameters).allSatisfy(name -> assertThat(told.path(name)).as(name).isNotEmpty());
  }

  @Test
  void what_an_operator_sets_travels_with_the_events() {
    assertThat(changes("SourceAddresses")).containsExactly("Reports.DefinitionSubstitutions");
    assertThat(changes("ReportDay")).contains("DailySchedule.Target", "WatchRule.Targets");
    assertThat(changes("ScheduleTimeZone")).contains("DailySchedule.Target");
    assertThat(changes("ReadScope")).contains("Stage.StageVariables");
  }

  @Test
  void without_an_issuer_of_ones_own_people_sign_in_at_a_pool_or_machines_alone_come_in() {
    List<String> gone = changes("SignIn");
    assertThat(gone)
        .contains(
            "UserPool.UserPoolName",
            "UserPoolDomain.Domain",
            "ResourceServer.Scopes",
            "Publishers.GroupName",
            "PageClient.CallbackURLs",
            "Authorizer.JwtConfiguration",
            "Stage.StageVariables");
    assertThat(gone)
        .filteredOn(one -> one.endsWith(".AuthorizationType"))
        .containsExactly(
            "BeginRunRoute.AuthorizationType",
            "FeedRoute.AuthorizationType",
            "HeadOfFeedRoute.AuthorizationType",
            "HeadRoute.AuthorizationType",
            "PublishRoute.AuthorizationType",
            "ReadRoute.AuthorizationType",
            "RetryRoute.AuthorizationType",
            "SubscribeRoute.AuthorizationType");
    assertThat(changes("JwtIssuer")).contains("UserPool.UserPoolName", "Stage.StageVariables");
    assertThat(changes("JwtClient")).containsExactly("Stage.StageVariables");
    assertThat(changes("ReadScope"))
        .contains(
            "ResourceServer.Scopes",
            "PageClient.AllowedOAuthScopes",
            "ReadRoute.AuthorizationScopes");
  }

  @Test
  void the_feed_is_open_where_the_operator_says_so() {
    assertThat(changes("FeedReaders"))
        .contains("FeedRoute.AuthorizationType", "Stage.StageVariables")
        .noneMatch(one -> one.startsWith("ReadRoute"));
  }

  @Test
  void functions_go_over_to_another_table_in_a_new_version() {
    assertThat(changes("ExistingTable"))
        .filteredOn(one -> one.endsWith(".Description"))
        .hasSize(4)
        .allMatch(one -> one.matches("(Ingest|Aggregate|Report|Api)FunctionVersion.*"));
  }

  @Test
  void the_environment_holds_names_of_resources_and_of_aws_addresses_alone() {
    assertThat(told.path("environment").properties())
        .hasSize(4)
        .allSatisfy(
            function ->
                assertThat(function.getValue().properties())
                    .extracting(Map.Entry::getKey)
                    .isSubsetOf(
                        "TABLE_NAME",
                        "BUCKET_NAME",
                        "STACK_NAME",
                        "STATE_MACHINE_ARN",
                        "TOPIC_ARN",
                        "AWS_ENDPOINT_URL_SFN",
                        "AWS_ENDPOINT_URL_SNS",
                        "JAVA_TOOL_OPTIONS"));
  }

  private static List<String> changes(String parameter) {
    List<String> changes = new ArrayList<>();
    told.path(parameter).forEach(one -> changes.add(one.asText()));
    return changes;
  }
}
