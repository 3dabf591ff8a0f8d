package org.allyspend.ingest.budget;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Spool;
import org.allyspend.ingest.Archive;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Format;
import org.allyspend.ingest.csv.CsvLines;
import org.allyspend.ingest.csv.Cuts;

/** Divides the documents of a release while they unfold, in one pass over each. */
final class Dividing {
  /** Within so much of its beginning a document names its columns, or is read whole. */
  private static final int HEAD = 1_000_000;

  private final Content release;
  private final Declaration declaration;
  private final long pieceBytes;
  private final List<Found> found = new ArrayList<>();

  /** A file that was divided, and what is in it where the release has it folded; else null. */
  private record Found(Division.Document document, Content unfolded) {}

  Dividing(Content release, Declaration declaration, long pieceBytes) {
    this.release = release;
    this.declaration = declaration;
    this.pieceBytes = pieceBytes;
  }

  /**
   * The files, or none where they have no more bytes together than this, or where one of them can't
   * be divided: a workbook, a text whose bytes do not tell its line ends, what is no table.
   *
   * @param releaseKey where the bucket has the release
   * @param keep keeps what is in a file of this number, and tells by which key
   */
  Optional<List<Division.Document>> documents(
      long over, String releaseKey, BiFunction<Integer, Content, String> keep) {
    try {
      new Archive(name -> !name.equals(BudgetSource.DECLARATION)).any(release, this::divide);
      if (found.stream().mapToLong(one -> length(one.document())).sum() <= over) {
        return Optional.empty();
      }
      List<Division.Document> documents = new ArrayList<>();
      for (Found one : found) {
        documents.add(
            one.unfolded() == null
                ? at(releaseKey, one.document())
                : at(keep.apply(documents.size(), one.unfolded()), one.document()));
      }
      return Optional.of(documents);
    } catch (RefusedException e) {
      // Whoever reads it whole reads it, or refuses it by the first of its lines that is wrong.
      return Optional.empty();
    } finally {
      found.stream().map(Found::unfolded).filter(one -> one != null).forEach(Content::close);
    }
  }

  private static long length(Division.Document document) {
    List<Cuts.Piece> pieces = document.pieces();
    return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).to();
  }

  private static Division.Document at(String key, Division.Document document) {
    return new Division.Document(
        document.name(),
        document.handIn(),
        key,
        document.begin(),
        document.head(),
        document.pieces());
  }

  private void divide(String path, ZipEntry entry, InputStream file) throws IOException {
    String name = declaration.called(path);
    Optional<Layout.Document> document = declaration.document(name);
    if (document.isEmpty()) {
      found.add(new Found(new Division.Document(name, "", "", 0, 0, List.of()), null));
      return;
    }
    byte[] head = file.readNBytes(HEAD);
    requireDivisible(name, head, document.get());
    CsvLines.Form form = Tables.form(document.get());
    Cuts cuts = new Cuts(form, pieceBytes, headLines(head, name, document.get()));
    OptionalLong begin = Bundle.begin(release, entry);
    Content unfolded = null;
    if (begin.isPresent()) {
      pass(head, file, cuts);
    } else {
      unfolded = Spool.of(out -> pass(head, file, both(out, cuts)));
    }
    found.add(
        new Found(
            new Division.Document(
                name, BudgetSource.handIn(path), "", begin.orElse(0), cuts.head(), cuts.pieces()),
            unfolded));
  }

  private static void requireDivisible(String name, byte[] head, Layout.Document document) {
    if (Format.of(head) != Format.TEXT
        || !Cuts.canTell(Tables.encoding(document), document.separator().charAt(0))) {
      throw Refusal.at(name)
          .expected("a text whose bytes tell its line ends")
          .found("another document")
          .exception();
    }
  }

  /** How many lines there are down to the names of the columns. */
  private long headLines(byte[] head, String name, Layout.Document document) {
    try (CsvLines lines =
        CsvLines.of(Content.of(head).open(), Tables.encoding(document), Tables.form(document))) {
      new DocumentReader(declaration, document, name, lines);
      return lines.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the beginning of a document could not be read", e);
    }
  }

  private static void pass(byte[] head, InputStream rest, OutputStream out) throws IOException {
    out.write(head);
    rest.transferTo(out);
  }

  private static OutputStream both(OutputStream one, OutputStream other) {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        one.write(bytes, from, count);
        other.write(bytes, from, count);
      }
    };
  }
}
