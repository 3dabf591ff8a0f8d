package org.allyspend.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The World Bank's whole database, fetched from a server by a function in a process with the memory
 * that Lambda gives at 512 MB. With the Maven profile {@code large} it has the publisher's size of
 * 283 MB, and what it took is in {@code target/large-download.md}; else just more than is held in
 * memory.
 */
class LargeDownloadTest {
  private static final long MEGABYTE = 1_000_000;
  private static final int FIRST_YEAR = 1960;
  private static final int LAST_YEAR = 2025;

  @TempDir private Path folder;
  private final Ground ground = Ground.served();
  private HttpServer publisher;

  @BeforeEach
  void start() throws IOException {
    publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    publisher.start();
  }

  @AfterEach
  void stop() {
    publisher.stop(0);
  }

  @Test
  void the_world_banks_whole_database_is_fetched_and_read_past_but_for_its_allies_rows()
      throws IOException, InterruptedException {
    boolean whole = Boolean.getBoolean("allyspend.large");
    Path zip = database(whole ? 283 : 33, whole ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);

    LargeFileHost.Taken taken = fetched(zip);

    assertThat(taken.reason()).isEmpty();
    Stores stores = ground.stores();
    Release release = stores.releases().inForce("worldbank", Instant.now()).orElseThrow();
    assertThat(
            stores.releases().series(release).stream()
                .filter(one -> one.subject().equals(Subject.of(Ally.DEU)))
                .filter(one -> one.measure().equals(Measure.GDP))
                .findFirst()
                .flatMap(one -> one.in(2024)))
        .hasValueSatisfying(gdp -> assertThat(gdp.known()).isEqualByComparingTo("4685593.123456"));
    assertThat(release.observations()).isEqualTo(Ally.values().length);
    assertThat(stores.bucket().sha256(Release.rawKey("worldbank", release.sha256())))
        .hasValue(release.sha256());
    assertThat(taken.megabytes()).isBetween(1L, (long) LargeFileHost.MEMORY);
    Files.writeString(
        Path.of("target/large-download.md"),
        String.format(
            Locale.ROOT,
            "| %.1f MB | %.1f s | %d MB |%n",
            Files.size(zip) / (double) MEGABYTE,
            taken.millis() / 1000.0,
            taken.megabytes()));
  }

  @Test
  void a_download_over_the_limit_is_left_in_the_middle_with_a_sentence_that_says_it()
      throws IOException, InterruptedException {
    publisher.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] some = "PK".repeat(1 << 19).getBytes(US_ASCII);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000; i++) {
              out.write(some);
            }
          }
        });

    assertThat(LargeFileHost.handled(ground, event()).reason())
        .isEqualTo(address() + ": has over 400000000 bytes, the most that is read");
  }

  private LargeFileHost.Taken fetched(Path zip) throws IOException, InterruptedException {
    publisher.createContext("/", exchange -> send(exchange, zip));
    return LargeFileHost.handled(ground, event());
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    exchange.sendResponseHeaders(200, Files.size(file));
    try (OutputStream out = exchange.getResponseBody()) {
      Files.copy(file, out);
    }
  }

  private JsonNode event() {
    return Json.MAPPER
        .createObjectNode()
        .put("source", "worldbank")
        .put("addresses", "worldbank=" + address());
  }

  private String address() {
    return "http://"
        + InetAddress.getLoopbackAddress().getHostAddress()
        + ":"
        + publisher.getAddress().getPort()
        + "/WDI_CSV.zip";
  }

  /** In the layout of {@code WDI_CSV.zip}, with figures of our own, until it has so many bytes. */
  private Path database(int megabytes, int level) throws IOException {
    Path file = folder.resolve("WDI_CSV.zip");
    Random random = new Random(2026);
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      zip.setLevel(level);
      zip.putNextEntry(new ZipEntry("WDICSV.csv"));
      StringBuilder header =
          new StringBuilder("Country Name,Country Code,Indicator Name,Indicator Code");
      for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        header.append(',').append(year);
      }
      write(zip, header.append('\n'));
      for (Ally ally : Ally.values()) {
        write(zip, gdp(ally));
      }
      for (int row = 0; Files.size(file) < megabytes * MEGABYTE; row++) {
        write(zip, other(row, random));
      }
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("WDICountry.csv"));
      write(zip, new StringBuilder("Country Code,Short Name,Region\nDEU,Germany,Europe\n"));
      zip.closeEntry();
    }
    return file;
  }

  private static StringBuilder gdp(Ally ally) {
    StringBuilder line =
        new StringBuilder("A country,")
            .append(ally.iso3())
            .append(",GDP (current US$),NY.GDP.MKTP.CD");
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      line.append(',').append(year == 2024 ? "4685593123456" : "");
    }
    return line.append('\n');
  }

  private static StringBuilder other(int row, Random random) {
    StringBuilder line =
        new StringBuilder("\"A country, of many\",XY")
            .append(row % 7)
            .append(",\"Access to clean fuels (% of population)\",EG.CFT.")
            .append(row);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      line.append(',').append(random.nextInt(100)).append('.').append(random.nextInt(1 << 30));
    }
    return line.append('\n');
  }

  private static void write(OutputStream out, StringBuilder line) throws IOException {
    out.write(line.toString().getBytes(US_ASCII));
  }
}
