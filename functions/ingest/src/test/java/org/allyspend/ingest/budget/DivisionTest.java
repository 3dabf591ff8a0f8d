package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.Zips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A release that is read in pieces is the one that is read whole. */
class DivisionTest {
  private static final String RELEASE = "raw/release";

  /** A release and what was kept beside it. */
  private record Divided(Division division, Map<String, byte[]> objects) {
    List<Division.Part> parts() {
      return division.pieces().stream().map(this::part).toList();
    }

    Division.Part part(Division.Piece piece) {
      Division.Part part =
          division.read(
              piece,
              (key, from, to) ->
                  Content.of(Arrays.copyOfRange(objects.get(key), (int) from, (int) to)));
      Division.requireWhole(piece, part);
      // As it is kept between functions.
      return Json.read(json(part), Division.Part.class, "part");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "swe, statskontoret/utgifter-2026-07.csv, 20000",
    "swe, statskontoret/utgifter-2025-12-definitiv.csv, 400",
    "deu, germany/hh_2024.csv, 60000",
    "dnk, denmark/finanslov_y2023.tsv, 90000",
  })
  void treasuries_own_documents_are(String iso3, String file, long over) throws IOException {
    byte[] bytes = PublishersFiles.budget(file);
    String name = file.replaceFirst(".*/", "");

    requireAlike("budget-" + iso3, name, bytes, over);
    requireAlike("budget-" + iso3, "file.zip", Zips.of(Map.of(name, bytes)), over);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gbr", "fra", "nld", "nor"})
  void documents_in_other_layouts_are(String iso3) throws IOException {
    requireAlike("budget-" + iso3, "oscar_lfi.csv", Documents.own(iso3 + ".csv"), 40);
  }

  @Test
  void several_in_a_zip_are_with_what_is_passed_over() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("leesmij.txt", "tekst".getBytes(UTF_8));
    files.put("x.csv", Documents.own("nld.csv"));
    files.put("bijlage.pdf", new byte[] {1});

    requireAlike("budget-nld", "begroting.zip", Zips.of(files), 40);
  }

  @Test
  void one_that_is_stored_in_a_zip_of_the_treasurys_is_not_mistaken_for_the_zip()
      throws IOException {
    requireAlike("budget-nor", "x.csv", Zips.of(Map.of("x.csv", Documents.own("nor.csv"))), 40);
  }

  /** Wherever it stands, and where several lines are wrong the first of them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void what_is_wrong_is_told_in_the_same_sentence(int line) {
    List<String> lines =
        new ArrayList<>(new String(Documents.own("nor.csv"), UTF_8).lines().toList());
    for (String wrong :
        List.of(
            "2026;202601;1720;Forsvaret;01;viel",
            "2026;202613;1720;Forsvaret;01;1",
            "2026;202601;1720;\"Forsvaret\" x;01;1",
            "2026;202601;1720;\"Forsvaret;01;1")) {
      List<String> changed = new ArrayList<>(lines);
      changed.set(line, wrong);
      changed.add("2026;202601;1720;Forsvaret;01;noch");
      requireAlike("budget-nor", "x.csv", String.join("\n", changed).getBytes(UTF_8), 40);
    }
  }

  @Test
  void one_without_a_row_that_counts_or_with_a_total_that_does_not_hold_is_refused_alike() {
    String none = new String(Documents.own("nor.csv"), UTF_8).replaceAll(";17(\\d\\d);", ";99$1;");
    requireAlike("budget-nor", "x.csv", none.getBytes(UTF_8), 40);
    String total = new String(Documents.own("gbr.csv"), UTF_8).replace(",3100000.5", ",3100009.5");
    requireAlike("budget-gbr", "oscar.csv", total.getBytes(UTF_8), 40);
  }

  @Test
  void what_is_small_or_cannot_be_cut_by_its_bytes_is_read_whole() {
    byte[] bytes = Documents.own("nor.csv");

    assertThat(divided("budget-nor", "x.csv", bytes, bytes.length)).isEmpty();
    assertThat(divided("budget-nor", "x.csv", bytes, bytes.length - 1)).isPresent();
    assertThat(divided("budget-nor", "x.csv", new String(bytes, UTF_8).getBytes(UTF_16LE), 40))
        .isEmpty();
    assertThat(divided("budget-nor", "x.csv", new byte[] {'P', 'K', 3, 4, 0, 0}, 1)).isEmpty();
  }

  @Test
  void a_part_with_other_lines_than_its_piece_is_refused() {
    Divided divided = divided("budget-nor", "x.csv", Documents.own("nor.csv"), 40).orElseThrow();
    Division.Piece piece = divided.division().pieces().get(1);
    Division.Part part = divided.part(piece);

    assertThatThrownBy(() -> Division.requireWhole(piece, new Division.Part("", 7, part.tally())))
        .isInstanceOf(RefusedException.class)
        .hasMessage("lines from 2 on: expected 1 until the next piece, found 7");
  }

  private static void requireAlike(String source, String name, byte[] bytes, long over) {
    Divided divided = divided(source, name, bytes, over).orElseThrow();
    assertThat(divided.division().size()).isGreaterThan(1);

    assertThat(said(() -> divided.division().join(divided.parts())))
        .isEqualTo(said(() -> Documents.read(source, name, bytes)));
  }

  /** The whole publication, or the sentence by which it is refused. */
  private static String said(Supplier<Publication> reading) {
    try {
      return json(reading.get());
    } catch (RefusedException e) {
      return e.getMessage();
    }
  }

  private static Optional<Divided> divided(String id, String name, byte[] bytes, long over) {
    Source source = Sources.of(id);
    Content release = source.document(name, Content.of(bytes));
    Map<String, byte[]> objects = new HashMap<>(Map.of(RELEASE, release.bytes()));
    return source
        .divided(
            release,
            over,
            RELEASE,
            (file, unfolded) -> {
              objects.put("file-" + file, unfolded.bytes());
              return "file-" + file;
            })
        .map(division -> new Divided(division, objects));
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
