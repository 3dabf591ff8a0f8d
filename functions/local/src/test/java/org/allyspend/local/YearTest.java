package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Run;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A deployed stack for thirteen months with nobody looking, day by day: its schedule, its state
 * machine, its functions, what goes wrong in a year, and every mail that people got. {@code mvn
 * verify -Pyear}; else the months in which most happens. What happened is written to {@code
 * target/year.md}.
 */
class YearTest {
  private static final boolean WHOLE = Boolean.getBoolean("allyspend.year");
  private static final LocalDate DEPLOYED = LocalDate.parse(WHOLE ? "2026-01-15" : "2026-06-25");
  private static final LocalDate END = LocalDate.parse(WHOLE ? "2027-02-01" : "2026-09-20");
  private static final String NOT_READY = "Lambda.SnapStartNotReadyException";

  private static Publishers publishers;
  private static Machine machine;
  private static Machine moved;

  private final List<String> story = new ArrayList<>();
  private Ground ground;
  private Cloud cloud;
  private String adHoc = "";

  @BeforeAll
  static void start() {
    publishers = new Publishers();
    publishers.all();
    machine = Cloud.machine("");
    moved = Cloud.machine("sipri=" + publishers.elsewhere("sipri"));
  }

  @AfterAll
  static void stop() {
    publishers.close();
    if (moved != null) {
      machine.close();
      moved.close();
    }
  }

  @Test
  void a_year_unattended_makes_the_right_reports_and_tells_people_what_they_must_know()
      throws IOException {
    assumeTrue(genuine().isPresent(), "skipped: NATO's tables are not beside this clone");
    publishers.nato(edition(0));
    ground = Ground.fresh();
    cloud =
        new Cloud(
            ground.stores(),
            machine,
            publishers.addresses(),
            DEPLOYED.atTime(6, 0).toInstant(ZoneOffset.UTC));
    for (LocalDate day = DEPLOYED; !day.isAfter(END); day = day.plusDays(1)) {
      happens(day);
      if (!day.equals(DEPLOYED)) {
        cloud.at(day.atTime(5, 0).toInstant(ZoneOffset.UTC));
        for (int delivered = 0; delivered < deliveries(day); delivered++) {
          cloud.schedule("daily");
        }
        cloud.settle();
      }
      cloud.at(day.atTime(18, 0).toInstant(ZoneOffset.UTC));
      JsonNode watch = cloud.schedule("watch");
      assertThat(watch.path("silent").asText()).as("silence on %s", day).isEqualTo("false");
      after(day);
    }
    expire();
    write();

    assertThat(reports()).containsExactlyEntriesOf(expectedReports());
    assertThat(mails().stream().filter(mail -> !isOfOthers(mail)))
        .containsExactlyElementsOf(expectedMails());
    assertThat(mails().stream().filter(YearTest::isOfOthers))
        .containsExactlyInAnyOrderElementsOf(expectedMailsOfOthers());
    assertThat(cloud.mails)
        .allSatisfy(
            mail -> {
              assertThat(mail.subject()).hasSizeLessThan(100).matches("\\p{ASCII}+");
              assertThat(mail.message()).doesNotContain("{", "[\"", "errorMessage", "null");
            });
    assertThat(strays()).isEmpty();
  }

