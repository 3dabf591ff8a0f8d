package org.allyspend.ingest.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a CSV text one after the other, so that a text of any length is read in the memory
 * of one line. What the library that splits them says of broken ones is for programmers; here it is
 * said in one sentence.
 */
public final class CsvLines implements Iterator<CsvLines.Line>, AutoCloseable {
  /** Far more than any line has; without the end of a quotation a line is the rest of the file. */
  private static final int LONGEST_LINE = 1_000_000;

  private final CSVParser parser;
  private final Form form;
  private final Bounded text;
  private final Iterator<CSVRecord> records;
  private final long above;
  private long number;
  private Line next;

  /**
   * A line of fields.
   *
   * @param number counted from the top of the file, from 1
   * @param fields without spaces around them, and without padding at the end
   * @param width how many fields there are with the padding
   */
  public record Line(long number, List<String> fields, int width) {
    /** The field at this place from 0, empty beyond the last. */
    public String field(int at) {
      return at < fields.size() ? fields.get(at) : "";
    }
  }

  /** How fields are told apart: what separates them, and whether quotation marks enclose some. */
  public record Form(char separator, boolean quoted, boolean commented) {
    /** Fields between this separator, some in quotation marks. */
    public static Form of(char separator) {
      return new Form(separator, true, false);
    }

    /** The same, where lines that begin with '#' are none of it. */
    Form withComments() {
      return new Form(separator, quoted, true);
    }

    /** What separates fields, in words. */
    private String between() {
      return separator == '\t' ? "tabs" : "'" + separator + "'";
    }

    private CSVFormat format() {
      return CSVFormat.DEFAULT
          .builder()
          .setDelimiter(separator)
          .setQuote(quoted ? '"' : null)
          .setCommentMarker(commented ? '#' : null)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();
    }
  }

  /** Counts what a line takes, and breaks off where that is beyond reason. */
  private static final class Bounded extends FilterReader {
    private int ofLine;

    private Bounded(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      if (read > 0) {
        ofLine += read;
        if (ofLine > LONGEST_LINE) {
          throw new IOException("a line of over " + LONGEST_LINE + " characters");
        }
      }
      return read;
    }
  }

  /** Passes over the byte order mark at the beginning. */
  private static final class Unmarked extends FilterReader {
    private static final char MARK = '\ufeff';
    private boolean begun;

    private Unmarked(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      if (begun || read <= 0) {
        return read;
      }
      begun = true;
      if (into[from] != MARK) {
        return read;
      }
      System.arraycopy(into, from + 1, into, from, read - 1);
      return read == 1 ? read(into, from, most) : read - 1;
    }
  }

  /**
   * The lines of this text, which is closed with them.
   *
   * @param above how many lines stand above it in the file
   * @throws RefusedException where it can't be read at all
   */
  public CsvLines(Reader text, Form form, long above) {
    this.form = form;
    this.above = above;
    this.number = above;
    this.text = new Bounded(text);
    try {
      this.parser = CSVParser.parse(this.text, form.format());
    } catch (IOException e) {
      throw broken(e);
    }
    this.records = parser.iterator();
  }

  /**
   * The lines of these bytes, which are closed with them; a byte order mark is no part of them.
   *
   * @throws RefusedException where they can't be read at all, or later are not in that encoding
   */
  public static CsvLines of(InputStream bytes, Charset encoding, Form form) {
    return new CsvLines(new Unmarked(text(bytes, encoding)), form, 0);
  }

  /**
   * The lines of a piece of a text, which begins with a line.
   *
   * @param above how many lines stand above it
   */
  public static CsvLines ofPiece(InputStream bytes, Charset encoding, Form form, long above) {
    return new CsvLines(text(bytes, encoding), form, above);
  }

  private static Reader text(InputStream bytes, Charset encoding) {
    return new InputStreamReader(
        bytes,
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /**
   * Whether there is another line with anything in it.
   *
   * @throws RefusedException where what follows is no line
   */
  @Override
  public boolean hasNext() {
    while (next == null) {
      try {
        if (!records.hasNext()) {
          return false;
        }
        CSVRecord record = records.next();
        text.ofLine = 0;
        number = above + parser.getCurrentLineNumber();
        List<String> fields = unpadded(record);
        next = fields.isEmpty() ? null : new Line(number, fields, record.size());
      } catch (UncheckedIOException | IllegalStateException e) {
        throw broken(e);
      }
    }
    return true;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    return line;
  }

  /** How many lines have been read, those with nothing in them too. */
  public long read() {
    return parser.getCurrentLineNumber();
  }

  private RefusedException broken(Exception e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof CharacterCodingException) {
      return Refusal.at("after line " + number)
          .expected(
              "text in "
                  + (number == 0
                      ? "the encoding that is named"
                      : "the encoding of the lines above"))
          .found("bytes that are none")
          .exception(e);
    }
    return Refusal.at("after line " + number)
        .expected("CSV, its fields between " + form.between())
        .found("a field whose quotation marks do not match")
        .todo("see whether that separates them, and quotation marks inside of one are doubled")
        .exception(e);
  }

  private static List<String> unpadded(CSVRecord record) {
    List<String> fields = record.stream().collect(Collectors.toCollection(ArrayList::new));
    while (!fields.isEmpty() && fields.get(fields.size() - 1).isBlank()) {
      fields.remove(fields.size() - 1);
    }
    return fields;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException("CSV could not be closed", e);
    }
  }
}
