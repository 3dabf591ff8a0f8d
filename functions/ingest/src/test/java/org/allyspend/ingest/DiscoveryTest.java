package org.allyspend.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.Retrieval.Known;
import org.allyspend.ingest.Retrieval.Retrieved;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.allyspend.ingest.nato.NatoSource;
import org.allyspend.ingest.sipri.SipriSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The next edition is found on pages of every shape, or it is said why not. */
class DiscoveryTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String PAGE = "/topics/49198.html";
  private static final String BUILT_IN = "/dam/finance/def-exp-2026-en.xlsx";
  private static final byte[] WORKBOOK = "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8);

  /** As on NATO's page in 2026, the newest first. */
  private static final String[] LINKS = {
    "/dam/finance/def-exp-2026-en.pdf",
    "/dam/finance/def-exp-2025-en.pdf",
    "/dam/legacy-wcm/media_pdf/2024/6/pdf/240617-def-exp-2024-en.pdf",
    "/dam/legacy-wcm/media_pdf/2023/3/pdf/230321-def-exp-2022-en.pdf",
    "/dam/legacy-wcm/media_pdf/2023/3/pdf/230321-def-exp-2022-en.pdf",
    "/dam/legacy-wcm/media_pdf/2022/3/pdf/220331-def-exp-2021-en.PDF",
  };

  private final Trail trail = new Trail();

  /** NATO's and SIPRI's ways on a server of our own. */
  private record Publisher(Source like, String address, String page) implements Source {
    @Override
    public String id() {
      return like.id();
    }

    @Override
    public DocumentKind kind() {
      return like.kind();
    }

    @Override
    public Optional<EditionPage> editions() {
      return like.editions().map(one -> one.at(page));
    }

    @Override
    public Publication parse(byte[] bytes) {
      return like.parse(bytes);
    }
  }

  @Test
  void the_newest_edition_is_found_where_it_stands_first() {
    servePage(links(LINKS));
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 0).address()).isEqualTo(SERVER.baseUrl() + BUILT_IN);
    assertThat(trail.steps())
        .extracting(Remark::sentence)
        .containsExactly(
            url(PAGE)
                + " announces the edition to 2026 by "
                + url("/dam/finance/def-exp-2026-en.pdf")
                + ".",
            "It was found at " + url(BUILT_IN) + ".");
    assertThat(trail.notice()).isNull();
  }

  @Test
  void the_newest_edition_is_found_where_it_stands_last() {
    servePage(links(LINKS[5], LINKS[3], LINKS[2], LINKS[1], "/dam/finance/def-exp-2027-en.pdf"));
    serveWorkbook("/dam/finance/def-exp-2027-en.xlsx");

    Retrieved retrieved = retrieve(nato(), 2026);

    assertThat(retrieved.address()).isEqualTo(url("/dam/finance/def-exp-2027-en.xlsx"));
    assertThat(retrieved.announced()).isEqualTo(2027);
    SERVER.verify(0, getRequestedFor(urlEqualTo(BUILT_IN)));
  }

  @ParameterizedTest
  @CsvSource({
    "/2027/6/pdf/270617-def-exp-2027-en.pdf, /2027/6/pdf/270617-def-exp-2027-TABLES-en.xlsx",
    "/2027/def-exp-2027-en.PDF, /2027/def-exp-2027-en.xlsx",
    "/2027/def-exp-2027-rev2-en.pdf, /2027/def-exp-2027-rev2-en.xlsx",
    "/2027/DEF-EXP-2027-TABLES-EN.XLSX, /2027/DEF-EXP-2027-TABLES-EN.XLSX",
    "/2027/def-exp-2027-en.pdf?download=1#page=2, /2027/def-exp-2027-en.xlsx",
    "/Tables 2027/def-exp-2027-en.pdf, /Tables%202027/def-exp-2027-en.xlsx",
    "../2027/def-exp-2027-en.pdf, /2027/def-exp-2027-en.xlsx",
    "' //HOST/2027/def-exp-2027-en.pdf ', /2027/def-exp-2027-en.xlsx",
    "http://HOST/2027/def-exp-2027-en.pdf, /2027/def-exp-2027-en.xlsx",
  })
  void the_tables_in_excel_are_found_beside_the_link_under_their_possible_names(
      String link, String document) {
    servePage(links(LINKS) + links(link.replace("HOST", FetchRules.host(SERVER.baseUrl()))));
    serveWorkbook(document);

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url(document));
  }

  @Test
  void two_links_for_one_file_are_one_and_a_linked_workbook_goes_first() {
    String tables = "/dam/finance/270701-def-exp-2027-TABLES-en.xlsx";
    String pdf = "/dam/finance/270701-def-exp-2027-en.pdf";
    servePage(links(pdf, pdf, tables));
    serveWorkbook(tables);

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url(tables));
    assertThat(trail.steps())
        .extracting(Remark::sentence)
        .containsExactly(
            url(PAGE)
                + " announces the edition to 2027 by "
                + url(pdf)
                + " and "
                + url(tables)
                + ".",
            "It was found at " + url(tables) + ".");
  }

  @Test
  void a_later_issue_of_an_edition_goes_before_an_earlier_one() {
    servePage(
        links(
            "/b/271201-def-exp-2027-en.pdf",
            "/c/def-exp-2027-en.pdf",
            "/a/270617-def-exp-2027-en.pdf"));
    serveWorkbook("/b/271201-def-exp-2027-en.xlsx");

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url("/b/271201-def-exp-2027-en.xlsx"));
  }

  @Test
  void editions_in_other_languages_are_no_editions() {
    servePage(
        links(LINKS)
            + links("/x/def-exp-2027-fr.pdf", "/x/def-exp-2027-en.docx", "/x/def-exp-en.pdf"));
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 0).address()).isEqualTo(url(BUILT_IN));
  }

  @ParameterizedTest
  @CsvSource({
    "//HOST/sites/default/files/SIPRI-Milex-data-1949-2025_v1.2.xlsx, /sites/default/files/SIPRI-Milex-data-1949-2025_v1.2.xlsx",
    "/files/SIPRI-Milex-data-1949-2025_2.xlsx, /files/SIPRI-Milex-data-1949-2025_2.xlsx",
    "/files/SIPRI-Milex-data-1949-2025.xlsx, /files/SIPRI-Milex-data-1949-2025.xlsx",
    "/files/SIPRI-Milex-data-1949-2025_v1.10.xlsx?v=3, /files/SIPRI-Milex-data-1949-2025_v1.10.xlsx?v=3",
  })
  void sipris_newest_version_is_found_through_links_of_any_spelling(String link, String document) {
    servePage(
        links(
            "/files/SIPRI-Milex-data-1949-2024_2.xlsx",
            link.replace("HOST", FetchRules.host(SERVER.baseUrl())),
            "/files/SIPRI-Milex-data-1949-2023.xlsx",
            "/files/SIPRI-Milex-sources.pdf"));
    serveWorkbook(document);

    assertThat(retrieve(sipri(), 2024).address()).isEqualTo(url(document));
    assertThat(trail.notice()).isNull();
  }

  @Test
  void versions_are_compared_as_numbers() {
    servePage(
        links(
            "/SIPRI-Milex-data-1949-2025_v1.10.xlsx",
            "/SIPRI-Milex-data-1949-2025_v1.9.xlsx",
            "/SIPRI-Milex-data-1949-2025.xlsx"));
    serveWorkbook("/SIPRI-Milex-data-1949-2025_v1.10.xlsx");

    assertThat(retrieve(sipri(), 0).address())
        .isEqualTo(url("/SIPRI-Milex-data-1949-2025_v1.10.xlsx"));
  }

  @Test
  void a_file_that_may_have_been_revised_in_place_is_asked_whether_it_was() {
    String file = "/SIPRI-Milex-data-1949-2025.xlsx";
    servePage(links(file));
    SERVER.stubFor(
        get(urlEqualTo(file))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .willReturn(aResponse().withStatus(304)));

    Retrieved retrieved =
        retrieval()
            .retrieve(
                sipri(),
                Optional.empty(),
                new Known(
                    address ->
                        address.equals(url(file)) ? new Validators("\"v1\"", "") : Validators.NONE,
                    2025),
                trail);

    assertThat(retrieved.fetched().bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "windows-1252", "iso-8859-2"})
  void a_page_is_read_in_its_own_encoding_and_from_its_own_base(String charset) {
    String html =
        "<!doctype html><head><meta charset="
            + charset
            + "><base href='/éditions/'></head><ul><li><a class=x HREF=def-exp-2027-en.pdf>2027</a>";
    SERVER.stubFor(
        get(PAGE)
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/html")
                    .withBody(html.getBytes(Charset.forName(charset)))));
    serveWorkbook("/%C3%A9ditions/def-exp-2027-en.xlsx");

    assertThat(retrieve(nato(), 2026).address())
        .isEqualTo(url("/%C3%A9ditions/def-exp-2027-en.xlsx"));
  }

  @Test
  void a_page_that_has_moved_on_its_server_is_followed() {
    SERVER.stubFor(
        get(PAGE).willReturn(aResponse().withStatus(301).withHeader("Location", "/new/topic/")));
    SERVER.stubFor(
        get("/new/topic/").willReturn(aResponse().withBody(links("def-exp-2027-en.pdf"))));
    serveWorkbook("/new/topic/def-exp-2027-en.xlsx");

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url("/new/topic/def-exp-2027-en.xlsx"));
  }

  @Test
  void an_edition_without_its_tables_is_a_notice_and_the_built_in_address_is_taken() {
    servePage(links("/x/def-exp-2027-en.pdf"));
    serveWorkbook(BUILT_IN);

    Retrieved retrieved = retrieve(nato(), 2026);

    assertThat(retrieved.address()).isEqualTo(url(BUILT_IN));
    assertThat(retrieved.announced()).isZero();
    assertThat(trail.notice().sentence())
        .isEqualTo(
            url(PAGE)
                + ": announces the edition to 2027 by "
                + url("/x/def-exp-2027-en.pdf")
                + ", and an Excel workbook (.xlsx) stands at none of the addresses beside it");
    assertThat(trail.steps())
        .extracting(Remark::sentence)
        .containsExactly(
            url(PAGE) + " announces the edition to 2027 by " + url("/x/def-exp-2027-en.pdf") + ".",
            "It was not found at "
                + url("/x/def-exp-2027-en.xlsx")
                + ": answers with status 404, expected an Excel workbook (.xlsx).",
            "It was not found at "
                + url("/x/def-exp-2027-TABLES-en.xlsx")
                + ": answers with status 404, expected an Excel workbook (.xlsx).",
            "The built-in address was taken, since " + trail.notice().sentence() + ".");
  }

  @Test
  void a_page_in_the_place_of_the_tables_is_no_workbook() {
    servePage(links("/x/def-exp-2027-en.pdf"));
    SERVER.stubFor(
        get("/x/def-exp-2027-en.xlsx").willReturn(aResponse().withBody("<html>not found</html>")));
    serveWorkbook("/x/def-exp-2027-TABLES-en.xlsx");

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url("/x/def-exp-2027-TABLES-en.xlsx"));
  }

  @Test
  void a_server_in_trouble_is_not_asked_for_the_next_name() {
    servePage(links("/x/def-exp-2027-en.pdf"));
    SERVER.stubFor(get("/x/def-exp-2027-en.xlsx").willReturn(aResponse().withStatus(503)));
    serveWorkbook("/x/def-exp-2027-TABLES-en.xlsx");
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url(BUILT_IN));
    assertThat(trail.notice().sentence())
        .isEqualTo(url("/x/def-exp-2027-en.xlsx") + ": answers with status 503 (attempts: 2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body><p>Defence expenditure</p></body></html>",
        "<a>def-exp-2027-en.pdf</a>",
        "<a href='javascript:void(0)'>x</a><a href='mailto:a@b'>y</a><a href=''>z</a><a href='http://['>w</a>",
        "<a href='/news/def-exp-2027.html'>Expenditure</a>",
        "<"
      })
  void a_page_without_links_to_editions_is_a_notice(String html) {
    servePage(html);
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url(BUILT_IN));
    assertThat(trail.notice().sentence())
        .isEqualTo(url(PAGE) + ": announces no edition that is recognised by its link");
  }

  @Test
  void a_page_of_older_editions_is_a_notice_and_none_of_them_is_taken() {
    servePage(links(LINKS[1], LINKS[2], LINKS[3]));
    serveWorkbook("/dam/finance/def-exp-2025-en.xlsx");
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 0).address()).isEqualTo(url(BUILT_IN));
    assertThat(trail.notice().sentence())
        .isEqualTo(
            url(PAGE)
                + ": announces no edition later than that to 2025, though one to 2026 is known");
    SERVER.verify(0, getRequestedFor(urlEqualTo("/dam/finance/def-exp-2025-en.xlsx")));
  }

  @Test
  void where_a_later_edition_is_known_the_built_in_address_is_left_alone() {
    servePage(links(LINKS));
    serveWorkbook(BUILT_IN);

    assertThatThrownBy(() -> retrieve(nato(), 2027))
        .isInstanceOf(FetchFailedException.class)
        .hasMessage(
            url(PAGE)
                + ": announces no edition later than that to 2026, though one to 2027 is known");
    SERVER.verify(0, getRequestedFor(urlEqualTo(BUILT_IN)));
  }

  @ParameterizedTest
  @CsvSource({
    "404, '', 'answers with status 404, expected a web page'",
    "410, '', 'answers with status 410, expected a web page'",
    "503, '', 'answers with status 503 (attempts: 2)'",
    "302, https://example.org/nato, 'redirects to https://example.org/nato: its host is not allowed, expected '",
    "302, /topics/49198.html, redirects over 5 times",
  })
  void a_page_that_cannot_be_had_is_a_notice(int status, String location, String reason) {
    SERVER.stubFor(
        get(PAGE).willReturn(aResponse().withStatus(status).withHeader("Location", location)));
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url(BUILT_IN));
    assertThat(trail.notice().sentence()).startsWith(url(PAGE) + ": " + reason);
  }

  @Test
  void a_page_that_is_no_page_is_a_notice() {
    SERVER.stubFor(get(PAGE).willReturn(aResponse().withBody("{\"editions\": []}")));
    serveWorkbook(BUILT_IN);

    retrieve(nato(), 2026);

    assertThat(trail.notice().sentence())
        .isEqualTo(url(PAGE) + ": holds something else, expected a web page");
  }

  @Test
  void an_edition_on_another_host_is_a_notice_that_names_it() {
    servePage(links("https://cdn.example.org/def-exp-2027-en.pdf"));
    serveWorkbook(BUILT_IN);

    assertThat(retrieve(nato(), 2026).address()).isEqualTo(url(BUILT_IN));
    assertThat(trail.notice().sentence())
        .startsWith(
            "https://cdn.example.org/def-exp-2027-en.xlsx: its host is not allowed, expected ");
  }

  @Test
  void the_configured_address_wins_and_the_page_is_not_asked() {
    String configured = url("/mirror/tables.xlsx");
    serveWorkbook("/mirror/tables.xlsx");

    Retrieved retrieved =
        new Retrieval(null, Addresses.of(Map.of("nato", configured)), DiscoveryTest::fetcher, CLOCK)
            .retrieve(nato(), Optional.empty(), known(2026), trail);

    assertThat(retrieved.address()).isEqualTo(configured);
    assertThat(trail.steps())
        .extracting(Remark::sentence)
        .containsExactly("The configuration names the address " + configured + ".");
    SERVER.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void the_newest_issue_is_looked_for_month_by_month() {
    String address = url("/{year}/data_{year}_{month}.xlsx");
    serveWorkbook("/2026/data_2026_09.xlsx");
    serveWorkbook("/2026/data_2026_08.xlsx");

    Retrieved retrieved =
        new Retrieval(null, Addresses.of(Map.of("nato", address)), DiscoveryTest::fetcher, CLOCK)
            .retrieve(nato(), Optional.empty(), known(2026), trail);

    assertThat(retrieved.address()).isEqualTo(url("/2026/data_2026_09.xlsx"));
    assertThat(trail.steps())
        .extracting(Remark::sentence)
        .hasSize(4)
        .contains("The configuration names the address " + address + ".")
        .anyMatch(step -> step.contains("not found at " + url("/2026/data_2026_11.xlsx")))
        .endsWith("It was found at " + url("/2026/data_2026_09.xlsx") + ".");
    SERVER.verify(3, getRequestedFor(anyUrl()));
  }

  @Test
  void issues_of_years_are_looked_for_from_the_next_year_on() {
    serveWorkbook("/budget_2025.xlsx");

    assertThat(
            new Retrieval(
                    null,
                    Addresses.of(Map.of("nato", url("/budget_{year}.xlsx"))),
                    DiscoveryTest::fetcher,
                    CLOCK)
                .retrieve(nato(), Optional.empty(), known(0), trail)
                .address())
        .isEqualTo(url("/budget_2025.xlsx"));
  }

  @Test
  void no_issue_within_a_year_is_told_with_where_they_were_looked_for() {
    Retrieval retrieval =
        new Retrieval(
            null,
            Addresses.of(Map.of("nato", url("/{year}-{month}.xlsx"))),
            DiscoveryTest::fetcher,
            CLOCK);

    assertThatThrownBy(() -> retrieval.retrieve(nato(), Optional.empty(), known(0), trail))
        .hasMessage(
            url("/{year}-{month}.xlsx")
                + ": has no issue from "
                + url("/2025-11.xlsx")
                + " to "
                + url("/2026-11.xlsx"));
  }

  @Test
  void the_hosts_of_issues_may_be_asked_and_no_other_braces_stand_in_an_address() {
    assertThat(Addresses.of(Map.of("nato", "https://example.org/{year}_{month}.zip")).hosts())
        .contains("example.org", "www.bundeshaushalt.de", "monitor.statnipokladna.cz");
    assertThatThrownBy(() -> Addresses.of(Map.of("nato", "https://example.org/{day}.zip")))
        .hasMessageContaining("found 'https://example.org/{day}.zip'");
  }

  @Test
  void a_server_that_cannot_be_reached_for_its_page_is_not_asked_for_its_file() {
    Source gone =
        new Publisher(
            new NatoSource(), "http://localhost:1/def-exp-2026-en.xlsx", "http://localhost:1/");

    assertThatThrownBy(() -> retrieve(gone, 0))
        .hasMessage("http://localhost:1/: its host can't be reached (attempts: 2)");
  }

  @Test
  void the_built_in_pages_and_addresses_go_together() {
    assertThat(Sources.all())
        .filteredOn(source -> source.editions().isPresent())
        .extracting(Source::id)
        .containsExactly("nato", "sipri", "eda", "budget-swe");
    for (Source source : Sources.all()) {
      source
          .editions()
          .ifPresent(
              page ->
                  assertThat(page.edition(URI.create(source.address())))
                      .as(source.id())
                      .isPresent());
    }
    assertThat(Addresses.of(Map.of()).hosts())
        .contains("www.nato.int", "www.sipri.org", "api.worldbank.org")
        .hasSameElementsAs(
            Sources.all().stream()
                .map(source -> URI.create(IssueAddress.some(source.address())).getHost())
                .filter(Objects::nonNull)
                .toList());
  }

  private Retrieved retrieve(Source source, int latestYear) {
    return retrieval().retrieve(source, Optional.empty(), known(latestYear), trail);
  }

  private static Known known(int latestYear) {
    return new Known(address -> Validators.NONE, latestYear);
  }

  private static Retrieval retrieval() {
    return new Retrieval(null, Addresses.of(Map.of()), DiscoveryTest::fetcher, CLOCK);
  }

  private static Fetcher fetcher() {
    return new Fetcher(
        new FetchRules(
            Set.of(FetchRules.host(SERVER.baseUrl()), "localhost:1"),
            false,
            100_000,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(10)),
        Clock.systemUTC());
  }

  private static Source nato() {
    return new Publisher(new NatoSource(), url(BUILT_IN), url(PAGE));
  }

  private static Source sipri() {
    return new Publisher(new SipriSource(), url("/SIPRI-Milex-data-1949-2024_2.xlsx"), url(PAGE));
  }

  private static String url(String path) {
    return SERVER.baseUrl() + path;
  }

  private static String links(String... links) {
    return Stream.of(links)
        .map(link -> "<li><a href=\"" + link.replace("&", "&amp;") + "\">Report</a></li>\n")
        .collect(Collectors.joining());
  }

  private static void servePage(String html) {
    SERVER.stubFor(
        get(PAGE)
            .willReturn(
                aResponse().withHeader("Content-Type", "text/html; charset=utf-8").withBody(html)));
  }

  private static void serveWorkbook(String path) {
    SERVER.stubFor(get(urlEqualTo(path)).willReturn(aResponse().withBody(WORKBOOK)));
  }
}