  /** At night, before the schedule. */
  private void happens(LocalDate day) throws IOException {
    if (day.equals(DEPLOYED) || (day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1)) {
      publishers.updateWorldBank(day.minusDays(1));
    }
    switch (day.toString()) {
      case "2026-03-02" -> {
        tell(day, "snapshots that were idle: each function answers 'not ready' twice");
        for (String state : List.of("Ingest", "LookAtSources", "Aggregate", "Report")) {
          cloud.fail(state, NOT_READY, "is being activated").fail(state, NOT_READY, "once more");
        }
      }
      case "2026-04-10" -> {
        tell(day, "SIPRI's file has moved");
        publishers.without("sipri");
      }
      case "2026-05-22" -> {
        tell(day, "SIPRI's file is back");
        publishers.sipriIsBack();
      }
      case "2026-07-02" -> {
        tell(day, "the schedule is delivered three times; calls are throttled and fail, then pass");
        cloud.fail("Ingest", "Lambda.TooManyRequestsException", "Rate Exceeded.");
        cloud.fail("Aggregate", "Lambda.ServiceException", "internal");
        cloud.fail(
            "Report",
            "org.allyspend.core.domain.UnavailableException",
            Cloud.refusal("the bucket is busy"));
      }
      case "2026-07-09" -> {
        tell(day, "NATO issues its edition 2014-2026");
        publishers.nato(edition(1));
      }
      case "2026-07-20" -> {
        tell(day, "SIPRI's file has moved for good");
        publishers.without("sipri");
      }
      case "2026-07-22" -> {
        tell(day, "the operator deploys with SourceAddresses=sipri=…");
        cloud.deploy(moved);
      }
      case "2026-08-02" -> {
        tell(day, "the run is aborted while it writes the report");
        cloud.before(
            state -> {
              if (state.equals("Report")) {
                cloud.abort("schedule-2026-07");
              }
            });
        cloud.fail("Report", "Lambda.ServiceException", "it never answered");
      }
      case "2026-08-20" -> {
        tell(
            day, "the code is rolled back: newer code has left fields that this one does not know");
        ground.ageWith("invented_later");
      }
      case "2026-08-25" -> {
        tell(day, "NATO issues its edition anew, with a figure revised");
        publishers.nato(edition(2));
      }
      case "2026-09-02" -> {
        tell(day, "the configuration in the bucket is broken, the mail of another day refused");
        cloud
            .stores()
            .bucket()
            .put("configuration.json", "{\"targets\": 2}".getBytes(StandardCharsets.UTF_8), "a/b");
      }
      case "2026-11-02" -> {
        tell(day, "SNS refuses the mail");
        cloud.fail("NotifyReady", "SNS.AuthorizationErrorException", "not authorized");
      }
      default -> {
        // Nothing happens, as on most days.
      }
    }
  }

  private static int deliveries(LocalDate day) {
    return day.equals(LocalDate.parse("2026-07-02")) ? 3 : 1;
  }

  /** By day, after the schedule. */
  private void after(LocalDate day) throws IOException {
    switch (day.toString()) {
      case "2026-08-02" -> {
        assertThat(run("schedule-2026-07").failure()).isEqualTo(Remark.of(Remark.Kind.ABORTED));
        cloud.before(state -> {});
        retry("schedule-2026-07");
      }
      case "2026-09-02" -> {
        assertThat(run("schedule-2026-08").failure().sentence()).startsWith("configuration");
        cloud
            .stores()
            .bucket()
            .put("configuration.json", "{}".getBytes(StandardCharsets.UTF_8), "a/b");
        retry("schedule-2026-08");
      }
      case "2026-09-10" -> {
        tell(day, "an ad hoc run with other groups, and twenty orders at once");
        adHocs();
      }
      default -> {
        // Nobody looks.
      }
    }
  }

