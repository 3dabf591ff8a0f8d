package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.ingest.sipri.SipriEdition;
import org.allyspend.ingest.worldbank.WorldBankAnswers;

/** The publishers' sites, where files can be issued, moved and taken away. */
final class Publishers implements AutoCloseable {
  /** Made once: a file made again is another, which says when it was made. */
  private static final byte[] NATO = LaterEditionWorkbook.whole();

  private static final byte[] SIPRI = SipriEdition.changed(workbook -> {});

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final Map<String, byte[]> files = new TreeMap<>();
  private boolean worldBank = true;

  /** Before any day with which a test's clock begins. */
  private LocalDate updated = LocalDate.of(2025, 12, 19);

  Publishers() {
    server.start();
  }

  /** Everything is there as it was at first. */
  void all() {
    files.clear();
    files.put("/nato.xlsx", NATO);
    files.put("/sipri.xlsx", SIPRI);
    worldBank = true;
    serve();
  }

  /** NATO issues this file. */
  void nato(byte[] workbook) {
    files.put("/nato.xlsx", workbook);
    serve();
  }

  /** A source's file is not at its address. */
  void without(String source) {
    files.remove("/" + source + ".xlsx");
    worldBank = worldBank && !source.equals("worldbank");
    serve();
  }

  /** A source's file is back at its address. */
  void sipriIsBack() {
    files.put("/sipri.xlsx", SipriEdition.changed(workbook -> {}));
    serve();
  }

  /** SIPRI's file at another address, which is told. */
  String elsewhere(String source) {
    files.put("/moved/" + source + ".xlsx", SipriEdition.changed(workbook -> {}));
    serve();
    return server.baseUrl() + "/moved/" + source + ".xlsx";
  }

  /** Where the sources are. */
  Map<String, String> addresses() {
    String base = server.baseUrl();
    Map<String, String> addresses = new TreeMap<>();
    // Those that are not served here are not there, and nobody beyond this machine is asked.
    Sources.all().forEach(source -> addresses.put(source.id(), base + "/none/" + source.id()));
    addresses.put("nato", base + "/nato.xlsx");
    addresses.put("sipri", base + "/sipri.xlsx");
    addresses.put("worldbank", base + "/v2");
    return addresses;
  }

  /** The World Bank updates its database. */
  void updateWorldBank(LocalDate day) {
    updated = day;
    serve();
  }

  private void serve() {
    server.resetAll();
    files.forEach(
        (path, bytes) ->
            server.stubFor(
                get(path)
                    .willReturn(
                        aResponse()
                            .withHeader("ETag", "\"" + bytes.length + "\"")
                            .withBody(bytes))));
    if (worldBank) {
      for (String indicator : WorldBankAnswers.indicators()) {
        server.stubFor(
            get(urlPathMatching("/v2/country/.*/indicator/" + indicator.replace(".", "\\.")))
                .willReturn(
                    okJson(
                        WorldBankAnswers.page(
                            indicator, 1, 1, WorldBankAnswers.total(), updated.toString()))));
      }
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
