package org.allyspend.ingest.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a CSV text may be cut, found as its bytes pass: behind the first line end that stands
 * outside quotation marks once so many bytes have passed since the last cut. Quotation marks
 * enclose where they begin a field, and only there, as {@link CsvLines} reads them. A line before a
 * cut is never empty, so that whoever reads what follows knows the number of the last line read.
 */
public final class Cuts extends OutputStream {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private enum Within {
    FIELD_TO_BEGIN,
    FIELD,
    QUOTED,
    /** Behind a quotation mark in quoted text, which ends it unless another follows. */
    MAYBE_QUOTED
  }

  private final byte separator;
  private final boolean quoted;
  private final long each;
  private final long headLines;
  private final List<Piece> pieces = new ArrayList<>();
  private Within within = Within.FIELD_TO_BEGIN;
  private long at;
  private long lines;
  private long from;
  private long above;
  private long head;
  private boolean behindReturn;
  private boolean behindLineEnd;
  private boolean behindLine;
  private boolean emptyLine = true;
  private boolean mayCut;

  /**
   * A piece of the text, of whole lines.
   *
   * @param from its first byte, from 0
   * @param to the first byte behind it
   * @param above how many lines stand above it
   * @param lines how many lines it has
   */
  public record Piece(
      @JsonProperty("from") long from,
      @JsonProperty("to") long to,
      @JsonProperty("above") long above,
      @JsonProperty("lines") long lines) {}

  /**
   * Cuts a text of this form.
   *
   * @param each how many bytes a piece has at least
   * @param headLines how many lines its head has, of which {@link #head} tells the bytes
   */
  public Cuts(CsvLines.Form form, long each, long headLines) {
    this.separator = (byte) form.separator();
    this.quoted = form.quoted();
    this.each = each;
    this.headLines = headLines;
  }

  /**
   * Whether the bytes of this encoding tell separators, quotation marks and line ends: those of
   * UTF-8 do and of what has a byte a character; those of UTF-16 do not.
   */
  public static boolean canTell(Charset encoding, char separator) {
    String signs = separator + "\"\r\n";
    return separator < 0x80
        && (encoding.name().equals("UTF-8")
            || (encoding.canEncode()
                && encoding.newEncoder().maxBytesPerChar() == 1
                && new String(signs.getBytes(encoding), US_ASCII).equals(signs)));
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte one) {
    if (one == '\n' && behindReturn) {
      behindReturn = false;
      at++;
      return;
    }
    if (behindLineEnd) {
      behindLineEnd = false;
      endLine();
    }
    behindReturn = one == '\r';
    boolean lineEnd = behindReturn || one == '\n';
    lines += lineEnd ? 1 : 0;
    behindLine = !lineEnd;
    // A byte order mark is no part of the first field.
    if (at >= MARK.length || one != MARK[(int) at]) {
      within = next(one, lineEnd);
      behindLineEnd = lineEnd && within == Within.FIELD_TO_BEGIN;
      mayCut = !emptyLine;
      emptyLine = behindLineEnd;
    }
    at++;
  }

  private Within next(byte one, boolean lineEnd) {
    if (within == Within.QUOTED) {
      return one == '"' ? Within.MAYBE_QUOTED : Within.QUOTED;
    }
    if (one == '"' && within == Within.MAYBE_QUOTED) {
      return Within.QUOTED;
    }
    if (lineEnd || one == separator) {
      return Within.FIELD_TO_BEGIN;
    }
    return one == '"' && quoted && within == Within.FIELD_TO_BEGIN ? Within.QUOTED : Within.FIELD;
  }

  /** Behind a line's end. */
  private void endLine() {
    if (lines == headLines) {
      head = at;
    }
    if (mayCut && at - from >= each && lines >= headLines) {
      cut();
    }
  }

  private void cut() {
    pieces.add(new Piece(from, at, above, lines - above));
    from = at;
    above = lines;
  }

  /** The pieces of all that has passed, in its order. */
  public List<Piece> pieces() {
    if (behindLine) {
      behindLine = false;
      lines++;
    }
    if (lines == headLines) {
      head = at;
    }
    if (at > from) {
      cut();
    }
    return List.copyOf(pieces);
  }

  /** How many bytes the head has, line ends with it; known once all has passed. */
  public long head() {
    return head;
  }
}
