package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.allyspend.api.ApiFunction;
import org.allyspend.api.TopicSubscriptions;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.store.RunLog;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.eurostat.JsonStatReading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every answer of the served API is one its OpenAPI description promises, and each promise is kept.
 */
class ApiContractTest {
  private static final Run.Order JANUARY =
      new Run.Order(
          YearMonth.parse("2024-01"),
          Instant.parse("2024-02-01T00:00:00Z"),
          null,
          List.of("csv"),
          null);

  private static String period;
  private static Description description;
  private static LocalTokens tokens;
  private static LocalService service;
  private static HttpClient client;

  /** An answer, already held against the description. */
  private record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode body() {
      return Json.read(response.body(), JsonNode.class, "answer");
    }

    String detail() {
      return body().path("detail").asText();
    }
  }

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    period = YearMonth.now(ZoneOffset.UTC).toString();
    description = new Description();
    tokens = new LocalTokens(Clock.systemUTC());
    client = HttpClient.newHttpClient();
    service =
        new LocalService(
            Optional.empty(),
            Addresses.of(Map.of()),
            Optional.of(tokens),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Clock.systemUTC());
    String location =
        order("/reports", "{\"sources\": [\"csv\"], \"period\": \"" + period + "\"}")
            .header("location");
    await(location);
    Remark failure =
        Remark.of(Remark.Kind.STATUS, "503").within(Remark.Kind.AT, "https://nato.int");
    service
        .stores()
        .releases()
        .visited(
            new Visit(
                "nato",
                Instant.parse("2026-07-31T04:00:00Z"),
                "",
                "",
                "",
                "",
                failure,
                null,
                List.of()));
    // Stated as of when NATO's editions of June 2024 and of July 2026 were in force, which come
    // with Allyspend.
    for (String earlier : List.of("2024-07", "2026-07")) {
      await(
          order("/reports", "{\"sources\": [\"nato\"], \"period\": \"" + earlier + "\"}")
              .header("location"));
    }
  }

  private static JsonNode await(String location) throws InterruptedException {
    JsonNode run = get(location).body();
    while (run.path("state").asText().equals("running")) {
      Thread.sleep(100);
      run = get(location).body();
    }
    return run;
  }

  @AfterAll
  static void stop() {
    service.close();
    Set<String> missing = new TreeSet<>(description.promised());
    missing.removeAll(description.seen());
    // What stands behind the API does not fail here; it does where faults are made.
    missing.removeIf(promise -> promise.endsWith(" 503"));
    assertThat(missing).as("promises that no test saw kept").isEmpty();
  }

  @Test
  void a_report_is_found_through_its_run_and_downloaded() throws IOException, InterruptedException {
    JsonNode runs = get("/runs").body().path("runs");
    JsonNode run = get("/runs/" + runs.get(runs.size() - 1).path("id").asText()).body();
    assertThat(run.path("state").asText()).isEqualTo("succeeded");
    assertThat(Instant.parse(run.path("asOf").asText()))
        .as("the running month's, stated as of the end of a day that has begun")
        .isBeforeOrEqualTo(Timing.endOf(LocalDate.now(ZoneOffset.UTC)));
    JsonNode report = get(run.path("report").asText()).body();
    assertThat(report.path("headline").asText()).contains("476.2 billion US dollars");
    assertThat(report.path("earlier")).isEmpty();
    assertThat(get("/reports").body().at("/reports/0/run")).isEqualTo(report.path("run"));

    Answer redirect = get("/reports/" + period + "/download?format=csv", "accept", "*/*");
    assertThat(redirect.status()).isEqualTo(302);
    HttpRequest follow = HttpRequest.newBuilder(URI.create(redirect.header("location"))).build();
    Answer file = new Answer(client.send(follow, HttpResponse.BodyHandlers.ofString()));
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("content-type")).startsWith("text/csv");
    assertThat(file.header("content-disposition"))
        .isEqualTo("attachment; filename=\"aggregates.csv\"");
    Answer told = get("/reports/" + period + "/download", "accept", "application/json");
    assertThat(told.body().path("location").asText()).contains("allyspend-" + period + ".xlsx");
  }

  @Test
  void who_asks_is_told_what_is_allowed() {
    JsonNode all = get("/permissions").body();
    assertThat(all.path("caller").asText()).isEqualTo("local");
    assertThat(List.of(all.path("read"), all.path("run"), all.path("publish")))
        .allMatch(JsonNode::asBoolean);
    JsonNode some =
        get("/permissions", "authorization", "bearer " + tokens.issue("reports:read runs:write"))
            .body();
    assertThat(some.path("run").asBoolean()).isTrue();
    assertThat(some.path("publish").asBoolean()).isFalse();
  }

  @Test
  void an_ad_hoc_report_is_found_under_its_run_and_moves_no_other() throws InterruptedException {
    JsonNode before = get("/reports/" + period).body();
    String order =
        "{\"sources\": [\"csv\"], \"period\": \""
            + period
            + "\", \"groups\": [{\"id\": \"two\", \"name\": \"Two\", \"members\": [\"FRA\", \"DEU\"]}]}";
    JsonNode run = await(post(order).header("location"));

    assertThat(run.path("kind").asText()).isEqualTo("ad-hoc");
    assertThat(run.path("expiresAt").asText()).isNotEmpty();
    assertThat(run.has("report")).isFalse();
    assertThat(get("/reports/" + period).body()).isEqualTo(before);
    String download = run.path("download").asText();
    Answer told = get(download + "?format=csv", "accept", "application/json");
    assertThat(told.body().path("location").asText())
        .contains("ad-hoc%2F" + run.path("id").asText() + "%2Faggregates.csv&");
    assertThat(get(download).status()).isEqualTo(302);
    assertThat(get(download + "?format=doc").status()).isEqualTo(400);
    assertThat(get("/runs/none/download").status()).isEqualTo(404);
  }

  @Test
  void a_failed_run_is_begun_again_and_one_that_made_its_report_is_not() throws Exception {
    String failing = post("{\"sources\": [\"csv\"], \"period\": \"2019-01\"}").header("location");
    assertThat(await(failing).path("state").asText()).isEqualTo("failed");
    Answer again = order(failing + "/retry", "");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("attempt").asInt()).isEqualTo(2);
    assertThat(await(failing).path("state").asText()).isEqualTo("failed");

    String good = post("{\"sources\": [\"csv\"]}").header("location");
    assertThat(await(good).path("state").asText()).isEqualTo("succeeded");
    Answer done = order(good + "/retry", "");
    assertThat(done.status()).isEqualTo(409);
    assertThat(done.detail()).contains("has made its report");
    assertThat(order("/runs/none/retry", "").status()).isEqualTo(404);
    assertThat(order(good + "/retry", "", "authorization", "").status()).isEqualTo(401);
    Answer reader =
        order(good + "/retry", "", "authorization", "Bearer " + tokens.issue("reports:read"));
    assertThat(reader.status()).isEqualTo(403);
    Answer busy = whileBusy(() -> order(failing + "/retry", ""));
    assertThat(busy.status()).isEqualTo(429);
    assertThat(busy.detail()).startsWith("2 runs that were asked for are under way");
  }

  @Test
  void who_may_only_run_may_not_publish() {
    Answer answer =
        order("/reports", "{}", "authorization", "Bearer " + tokens.issue("runs:write"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.detail()).isEqualTo("the scope reports:publish is needed");
  }

  @Test
  void aggregates_come_as_json_and_as_csv() {
    String path = "/aggregates?measure=share_of_gdp&composition=as-of-year&years=2023-2024";
    JsonNode values = get(path).body().at("/aggregates/0/values");
    assertThat(values.properties()).extracting(Map.Entry::getKey).containsExactly("2023", "2024");
    assertThat(values.at("/2024/value").asText()).startsWith("2.0753");
    Answer csv = get(path, "accept", "text/csv");
    assertThat(csv.response().body().lines())
        .hasSize(3)
        .first()
        .isEqualTo("group,composition,measure,period,value,unit,status,members,covered,missing");
    for (String figures :
        List.of(path, "/allies?measure=share_of_gdp", "/series?source=csv&measure=share_of_gdp")) {
      assertThat(get(figures, "accept", "image/png").status()).as(figures).isEqualTo(406);
    }
  }

  /** Kiel's rows of April 2026, of the allies among its donors, add up to that. */
  @Test
  void support_for_ukraine_is_there_by_month() throws InterruptedException {
    await(
        order("/reports", "{\"sources\": [\"nato\", \"kiel\"], \"period\": \"2026-08\"}")
            .header("location"));
    String path =
        "/aggregates?period=2026-08&composition=constant&years=2026&frequency=M"
            + "&measure=ukraine_support_military_eur";
    JsonNode values = get(path).body().at("/aggregates/0/values");
    assertThat(values.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("2026-01", "2026-02", "2026-03", "2026-04");
    assertThat(values.at("/2026-04/value").asText()).isEqualTo("6.087625");
    assertThat(get(path, "accept", "text/csv").response().body().lines().toList().get(4))
        .startsWith(
            "european-allies,constant,ukraine_support_military_eur,2026-04,6.087625,billion EUR,");
  }

  @Test
  void a_field_of_an_order_that_is_null_is_one_that_is_absent() throws InterruptedException {
    Answer answer =
        order(
            "/runs",
            "{\"period\": null, \"asOf\": null, \"since\": null, \"groups\": null,"
                + " \"sources\": [\"csv\"]}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(await(answer.header("location")).path("state").asText()).isEqualTo("succeeded");
  }

  @Test
  void what_the_caller_has_is_not_sent_again() {
    for (String path :
        List.of(
            "/",
            "/openapi.yaml",
            "/docs",
            "/schemas/configuration",
            "/feed",
            "/reports",
            "/reports/" + period,
            "/runs",
            get("/reports/" + period).body().path("run").asText().transform("/runs/"::concat),
            "/aggregates",
            "/allies",
            "/allies/FRA",
            "/groups",
            "/measures",
            "/targets",
            "/sources",
            "/changes",
            "/releases",
            "/series?source=csv&measure=share_of_gdp",
            "/vintages?ally=FRA&measure=share_of_gdp")) {
      String tag = get(path).header("etag");
      assertThat(get(path, "if-none-match", tag).status()).as(path).isEqualTo(304);
      assertThat(get(path, "if-none-match", "W/" + tag).status()).as(path).isEqualTo(304);
      // A cache puts the headers of 'unchanged' in the place of those it has: they have to be the
      // same.
      assertThat(get(path, "if-none-match", tag).header("content-security-policy"))
          .as(path)
          .isEqualTo(get(path).header("content-security-policy"));
      assertThat(get(path, "if-none-match", "\"other\"").status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void an_ally_has_its_figures_with_their_cells() {
    JsonNode latvia = get("/allies/LVA").body();
    assertThat(latvia.path("name").asText()).isEqualTo("Latvia");
    assertThat(latvia.path("published").findValuesAsText("place")).isNotEmpty();
    assertThat(get("/allies").body().path("allies")).hasSize(32);
  }

  @Test
  void what_a_report_speaks_of_has_names_in_both_languages() {
    assertThat(get("/groups").body().at("/groups/0/names/fr").asText())
        .isEqualTo("Alliés européens");
    assertThat(get("/groups").body().at("/groups/0/members")).hasSize(30);
    assertThat(get("/targets").body().path("targets").findValuesAsText("threshold"))
        .containsExactly("2", "3.5", "5", "20");
    JsonNode measures = get("/measures").body().path("measures");
    assertThat(measures.findValuesAsText("en"))
        .contains("Share of GDP (%)", "Expenditure (million USD at 2015 prices)");
    assertThat(get("/allies/DEU").body().at("/names/fr").asText()).isEqualTo("Allemagne");
  }

  /** NATO's edition of June 2024 comes with Allyspend. */
  @Test
  void each_source_says_whose_it_is_how_old_and_how_it_stands() {
    JsonNode source = get("/sources").body().at("/sources/0");
    assertThat(source.path("publisher").asText()).isEqualTo("NATO");
    assertThat(source.path("edition").asText()).isEqualTo("2014-2024");
    assertThat(source.path("publishedOn").asText()).isEqualTo("2024-06-17");
    assertThat(source.path("ageDays").asInt()).isGreaterThan(800);
    JsonNode then = get("/sources?period=2024-07").body().at("/sources/0");
    assertThat(then.path("ageDays").asInt()).as("from 17 June to 31 July").isEqualTo(44);
    assertThat(source.path("overdue").asBoolean())
        .as("a file of one's own has no calendar")
        .isFalse();
  }

  @Test
  void why_the_last_visit_failed_is_told_in_both_languages() {
    JsonNode nato = get("/sources?period=2026-07").body().at("/sources/0");
    assertThat(nato.path("failedAt").asText()).isEqualTo("2026-07-31T04:00:00Z");
    assertThat(nato.path("failure").asText())
        .isEqualTo("https://nato.int: answers with status 503")
        .isEqualTo(nato.at("/names/failure/en").asText());
    assertThat(nato.at("/names/failure/fr").asText())
        .isEqualTo("https://nato.int : répond avec le statut 503");
  }

  @Test
  void why_a_run_failed_is_told_in_both_languages() throws InterruptedException {
    JsonNode run =
        await(
            order("/runs", "{\"sources\": [\"csv\"], \"period\": \"2022-05\"}").header("location"));

    assertThat(run.path("failure").asText())
        .startsWith("source csv: expected a release known as of the end of 2022-05-31, found none")
        .isEqualTo(run.at("/steps/1/failure").asText());
    assertThat(run.at("/names/failure/en").asText())
        .startsWith(
            "source csv: expected a release known as of the end of 31 May 2022, found none");
    assertThat(run.at("/names/failure/fr").asText())
        .startsWith(
            "source csv : aucune publication n'en était connue à la fin du 31 mai 2022 ; la première"
                + " l'a été le ");
    assertThat(run.at("/steps/1/names")).isEqualTo(run.path("names"));
  }

  @Test
  void the_latest_report_has_a_name_of_its_own() {
    assertThat(get("/reports/latest").body().path("period").asText()).isEqualTo(period);
    assertThat(get("/reports/latest/download?format=html").status()).isEqualTo(302);
  }

  /** NATO, June 2024: Poland 4.12 % in 2024, an estimate. */
  @Test
  void what_a_source_has_published_is_told_with_whose_it_is() {
    JsonNode body = get("/series?source=csv&measure=share_of_gdp&years=2024").body();
    assertThat(body.path("publisher").asText()).isEqualTo("NATO");
    JsonNode poland =
        StreamSupport.stream(body.path("series").spliterator(), false)
            .filter(one -> one.path("subject").asText().equals("POL"))
            .findFirst()
            .orElseThrow();
    assertThat(poland.at("/names/fr").asText()).isEqualTo("Pologne");
    assertThat(poland.at("/values/2024/value").asText()).startsWith("4.12");
    assertThat(poland.at("/values/2024/status").asText()).isEqualTo("E");
    assertThat(poland.path("values")).hasSize(1);
    assertThat(get("/series?source=csv&subject=POL&measure=share_of_gdp").body().path("series"))
        .hasSize(1);
    assertThat(get("/series?source=csv&years=2024").body().path("notice").isMissingNode()).isTrue();
  }

  @Test
  void what_has_values_of_another_frequency_alone_is_told_so() throws Exception {
    String notice = "what is asked for has values of years alone: ask for them with frequency=A";
    for (String path :
        List.of("/series?source=csv&frequency=M", "/aggregates?measure=share_of_gdp&frequency=M")) {
      JsonNode body = get(path).body();
      assertThat(body.path("notice").asText()).as(path).isEqualTo(notice);
      assertThat(body.findValues("values")).allMatch(JsonNode::isEmpty);
      assertThat(get(path + "&format=csv").header("allyspend-notice")).as(path).isEqualTo(notice);
    }
    assertThat(get("/series?source=csv&frequency=M&years=1950").body().path("notice").asText())
        .as("there is nothing of that year at all")
        .isEmpty();
  }

  @Test
  void head_tells_what_get_would_without_its_body() throws Exception {
    for (String path : List.of("/reports", "/allies/FRA", "/docs", "/runs/none")) {
      HttpRequest head =
          withToken(request(path)).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      HttpResponse<String> answer = client.send(head, HttpResponse.BodyHandlers.ofString());
      Answer whole = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(whole.status());
      assertThat(answer.body()).as(path).isEmpty();
      assertThat(answer.headers().firstValue("content-type"))
          .as(path)
          .contains(whole.header("content-type"));
      assertThat(answer.headers().firstValue("etag").orElse(""))
          .as(path)
          .isEqualTo(whole.header("etag"));
    }
  }

  @Test
  void a_problem_says_where_it_is() {
    JsonNode pointed = post("{\"period\": \"2026-1\"}").body();
    assertThat(pointed.at("/errors/0/pointer").asText()).isEqualTo("#/period");
    assertThat(get("/runs?limit=0").body().at("/errors/0/parameter").asText()).isEqualTo("limit");
    assertThat(get("/aggregates", "accept", "image/png").body().at("/errors/0/header").asText())
        .isEqualTo("Accept");
    assertThat(get("/runs/none").body().has("errors")).isFalse();
  }

  @Test
  void types_are_known_in_any_case() {
    assertThat(
            order("/runs", "{\"period\": \"2199-01\"}", "content-type", "Application/JSON; x=y")
                .status())
        .isEqualTo(400);
    assertThat(
            get("/reports/" + period + "/download", "accept", "Application/JSON, */*;q=0.5")
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_documentation_is_a_page_with_its_script() {
    String page = get("/docs").response().body();
    String script = page.replaceFirst("(?s).*<script src=\"([^\"]+)\".*", "$1");
    Answer answer = get(script);
    assertThat(answer.header("content-type")).startsWith("text/javascript");
    assertThat(answer.header("cache-control")).contains("immutable");
    assertThat(answer.response().body()).contains("Redoc");
    assertThat(get("/docs/other.js").status()).isEqualTo(404);
  }

  @Test
  void a_feed_tells_of_reports_in_either_language() {
    String feed = get("/feed?lang=fr").response().body();
    assertThat(feed)
        .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">")
        .contains("<title>Rapport mensuel : juillet 2024</title>")
        .contains("476,2 milliards de dollars");
    assertThat(get("/reports/2024-07?lang=fr").body().path("headline").asText())
        .contains("476,2 milliards de dollars");
    assertThat(get("/reports?lang=fr").body().at("/reports/0/language").asText()).isEqualTo("fr");
    assertThat(get("/reports/2024-07").body().path("language").asText()).isEqualTo("en");
    assertThat(get("/feed").response().body()).contains("<title>The report of July 2024</title>");
  }

  @Test
  void a_run_is_told_in_either_language_and_its_findings_in_that_of_its_report() {
    String run = "/runs/" + get("/reports/2024-07").body().path("run").asText();
    JsonNode french = get(run + "?lang=fr").body();

    assertThat(get(run).body().path("headline").asText()).contains("476.2 billion US dollars");
    assertThat(french.path("headline").asText()).contains("476,2 milliards de dollars");
    assertThat(french.path("language").asText()).isEqualTo("fr");
    assertThat(french.at("/findings/0/language").asText()).isEqualTo("en");
  }

  /** NATO, June 2024: Poland 4.12 % in 2024, Latvia 3.15 %, both estimates. */
  @Test
  void several_allies_and_groups_are_one_table_or_cube() {
    String path =
        "/aggregates?group=european-allies&ally=POL,LVA&measure=share_of_gdp,population"
            + "&composition=as-of-year&years=2024&period=2024-07";
    assertThat(get(path).body().path("aggregates").findValuesAsText("group"))
        .contains("european-allies", "POL", "LVA");
    Answer table = get("/allies?ally=POL,LVA&measure=share_of_gdp&years=2024&format=csv");
    assertThat(table.response().body().lines())
        .first()
        .isEqualTo("ally,measure,period,value,unit,status");
    assertThat(table.response().body())
        .containsPattern("\nPOL,share_of_gdp,2024,4[.]12[0-9]*,percent,E\n")
        .containsPattern("\nLVA,share_of_gdp,2024,3[.]1[45][0-9]*,percent,E\n");
    JsonNode cube = get(path + "&format=jsonstat&lang=fr").body();
    assertThat(cube.at("/dimension/group/category/label/POL").asText()).isEqualTo("Pologne");
    assertThat(cube.at("/dimension/composition/category/label/as-of-year").asText())
        .isEqualTo("membres de l'année");
    assertThat(cube.path("id").toString())
        .isEqualTo("[\"group\",\"composition\",\"measure\",\"period\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/aggregates?measure=share_of_gdp,real_change&years=2020-2024",
        "/allies?measure=share_of_gdp,equipment_share",
        "/series?source=csv&measure=share_of_gdp"
      })
  void a_cube_is_what_our_own_reader_of_json_stat_reads(String path) {
    Answer cube = get(path, "accept", "application/vnd.json-stat+json");
    List<String> ids = new ArrayList<>();
    cube.body().path("id").forEach(id -> ids.add(id.asText()));
    Answer table = get(path, "accept", "text/csv");
    List<String> lines = table.response().body().lines().toList();
    List<String> columns = List.of(lines.get(0).split(",", -1));
    Set<List<String>> expected = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = List.of(line.split(",", -1));
      List<String> cell = new ArrayList<>();
      ids.forEach(id -> cell.add(fields.get(columns.indexOf(id))));
      cell.add(fields.get(columns.indexOf("value")));
      cell.add(fields.get(columns.indexOf("status")));
      expected.add(cell);
    }
    Set<List<String>> read = new HashSet<>();
    for (JsonStatReading.Read one : JsonStatReading.cells(cube.response().body())) {
      List<String> cell = new ArrayList<>();
      ids.forEach(id -> cell.add(one.codes().get(id)));
      cell.add(one.value());
      cell.add(one.status());
      read.add(cell);
    }
    assertThat(expected).isNotEmpty();
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void vintages_and_changes_of_several_allies_are_one_question() {
    JsonNode vintages = get("/vintages?ally=DEU,FRA&measure=share_of_gdp,real_change").body();
    assertThat(vintages.path("vintages").findValuesAsText("ally")).contains("DEU", "FRA");
    JsonNode changes =
        get("/changes?from=2024-07&to=2026-07&ally=DEU,FRA&measure=share_of_gdp&frequency=A")
            .body();
    assertThat(changes.path("figures").findValuesAsText("ally"))
        .contains("DEU", "FRA")
        .doesNotContain("POL");
  }

  /** NATO, June 2024: Poland 4.12 % in 2024. Germany's 2024 was an estimate of 97,686 million. */
  @Test
  void what_is_no_cube_is_a_table_too() {
    Answer poland = get("/allies/POL?period=2024-07&format=csv");
    assertThat(poland.response().body().lines())
        .first()
        .isEqualTo("ally,source,measure,period,value,unit,status,place");
    assertThat(poland.response().body())
        .containsPattern("\nPOL,nato,share_of_gdp,2024,4[.]12[0-9]*,percent,E,[^\n]*!")
        .containsPattern("\nPOL,computed,allies_at_2_percent,2024,1,");
    assertThat(
            get("/vintages?ally=DEU&measure=defence_expenditure_usd_current", "accept", "text/csv")
                .response()
                .body())
        .startsWith("ally,source,measure,unit,period,edition,value,status\n")
        .containsPattern(
            "\nDEU,nato,defence_expenditure_usd_current,million USD,2024,2014-2024,97685[.]59[0-9]*,E\n")
        .contains(
            "\nDEU,nato,defence_expenditure_usd_current,million USD,2024,2014-2026,93747,A\n");
    assertThat(
            get("/changes?from=2024-07&to=2026-07&ally=DEU&measure=defence_expenditure_usd_current&format=CSV")
                .response()
                .body())
        .startsWith(
            "ally,measure,unit,period,kind,value_before,status_before,value_now,status_now\n")
        .containsPattern(
            "\nDEU,defence_expenditure_usd_current,million USD,2024,revised,97685[.]59[0-9]*,E,93747,A\n");
    for (String path : List.of("/allies/POL", "/vintages?ally=DEU", "/changes")) {
      assertThat(get(path, "accept", "image/png").detail())
          .isEqualTo("header Accept: expected application/json or text/csv");
    }
  }

  @Test
  void a_report_among_others_is_told_in_short() {
    JsonNode line = get("/reports").body().at("/reports/0");
    assertThat(line.has("files")).isFalse();
    assertThat(get("/reports/" + period).body().path("files").findValuesAsText("name"))
        .contains("summary.pdf", "briefs/fra.html");
  }

  @Test
  void several_groups_and_measures_are_one_question() {
    JsonNode body =
        get("/aggregates?group=nato-total,european-allies&measure=share_of_gdp,population"
                + "&composition=constant&years=2024")
            .body();
    assertThat(body.path("aggregates")).hasSize(4);
    assertThat(get("/allies?measure=share_of_gdp&years=2023-2024").body().at("/allies/0/series"))
        .hasSize(1);
  }

  /** Germany's 2024, as NATO estimated it in June 2024 and has it in July 2026. */
  @Test
  void what_changed_between_two_reports_is_told_figure_by_figure() {
    JsonNode changes =
        get("/changes?from=2024-07&to=2026-07&ally=DEU&measure=defence_expenditure_usd_current")
            .body();

    assertThat(changes.at("/editions/0/before").asText()).isEqualTo("2014-2024");
    assertThat(changes.at("/editions/0/now").asText()).isEqualTo("2014-2026");
    assertThat(changes.path("figures"))
        .anySatisfy(
            figure -> {
              assertThat(figure.path("period").asText()).isEqualTo("2024");
              assertThat(figure.path("kind").asText()).isEqualTo("revised");
              assertThat(figure.at("/before/value").asText()).startsWith("97685.59");
              assertThat(figure.at("/now/value").asText()).isEqualTo("93747");
            });
    assertThat(get("/changes?from=2024-07&to=2024-07").body().path("figures")).isEmpty();
  }

  /** What is named goes before what is accepted, and of that what is wanted most. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''            | text/csv;q=0.4, application/json;q=0.9 | application/json
          ''            | Text/CSV                               | text/csv; charset=utf-8
          ''            | application/*;q=0.1, text/csv          | text/csv; charset=utf-8
          ''            | */*                                    | application/json
          &format=csv   | application/json                       | text/csv; charset=utf-8
          &format=JSON  | text/csv                               | application/json
          """)
  void a_form_is_chosen_by_name_or_by_weight(String format, String accept, String type) {
    Answer answer = get("/aggregates?measure=share_of_gdp" + format, "accept", accept);
    assertThat(answer.header("content-type")).isEqualTo(type);
    assertThat(answer.header("vary")).contains("accept");
  }

  /** Germany's 2024, as NATO estimated it in June 2024 and has it in July 2026. */
  @Test
  void a_figure_is_told_as_each_edition_had_it() {
    JsonNode body = get("/vintages?ally=DEU&measure=defence_expenditure_usd_current").body();

    assertThat(body.path("editions").findValuesAsText("publishedOn"))
        .endsWith("2024-06-17", "2026-07-09");
    JsonNode year2024 = body.path("vintages").path(body.path("vintages").size() - 1);
    assertThat(year2024.path("period").asText()).isEqualTo("2024");
    assertThat(year2024.at("/figures/0/value").asText()).startsWith("97685.59");
    assertThat(year2024.at("/figures/0/status").asText()).isEqualTo("E");
    assertThat(year2024.at("/figures/1/value").asText()).isEqualTo("93747");
    assertThat(year2024.at("/figures/1/status").asText()).isEqualTo("A");
    assertThat(body.at("/firstEstimates/0/estimates").asInt()).isPositive();
    assertThat(get("/vintages?ally=DEU&asOf=2024-06-30").body().path("editions").size())
        .isEqualTo(2);
  }

  @Test
  void pages_follow_their_cursors_to_the_end() {
    service
        .stores()
        .log()
        .begin(
            Run.official(
                "cli-older", JANUARY, Run.Trigger.CLI, Instant.parse("2024-02-01T00:00:00Z")));
    service.stores().log().succeeded("cli-older", Instant.parse("2024-02-01T00:01:00Z"));
    Set<String> ids = new TreeSet<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = get("/runs?limit=1" + cursor).body();
      page.path("runs").forEach(run -> ids.add(run.path("id").asText()));
      cursor =
          page.has("next")
              ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
              : "";
      pages++;
    } while (!cursor.isEmpty());
    assertThat(ids).contains("cli-older").hasSizeGreaterThanOrEqualTo(2);
    assertThat(pages).isBetween(ids.size(), ids.size() + 1);
    assertThat(get("/reports?limit=1").body().path("next").asText()).isEqualTo(period);
    assertThat(get("/reports?limit=1&cursor=2024-07").body().path("reports")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /runs?limit=0                         | parameter limit: expected a whole number from 1 to 100
          /runs?limit=many                      | parameter limit: expected a whole number from 1 to 100
          /runs?cursor=abc                      | parameter cursor: expected the 'next' of the page before
          /runs?page=2                          | parameter page: is not known, expected cursor, limit
          /runs/one?all=1                       | parameter all: is not known, expected lang
          /permissions?all=1                    | parameter all: is not known, expected none
          /feed?lang=de                         | parameter lang: expected en or fr
          /schemas/summary?all=1                | parameter all: is not known, expected none
          /reports?lang=de                      | parameter lang: expected en or fr
          /reports?cursor=2026-13               | parameter cursor: expected a month such as 2026-07, found '2026-13'
          /reports/november                     | parameter period: expected a month such as 2026-07, found 'november'
          /reports/november/download            | parameter period: expected a month such as 2026-07, found 'november'
          /aggregates?years=2024-2020           | parameter years: ends before it begins
          /aggregates?frequency=Q               | parameter frequency: expected A (years) or M (months)
          /aggregates?years=all                 | parameter years: expected a year or two such as 2020-2024
          /aggregates?composition=some          | parameter composition: expected as-of-year or constant
          /allies?period=2026-00                | parameter period: expected a month such as 2026-07, found '2026-00'
          /allies/FRA?period=x                  | parameter period: expected a month such as 2026-07, found 'x'
          /vintages?ally=XX                     | parameter ally: there is no ally XX: allies are ALB, BEL, BGR, CAN, HRV, CZE, DNK, EST, FIN, FRA, DEU, GRC, HUN, ISL, ITA, LVA, LTU, LUX, MNE, NLD, MKD, NOR, POL, PRT, ROU, SVK, SVN, ESP, SWE, TUR, GBR, USA
          /vintages?ally=FRA&measure=joy        | parameter measure: expected the id of a published measure, such as share_of_gdp, found 'joy'
          /vintages?ally=FRA&asOf=now           | parameter asOf: expected a moment such as 2026-07-31T18:00:00Z, or a day such as 2026-07-31, found 'now'
          /aggregates?format=xml                | parameter format: expected json, csv or jsonstat
          /allies/FRA?format=jsonstat           | parameter format: expected json or csv
          /groups?period=x                      | parameter period: expected a month such as 2026-07, found 'x'
          /measures?period=x                    | parameter period: expected a month such as 2026-07, found 'x'
          /targets?period=x                     | parameter period: expected a month such as 2026-07, found 'x'
          /sources?all=1                        | parameter all: is not known, expected period
          /changes?from=x                       | parameter from: expected a month such as 2026-07, found 'x'
          /changes?ally=XX                      | parameter ally: there is no ally XX: allies are ALB, BEL, BGR, CAN, HRV, CZE, DNK, EST, FIN, FRA, DEU, GRC, HUN, ISL, ITA, LVA, LTU, LUX, MNE, NLD, MKD, NOR, POL, PRT, ROU, SVK, SVN, ESP, SWE, TUR, GBR, USA
          /allies?measure=joy                   | parameter measure: expected the id of a published measure, such as share_of_gdp, found 'joy'
          /series                               | parameter source: expected one of nato, csv, sipri, worldbank, kiel, eurostat, eda, ecb, budget-swe or another ally's, found none
          /series?source=csv&measure=joy        | parameter measure: expected the id of a published measure, such as share_of_gdp, found 'joy'
          /releases?source=treasury             | parameter source: expected one of nato, csv, sipri, worldbank, kiel, eurostat, eda, ecb, budget-swe or another ally's, found 'treasury'
          """)
  void a_question_that_is_not_understood_is_told_what_was_expected(String path, String detail) {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /runs/none                    | there is no run none
          /schemas/order                | there is no schema order: schemas are configuration, declaration, summary; those of requests and answers stand in /openapi.yaml
          /reports/2019-01              | there is no report of 2019-01
          /reports/2019-01/download     | there is no report of 2019-01
          /aggregates?period=2019-01    | there is no report of 2019-01
          /aggregates?group=nordics     | the report has no group nordics: there are european-allies, nato-europe-and-canada, nato-total
          /aggregates?measure=joy       | the report has no measure joy: GET /measures lists what there is
          /groups?period=2019-01        | there is no report of 2019-01
          /measures?period=2019-01      | there is no report of 2019-01
          /targets?period=2019-01       | there is no report of 2019-01
          /sources?period=2019-01       | there is no report of 2019-01
          /changes?to=2019-01           | there is no report of 2019-01
          /series?source=csv&period=2019-01 | there is no report of 2019-01
          /allies/XXX                   | there is no ally XXX: allies are ALB, BEL, BGR, CAN, HRV, CZE, DNK, EST, FIN, FRA, DEU, GRC, HUN, ISL, ITA, LVA, LTU, LUX, MNE, NLD, MKD, NOR, POL, PRT, ROU, SVK, SVN, ESP, SWE, TUR, GBR, USA
          /allies?period=2019-01&measure=share_of_gdp&format=csv | there is no report of 2019-01
          """)
  void what_is_not_there_is_not_found(String path, String detail) {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"period": "2026-1"}                        | /period: expected a month such as 2026-07, found '2026-1'
          {"period": "2199-12"}                       | /period: expected no month in the future, found 2199-12
          {"period": 202611}                          | body /period: expected text, found '202611'
          {"asOf": "yesterday"}                       | /asOf: expected a moment such as 2026-07-31T18:00:00Z, or a day such as 2026-07-31, found 'yesterday'
          {"period": "2026-01", "since": "2027-01-01T00:00:00Z"} | /since: expected a moment before that as of which the report is stated, 2026-02-01T00:00:00Z (the end of 2026-01-31), found '2027-01-01T00:00:00Z'
          {"sources": []}                             | /sources: expected nato or csv among them, on which reports rest
          {"sources": ["sipri"]}                      | /sources: expected nato or csv among them, on which reports rest
          {"sources": ["treasury"]}                   | /sources: expected some of nato, csv, sipri, worldbank, kiel, eurostat, eda, ecb, budget-swe or another ally's, each once
          {"sources": ["nato", "nato"]}               | /sources: expected some of nato, csv, sipri, worldbank, kiel, eurostat, eda, ecb, budget-swe or another ally's, each once
          {"groups": [{"id": "x1", "name": "X"}]}     | body /groups/0/members: expected a list, found nothing
          {"groups": [{"id": "x1", "name": "X", "members": ["XXX"]}]} | body /groups/0/members/0: expected an ally's ISO 3166-1 alpha-3 code, found 'XXX'
          {"currency": "GBP"}                         | body /currency: expected a reporting currency (USD or EUR), found 'GBP'
          {"speed": 1}                                | body /speed: expected a known field (asOf, currency, groups, period, since or sources), found 'speed'
          [1]                                         | body: expected an object such as {"asOf": …, "currency": …
          {"period": "2026-01"                        | body: line 1 column 21: expected a whole JSON document, found
          """)
  void an_order_that_is_not_understood_is_told_what_was_expected(String body, String detail) {
    Answer answer = post(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith(detail);
  }

  @Test
  void only_whom_a_token_lets_in_may_read_and_run() {
    for (String path :
        List.of(
            "/runs",
            "/runs/one",
            "/runs/one/download",
            "/reports",
            "/reports/" + period,
            "/reports/" + period + "/download",
            "/aggregates",
            "/allies",
            "/allies/FRA",
            "/vintages?ally=FRA",
            "/releases",
            "/series?source=csv",
            "/feed",
            "/groups",
            "/measures",
            "/targets",
            "/sources",
            "/changes",
            "/permissions")) {
      assertThat(get(path, "authorization", "").status()).as(path).isEqualTo(401);
      assertThat(get(path, "authorization", "Bearer " + tokens.issue("runs:write")).status())
          .as(path)
          .isEqualTo(403);
    }
    String forged = new LocalTokens(Clock.systemUTC()).issue("reports:read runs:write");
    assertThat(get("/reports", "authorization", "Bearer " + forged).status()).isEqualTo(401);
    assertThat(post("{}", "authorization", "").status()).isEqualTo(401);
    assertThat(order("/reports", "{}", "authorization", "").status()).isEqualTo(401);
    Answer reader = post("{}", "authorization", "Bearer " + tokens.issue("reports:read"));
    assertThat(reader.status()).isEqualTo(403);
    assertThat(reader.detail()).isEqualTo("the scope runs:write is needed");
    assertThat(get("/health", "authorization", "").status()).isEqualTo(200);
  }

  @Test
  void who_is_to_be_told_by_mail_of_what_is_kept_and_added_to() {
    String ada = "{\"address\": \"ada@example.org\", ";
    Answer first = order("/subscriptions", ada + "\"allies\": [\"DEU\"]}");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().path("state").asText()).isEqualTo("unsent");
    Answer second =
        order("/subscriptions", ada + "\"targets\": [\"2_percent\"], \"reports\": true}");
    assertThat(second.body().path("allies").toString()).isEqualTo("[\"DEU\"]");
    assertThat(second.body().path("targets").toString()).isEqualTo("[\"2_percent\"]");
    assertThat(second.body().path("reports").asBoolean()).isTrue();

    Answer reader =
        order(
            "/subscriptions",
            "{\"reports\": true}",
            "authorization",
            "Bearer " + tokens.issue("reports:read"));
    assertThat(reader.status()).isEqualTo(403);
    assertThat(order("/subscriptions", "{}", "authorization", "").status()).isEqualTo(401);
    assertThat(order("/subscriptions", "{}", "content-type", "text/plain").status()).isEqualTo(415);
    assertThat(order("/subscriptions", "\"" + "x".repeat(20_001) + "\"").status()).isEqualTo(413);
  }

  /** By SNS, as it answers. */
  @Test
  void whoever_is_to_be_told_by_mail_is_asked_first() {
    WireMockServer sns = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    sns.start();
    try (LocalGateway gateway =
        new LocalGateway(
            new ApiFunction(
                service.stores(),
                (name, input) -> {},
                (key, name) -> key,
                new TopicSubscriptions(() -> Topic.client(sns), Topic.ARN),
                Clock.systemUTC()),
            Optional.of(tokens),
            Optional.empty(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      Topic topic = new Topic(sns);
      assertThat(wish(gateway.port()).status()).isEqualTo(202);
      topic.subscriber("");
      assertThat(wish(gateway.port()).status()).isEqualTo(409);
    } finally {
      sns.stop();
    }
  }

  private static Answer wish(int port) {
    HttpRequest.Builder request =
        withToken(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/subscriptions")),
            "content-type",
            "application/json");
    String body = "{\"address\": \"ada@example.org\", \"allies\": [\"DEU\"]}";
    return send(
        "POST", "/subscriptions", request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                              | body: expected allies, targets or "reports": true
          {"allies": ["XXX"], "address": "a@b.org"}       | /allies/0: expected an ally's code, found 'XXX'
          {"targets": ["7_percent"], "address": "a@b.org"} | /targets/0: expected a target's id (
          {"reports": true}                               | /address: expected an address, such as ada@example.org
          {"reports": true, "address": "ada"}             | /address: expected an address, such as ada@example.org, found 'ada'
          {"reports": 1, "address": "ada@example.org"}    | body /reports: expected
          {"all": true}                                   | body /all: expected a known field (address, allies, reports or targets), found 'all'
          """)
  void a_wish_that_is_not_understood_is_told_what_was_expected(String body, String detail) {
    Answer answer = order("/subscriptions", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith(detail);
  }

  @Test
  void pages_of_elsewhere_and_names_of_elsewhere_get_nothing() throws Exception {
    HttpRequest foreign = request("/reports").header("origin", "https://evil.example").build();
    assertThat(client.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
  }

  /** What is answered while others have taken every place of a run. */
  private static Answer whileBusy(Supplier<Answer> order) {
    RunLog log = service.stores().log();
    Instant now = Instant.now(Clock.systemUTC());
    Run.Order others = new Run.Order(YearMonth.of(2024, 1), now, null, List.of("csv"), null);
    List<String> runs = List.of("other-1", "other-2");
    for (String run : runs) {
      log.begin(Run.adHoc(run, others, Run.Trigger.API, now, now));
      log.takePlace(run, now);
    }
    Answer answer = order.get();
    runs.forEach(run -> log.succeeded(run, now));
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs", "/reports"})
  void orders_beyond_what_is_possible_are_refused(String path) throws InterruptedException {
    assertThat(order(path, "{\"period\": \"" + "2".repeat(20_001) + "\"}").status()).isEqualTo(413);
    assertThat(order(path, "period=2026-01", "content-type", "text/plain").status()).isEqualTo(415);
    Answer busy = whileBusy(() -> order(path, "{}", "idempotency-key", "busy"));
    assertThat(busy.status()).isEqualTo(429);
    assertThat(busy.header("retry-after")).isEqualTo("60");

    String order = "{\"sources\": [\"csv\"], \"period\": \"2024-02\"}";
    Answer begun = order(path, order, "idempotency-key", "key");
    assertThat(begun.status()).isEqualTo(202);
    assertThat(order(path, order, "idempotency-key", "key").status()).isEqualTo(202);
    assertThat(order(path, "{}", "idempotency-key", "key").status()).isEqualTo(409);
    assertThat(order(path, order, "idempotency-key", "k".repeat(201)).status()).isEqualTo(400);
    // Its place is free again for whoever comes next.
    await(begun.header("location"));
  }

  @Test
  void other_methods_are_told_which_there_are() throws Exception {
    HttpRequest delete = withToken(request("/runs")).DELETE().build();
    HttpResponse<String> answer = client.send(delete, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, POST");
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void the_description_that_is_served_is_the_one_in_the_project() throws IOException {
    assertThat(get("/openapi.yaml").response().body())
        .isEqualTo(Files.readString(Events.ROOT.resolve("infra/openapi.yaml")));
  }

  private static Answer get(String path, String... header) {
    return send("GET", path, withToken(request(path), header).GET().build());
  }

  private static Answer post(String body, String... header) {
    return order("/runs", body, header);
  }

  private static Answer order(String path, String body, String... header) {
    HttpRequest.Builder request = withToken(request(path), header);
    if (!List.of(header).contains("content-type")) {
      request.header("content-type", "application/json");
    }
    return send("POST", path, request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
  }

  private static HttpRequest.Builder withToken(HttpRequest.Builder request, String... header) {
    if (!List.of(header).contains("authorization")) {
      request.header(
          "authorization", "Bearer " + tokens.issue("reports:read runs:write reports:publish"));
    }
    return header.length == 0 ? request : request.header(header[0], header[1]);
  }

  private static Answer send(String method, String path, HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      description.check(method, path.split("\\?", 2)[0], response);
      return new Answer(response);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    }
  }
}
