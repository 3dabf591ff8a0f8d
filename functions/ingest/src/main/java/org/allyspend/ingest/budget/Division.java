package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.csv.CsvLines;
import org.allyspend.ingest.csv.Cuts;

/**
 * How the documents of a release are divided into pieces, each of whole lines, that functions read
 * apart. Joined in their order they are what one function makes of the whole: the same figures,
 * places and sentences.
 *
 * @param declaration the declaration by which they are read, as JSON
 * @param documents the files of the release in their order
 */
public record Division(
    @JsonProperty("declaration") String declaration,
    @JsonProperty("documents") List<Document> documents) {

  /**
   * A file of the release.
   *
   * @param handIn what was handed in with it
   * @param key the object in the bucket that holds it
   * @param begin the first of its bytes there
   * @param head how many bytes it has down to the names of its columns, these with it
   * @param pieces none where it is none of the documents declared
   */
  public record Document(
      @JsonProperty("name") String name,
      @JsonProperty("handIn") String handIn,
      @JsonProperty("key") String key,
      @JsonProperty("begin") long begin,
      @JsonProperty("head") long head,
      @JsonProperty("pieces") List<Cuts.Piece> pieces) {}

  /** A piece of a document, of all pieces one. */
  public record Piece(int document, Cuts.Piece cut) {}

  /**
   * What was read of a piece.
   *
   * @param refused why it can't be read, or empty
   * @param lines how many lines it had
   */
  public record Part(
      @JsonProperty("refused") String refused,
      @JsonProperty("lines") long lines,
      @JsonProperty("tally") Tally.Kept tally) {}

  /** Where pieces are read from. */
  public interface Objects {
    /** The bytes of an object from one to before another. */
    Content bytes(String key, long from, long to);
  }

  /** The budget that is read. */
  public BudgetSource source() {
    return BudgetSource.of(BudgetSource.DECLARATION, declaration);
  }

  /** All pieces in their order. */
  public List<Piece> pieces() {
    return IntStream.range(0, documents.size())
        .boxed()
        .flatMap(at -> documents.get(at).pieces().stream().map(cut -> new Piece(at, cut)))
        .toList();
  }

  /** How many pieces there are. */
  public int size() {
    return pieces().size();
  }

  /** Reads a piece; what is wrong with it is told by its part. */
  public Part read(Piece piece, Objects objects) {
    Document document = documents.get(piece.document());
    long begin = document.begin();
    try (Content bytes =
            objects.bytes(document.key(), begin + piece.cut().from(), begin + piece.cut().to());
        Content head = objects.bytes(document.key(), begin, begin + document.head())) {
      return read(document.name(), piece.cut(), bytes, head);
    } catch (IOException e) {
      throw new UncheckedIOException("a piece could not be read", e);
    }
  }

  private Part read(String name, Cuts.Piece cut, Content bytes, Content head) throws IOException {
    Declaration read = Declaration.read(BudgetSource.DECLARATION, declaration);
    Layout.Document document = read.document(name).orElseThrow();
    try (InputStream in = bytes.open();
        CsvLines names =
            CsvLines.of(head.open(), Tables.encoding(document), Tables.form(document));
        CsvLines lines = lines(cut, in, document)) {
      DocumentReader reader =
          new DocumentReader(read, document, name, cut.from() == 0 ? lines : names);
      Tally tally = reader.read(lines);
      return new Part("", lines.read(), tally.kept());
    } catch (RefusedException e) {
      return new Part(BudgetSource.within(name, e).getMessage(), cut.lines(), new Tally().kept());
    }
  }

  private static CsvLines lines(Cuts.Piece cut, InputStream in, Layout.Document document) {
    return cut.from() == 0
        ? CsvLines.of(in, Tables.encoding(document), Tables.form(document))
        : CsvLines.ofPiece(in, Tables.encoding(document), Tables.form(document), cut.above());
  }

  /**
   * Refuses a part that has other lines than its piece: then some would be lost, or counted twice.
   */
  public static void requireWhole(Piece piece, Part part) {
    if (part.lines() != piece.cut().lines()) {
      throw Refusal.at("lines from " + (piece.cut().above() + 1) + " on")
          .expected(piece.cut().lines() + " until the next piece")
          .found(Long.toString(part.lines()))
          .exception();
    }
  }

  /**
   * The release, of the parts of all pieces in their order.
   *
   * @throws RefusedException as whoever reads the whole would
   */
  public Publication join(List<Part> parts) {
    Declaration read = Declaration.read(BudgetSource.DECLARATION, declaration);
    Budget budget = new Budget(read);
    int next = 0;
    for (Document document : documents) {
      int end = next + document.pieces().size();
      if (next == end) {
        budget.passOver(document.name());
      } else {
        join(read, document, parts.subList(next, end), budget);
      }
      next = end;
    }
    return budget.publication();
  }

  private static void join(Declaration read, Document document, List<Part> parts, Budget budget) {
    String name = document.name();
    Tally tally = new Tally();
    for (Part part : parts) {
      if (!part.refused().isEmpty()) {
        throw Refusal.told(part.refused()).exception();
      }
      tally.add(part.tally());
    }
    try {
      budget.add(
          name,
          document.handIn(),
          new ReadDocument(read.document(name).orElseThrow(), name, tally));
    } catch (RefusedException e) {
      throw BudgetSource.within(name, e);
    }
  }
}
