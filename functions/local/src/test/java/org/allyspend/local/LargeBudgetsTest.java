package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Treasuries' files that grow, in the layout of Norway's state accounts, from the inbox to the
 * release, each by a function in a process with the memory that Lambda gives at 512 MB. With the
 * Maven profile {@code large} up to a gigabyte, and what it took is in {@code target/large.md};
 * else a sample.
 */
class LargeBudgetsTest {
  private static final int MEGABYTE = 1_000_000;

  private final Ground ground = Ground.served();

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void a_treasurys_file_is_read_in_the_memory_of_a_line_however_long_it_is()
      throws IOException, InterruptedException {
    if (Boolean.getBoolean("allyspend.large")) {
      read(10, false);
      read(100, false);
      read(190, false);
      read(10, true);
      read(100, true);
      read(1_000, true);
    } else {
      read(1, false);
      read(1, true);
    }
    Files.write(Path.of("target/large.md"), told);
  }

  /** Each function in such a process; by the state machine in its interpreter, one at a time. */
  @Test
  void one_past_the_threshold_is_read_in_pieces_each_in_the_memory_of_a_line() throws IOException {
    boolean large = Boolean.getBoolean("allyspend.large");
    Path file = folder.resolve("i-stykker.csv");
    BigDecimal[] expected = {BigDecimal.ZERO};
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      write(out, large ? 1_000 : 2, expected);
    }
    try (Machine machine = Cloud.dividing(large ? Machine.DIVIDE_OVER : MEGABYTE)) {
      Stores stores = ground.stores();
      Cloud cloud = new Cloud(stores, machine, Map.of(), Instant.now());
      cloud.ingestBy((event, answer, context) -> answer.write(inProcess(event)));
      String key = "inbox/budget-nor/" + file.getFileName();
      stores.bucket().put(key, Content.of(file), "application/octet-stream");
      cloud.filed(key);
      cloud.settle();

      assertThat(cloud.calls)
          .as(told + " " + cloud.mails)
          .filteredOn("ReadPiece"::equals)
          .hasSizeGreaterThan(4);
      assertThat(cloud.mails).hasSize(1);
      Release release = stores.releases().list("budget-nor").get(0);
      assertThat(january(stores, release)).isEqualByComparingTo(expected[0].movePointLeft(6));
    }
    Files.write(Path.of("target/large-pieces.md"), told);
  }

  private byte[] inProcess(InputStream event) throws IOException {
    JsonNode asked = Json.MAPPER.readTree(event);
    try {
      LargeFileHost.Taken taken = LargeFileHost.handled(ground, asked);
      assertThat(taken.megabytes()).isBetween(1L, (long) LargeFileHost.MEMORY);
      String step =
          asked.has("piece")
              ? "piece " + asked.path("piece")
              : asked.path("plan").asText().isEmpty() ? "divide" : "join";
      told.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f s | %d MB |",
              step,
              taken.millis() / 1000.0,
              taken.megabytes()));
      return Json.MAPPER.writeValueAsBytes(taken.answer());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static BigDecimal january(Stores stores, Release release) {
    return stores
        .releases()
        .series(release)
        .get(0)
        .in(Period.parse("2026-01"))
        .orElseThrow()
        .known();
  }

  private void read(int megabytes, boolean zipped) throws IOException, InterruptedException {
    Path file = folder.resolve("regnskap-" + megabytes + (zipped ? ".zip" : ".csv"));
    BigDecimal[] expected = {BigDecimal.ZERO};
    long rows;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      if (zipped) {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("regnskap.csv"));
        rows = write(zip, megabytes, expected);
        zip.finish();
      } else {
        rows = write(out, megabytes, expected);
      }
    }
    long size = Files.size(file);
    LargeFileHost.Taken taken = ingested(file);
    Files.delete(file);

    assertThat(taken.reason()).isEmpty();
    Stores stores = ground.stores();
    Release release =
        stores.releases().list("budget-nor").stream()
            .filter(one -> one.address().endsWith(file.getFileName().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(release.isKnown(Instant.now())).isTrue();
    assertThat(january(stores, release)).isEqualByComparingTo(expected[0].movePointLeft(6));
    assertThat(taken.megabytes()).isBetween(1L, (long) LargeFileHost.MEMORY);
    told.add(
        String.format(
            Locale.ROOT,
            "| %,d MB | %,d | %s of %.1f MB | %.1f s | %s MB |",
            megabytes,
            rows,
            zipped ? "zip" : "CSV",
            size / (double) MEGABYTE,
            taken.millis() / 1000.0,
            taken.megabytes()));
  }

  /** Rows of one month, of which a quarter count and add up to what is plausible. */
  private static long write(OutputStream out, int megabytes, BigDecimal[] sum) throws IOException {
    out.write(
        "Fagdep_id;Fagdepartement;Kapittel_id;Kapittel;Post_id;Post;Periode;Beløp\n"
            .getBytes(UTF_8));
    long written = 0;
    long rows = 0;
    long counted = 0;
    // So that months lie between 500 and 60,000 million, whatever the file's length.
    long each = 12_000_000_000L / Math.max(1, megabytes * 2_200L);
    while (written < (long) megabytes * MEGABYTE) {
      boolean counts = rows % 4 == 0;
      long amount = each + rows % 1_000;
      byte[] line =
          ("17;Forsvarsdepartementet;"
                  + (counts ? "1720" : "0840")
                  + ";Forsvaret, drift og vedlikehold "
                  + rows % 97
                  + ";01;Driftsutgifter, kan overføres;2026-01;"
                  + amount
                  + ",25\n")
              .getBytes(UTF_8);
      out.write(line);
      written += line.length;
      rows++;
      if (counts) {
        counted += amount * 100 + 25;
      }
    }
    sum[0] = BigDecimal.valueOf(counted, 2);
    return rows;
  }

  private LargeFileHost.Taken ingested(Path file) throws IOException, InterruptedException {
    String key = "inbox/budget-nor/" + file.getFileName();
    ground.stores().bucket().put(key, Content.of(file), "application/octet-stream");
    return LargeFileHost.handled(ground, Json.MAPPER.createObjectNode().put("inbox", key));
  }
}
