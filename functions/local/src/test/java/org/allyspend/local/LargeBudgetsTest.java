package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  private static EmbeddedServers servers;
  private static Ground ground;

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void start() {
    servers = EmbeddedServers.start();
    ground = Ground.fresh(servers);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

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

  @Test
  void one_that_is_larger_is_refused_with_the_limit_and_what_to_do()
      throws IOException, InterruptedException {
    Path file = folder.resolve("over.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(200_000_001);
    }

    assertThat(ingested(file).reason())
        .isEqualTo(
            "object inbox/budget-nor/over.csv: expected at most 200000000 bytes, found 200000001;"
                + " hand it in as a zip: of what is in it up to 2000000000 bytes are read as it"
                + " unfolds");
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
    Stores stores = ground.stores(FaultyHttpClient.Call::send);
    Release release =
        stores.releases().list("budget-nor").stream()
            .filter(one -> one.address().endsWith(file.getFileName().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(release.isKnown(Instant.now())).isTrue();
    assertThat(
            stores
                .releases()
                .series(release)
                .get(0)
                .in(Period.parse("2026-01"))
                .orElseThrow()
                .known())
        .isEqualByComparingTo(expected[0].movePointLeft(6));
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
    ground
        .stores(FaultyHttpClient.Call::send)
        .bucket()
        .put(key, Content.of(file), "application/octet-stream");
    return LargeFileHost.handled(ground, Json.MAPPER.createObjectNode().put("inbox", key));
  }
}