  private void adHocs() {
    Report before = cloud.stores().reports().find(YearMonth.of(2026, 8)).orElseThrow();
    String order =
        "{\"period\": \"2026-08\", \"groups\": [{\"id\": \"two\", \"name\": \"Two\","
            + " \"members\": [\"FRA\", \"DEU\"]}]}";
    JsonNode begun = cloud.order(false, order);
    assertThat(begun.path("statusCode").asInt()).isEqualTo(202);
    adHoc = Events.body(begun).path("id").asText();
    cloud.settle();
    List<Integer> answers =
        Stream.generate(() -> cloud.order(false, order).path("statusCode").asInt())
            .limit(20)
            .toList();
    cloud.settle();

    assertThat(run(adHoc).state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(answers).filteredOn(status -> status == 202).hasSize(2);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(18);
    assertThat(cloud.stores().reports().find(YearMonth.of(2026, 8))).contains(before);
    ObjectNode download = Events.get("/runs/" + adHoc + "/download");
    assertThat(cloud.send(download).path("statusCode").asInt()).isIn(200, 302);
  }

  private void retry(String run) {
    cloud.send(Json.MAPPER.createObjectNode().put("retry", run));
    cloud.settle();
  }

  private Run run(String id) {
    return cloud.stores().log().find(id).orElseThrow();
  }

  /** What DynamoDB's and S3's own clocks do. */
  private void expire() {
    if (WHOLE) {
      assertThat(ground.contents().keySet()).anyMatch(key -> key.contains(adHoc));
      ground.expire(cloud.now());
    }
  }

  /** Items and objects that should not be there. */
  private List<String> strays() {
    return ground.contents().keySet().stream()
        .filter(
            key ->
                !key.matches(
                    "(SOURCE#[a-z-]+ VISIT|RELEASES |RELEASE#(nato|sipri|worldbank|kiel|eurostat|eda|ecb|budget-swe)#"
                        + "|RUN#schedule-|RUNS |REPORTS(#| )|WATCH |SCHEDULE |SLOTS "
                        + "|object raw/(nato|sipri|worldbank|kiel|eurostat|eda|ecb|budget-swe)/|object reports/|object configuration)"
                        + ".*"))
        .filter(key -> WHOLE || !key.contains("api-"))
        .toList();
  }

  /** The headline's figure by period, from what the run itself wrote. */
  private Map<String, String> reports() {
    Map<String, String> reports = new TreeMap<>();
    cloud.stores().reports().latest(null, 100).stream()
        .forEach(
            report ->
                reports.put(
                    report.period().toString(),
                    report
                        .headline()
                        .replaceFirst(
                            ".*?([0-9.,]+ billion US dollars).*? in (\\d{4}).*", "$1 in $2")));
    return reports;
  }

  /**
   * NATO's edition in force at the end of each period: of the genuine one the print says 506,692.48
   * million for NATO Europe and Canada, and 30,495.23 for Canada; the other is added up by hand.
   */
  private static Map<String, String> expectedReports() {
    Map<String, String> expected = new TreeMap<>();
    for (YearMonth period = YearMonth.from(DEPLOYED);
        period.plusMonths(1).atDay(2).isBefore(END);
        period = period.plusMonths(1)) {
      expected.put(
          period.toString(),
          period.isBefore(YearMonth.of(2026, 7))
              ? "476.2 billion US dollars in 2024"
              : total() + " billion US dollars in 2026");
    }
    assertThat(expected).hasSize(WHOLE ? 12 : 3);
    return expected;
  }

  /** Of the figures in {@link LaterEditionWorkbook}, by its own rule for them. */
  private static String total() {
    BigDecimal millions =
        Stream.of(Ally.values())
            .filter(Ally::hasArmedForces)
            .filter(ally -> ally != Ally.USA && ally != Ally.CAN)
            .map(
                ally ->
                    ally == Ally.SWE
                        ? 24_186L
                        : 100L * ally.countsFrom() + 100L * (2026 - 2014) + 1)
            .map(BigDecimal::valueOf)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return String.format(
        Locale.ROOT, "%,.1f", millions.divide(BigDecimal.valueOf(1000), 1, RoundingMode.HALF_UP));
  }

  private List<String> mails() {
    return cloud.mails.stream()
        .map(
            mail ->
                mail.at().toString().substring(0, 10)
                    + " "
                    + mail.event()
                    + " "
                    + mail.subject().replaceFirst("^Allyspend: ", ""))
        .toList();
  }

  private static boolean isOfOthers(String mail) {
    return others().anyMatch(source -> mail.contains(" source " + source + " "));
  }

  /** Sources that nobody serves here, and that fail from the first day on. */
  private static Stream<String> others() {
    ObjectNode execution = Events.read("execution");
    return execution.path("sources").findValuesAsText("source").stream()
        .filter(source -> !List.of("nato", "sipri", "worldbank").contains(source));
  }

  private static List<String> expectedMailsOfOthers() {
    Stream<String> failing =
        others()
            .flatMap(
                source ->
                    Stream.of(
                        DEPLOYED.plusDays(1) + " source-failed source " + source + " fails",
                        DEPLOYED.plusDays(8)
                            + " source-failing source "
                            + source
                            + " has failed for a week"));
    // The editions that come with Allyspend: of 2023, known all along; of April and of October
    // 2026.
    Stream<String> overdue =
        Stream.of(
                (WHOLE ? "2026-01-31" : "2026-06-26") + " source-overdue source eda is overdue",
                "2026-12-01 source-overdue source kiel is overdue",
                "2026-12-31 source-overdue source ecb is overdue")
            .filter(mail -> LocalDate.parse(mail.substring(0, 10)).isBefore(END));
    return Stream.concat(failing, overdue).toList();
  }

  private static List<String> expectedMails() {
    return Stream.of(
            DEPLOYED.plusDays(1) + " source-overdue source nato is overdue",
            "2026-02-02 report-ready the report of 2026-01 is ready",
            "2026-03-02 report-ready the report of 2026-02 is ready",
            "2026-04-02 report-ready the report of 2026-03 is ready",
            "2026-04-10 source-failed source sipri fails",
            "2026-04-17 source-failing source sipri has failed for a week",
            "2026-05-02 report-ready the report of 2026-04 is ready",
            "2026-05-22 source-back source sipri is back",
            (WHOLE ? "2026-05-31" : "2026-06-26") + " source-overdue source sipri is overdue",
            "2026-06-02 report-ready the report of 2026-05 is ready",
            "2026-07-02 report-ready the report of 2026-06 is ready",
            "2026-07-20 source-failed source sipri fails",
            "2026-07-22 source-back source sipri is back",
            "2026-08-02 report-ready the report of 2026-07 is ready",
            "2026-09-02 run-failed run schedule-2026-08 failed",
            "2026-09-02 report-ready the report of 2026-08 is ready",
            "2026-10-02 report-ready the report of 2026-09 is ready",
            // On 2 November SNS refused; the run says so, and an alarm rang.
            "2026-12-02 report-ready the report of 2026-11 is ready",
            "2027-01-02 report-ready the report of 2026-12 is ready")
        .filter(mail -> mail.compareTo(DEPLOYED.toString()) > 0)
        .filter(mail -> mail.substring(0, 10).compareTo(END.toString()) <= 0)
        .collect(Collectors.toList());
  }

  /** NATO's own tables of June 2024, where they are beside the project. */
  private static Optional<Path> genuine() {
    return Optional.of(
            Events.ROOT.resolve("../shared/data/nato/240617-def-exp-2024-TABLES-en.xlsx"))
        .filter(Files::exists);
  }

  /** NATO's file as first issued, in its next edition, and that revised. */
  private static byte[] edition(int number) throws IOException {
    if (number == 0) {
      return Files.readAllBytes(genuine().orElseThrow());
    }
    return LaterEditionWorkbook.changed(
        workbook -> {
          if (number != 1) {
            var cell = workbook.getSheet("Table 7").getRow(6).getCell(3);
            cell.setCellValue(cell.getNumericCellValue() + 1 + number);
          }
        });
  }

  private void tell(LocalDate day, String what) {
    story.add("| " + day + " | " + what + " |");
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| day | what happened |");
    lines.add("|---|---|");
    Stream.concat(
            story.stream(),
            cloud.mails.stream()
                .map(
                    mail ->
                        "| "
                            + mail.at().toString().substring(0, 10)
                            + " | mail: "
                            + mail.subject()
                            + " |"))
        .sorted(
            Comparator.comparing((String line) -> line.substring(2, 12))
                .thenComparing(line -> line.contains("| mail: ")))
        .forEach(lines::add);
    Duration span = Duration.between(DEPLOYED.atStartOfDay(), END.atStartOfDay());
    lines.add("");
    lines.add(
        "%d days, %d executions, %d calls of functions and of SNS, %d mails, %d official reports."
            .formatted(
                span.toDays(),
                cloud.ends.size(),
                cloud.calls.size(),
                cloud.mails.size(),
                cloud.stores().reports().latest(null, 100).size()));
    Files.write(Path.of("target/year.md"), lines);
  }
}
