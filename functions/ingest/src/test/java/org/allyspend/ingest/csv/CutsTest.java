package org.allyspend.ingest.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.csv.CsvLines.Line;
import org.allyspend.ingest.csv.Cuts.Piece;
import org.junit.jupiter.api.Test;

/** A text is cut between lines, and its pieces are the whole, line by line. */
class CutsTest {
  private static final CsvLines.Form FORM = CsvLines.Form.of(';');

  /** What was read of a text, and why it ended where it could not be read to its end. */
  private record Read(List<Line> lines, String refused) {}

  @Property(tries = 3_000)
  void pieces_hold_the_lines_of_the_whole_by_their_numbers(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 12) int each) {
    byte[] bytes = text.getBytes(UTF_8);
    Read whole = read(CsvLines.of(new ByteArrayInputStream(bytes), UTF_8, FORM), 0);

    Read joined = new Read(new ArrayList<>(), "");
    long end = 0;
    for (Piece piece : cuts(bytes, FORM, each).pieces()) {
      assertThat(piece.from()).isEqualTo(end);
      end = piece.to();
      if (joined.refused().isEmpty()) {
        Read next = read(piece(bytes, piece), piece.from() == 0 ? 0 : piece.lines());
        joined.lines().addAll(next.lines());
        joined = new Read(joined.lines(), next.refused());
      }
    }
    assertThat(end).isEqualTo(bytes.length);
    assertThat(joined).isEqualTo(whole);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "é", " ", "\"", "\"\"", ";\"", "\";", ";", "\n", "\r\n", "\r", "1;2\n")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }

  @Test
  void line_ends_in_quotation_marks_are_text_and_marks_within_a_field_are_too() {
    byte[] bytes = "a;b\n\"1\n2\";3\n5\" tube;6\n7;8".getBytes(UTF_8);

    assertThat(cuts(bytes, FORM, 1).pieces())
        .containsExactly(
            new Piece(0, 4, 0, 1),
            new Piece(4, 12, 1, 2),
            new Piece(12, 22, 3, 1),
            new Piece(22, 25, 4, 1));
  }

  @Test
  void where_marks_enclose_nothing_they_tell_nothing() {
    byte[] bytes = "a;b\n\"1;2\n3;4\"\n".getBytes(UTF_8);

    assertThat(cuts(bytes, new CsvLines.Form(';', false, false), 1).pieces()).hasSize(3);
    assertThat(cuts(bytes, FORM, 1).pieces()).hasSize(2);
  }

  @Test
  void a_byte_order_mark_is_no_field_before_a_quotation_mark() {
    byte[] bytes = "\ufeff\"a\nb\";c\n1;2\n".getBytes(UTF_8);

    assertThat(cuts(bytes, FORM, 1).pieces()).hasSize(2);
  }

  @Test
  void the_head_is_told_by_its_lines() {
    Cuts cuts = new Cuts(FORM, 1, 2);
    byte[] bytes = "title\r\na;b\r\n1;2\r\n".getBytes(UTF_8);
    cuts.write(bytes, 0, bytes.length);

    assertThat(cuts.pieces()).hasSize(2);
    assertThat(cuts.head()).isEqualTo("title\r\na;b\r\n".length());
  }

  @Test
  void bytes_of_some_encodings_do_not_tell_line_ends() {
    assertThat(List.of(UTF_8, ISO_8859_1, Charset.forName("windows-1252")))
        .allMatch(encoding -> Cuts.canTell(encoding, ';'));
    assertThat(List.of(UTF_16LE, Charset.forName("Shift_JIS"), Charset.forName("IBM500")))
        .noneMatch(encoding -> Cuts.canTell(encoding, ';'));
    assertThat(Cuts.canTell(UTF_8, '¦')).isFalse();
  }

  private static Cuts cuts(byte[] bytes, CsvLines.Form form, long each) {
    Cuts cuts = new Cuts(form, each, 0);
    cuts.write(bytes, 0, bytes.length);
    return cuts;
  }

  private static CsvLines piece(byte[] bytes, Piece piece) {
    ByteArrayInputStream in =
        new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) piece.from(), (int) piece.to()));
    return piece.from() == 0
        ? CsvLines.of(in, UTF_8, FORM)
        : CsvLines.ofPiece(in, UTF_8, FORM, piece.above());
  }

  private static Read read(CsvLines lines, long expected) {
    List<Line> all = new ArrayList<>();
    try (lines) {
      while (lines.hasNext()) {
        all.add(lines.next());
      }
      if (expected > 0) {
        assertThat(lines.read()).isEqualTo(expected);
      }
      return new Read(all, "");
    } catch (RefusedException e) {
      return new Read(all, e.getMessage());
    }
  }
}
