package org.allyspend.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * The files of a zip and of the zips in it, one after the other as they unfold: what is in it may
 * be far larger than memory. A workbook is a zip too, and told by its name.
 */
public final class Archive {
  /**
   * The largest that are known, Norway's accounts since 2014, unfold to 1.5 GB; beyond 4 GB sizes
   * need another form of zip.
   */
  public static final long MOST_BYTES = 4_000_000_000L;

  private static final int MOST_FILES = 1_000;

  /** A treasury's zip in the zip that a release is, or in a folder of several, and no deeper. */
  private static final int DEEPEST = 3;

  private final Predicate<String> names;
  private long left = MOST_BYTES;
  private int files;

  /** What to do with a file, which is to be read before the next. */
  public interface Reader {
    /**
     * Reads it.
     *
     * @param name its name without folders, behind those of the zips in the zip that it stands in:
     *     'begroting.zip/x.csv'
     * @param entry what the zip says of it
     */
    void read(String name, ZipEntry entry, InputStream file) throws IOException;
  }

  /** The files with such names; others are read past. */
  public Archive(Predicate<String> names) {
    this.names = names;
  }

  /**
   * Hands every such file on.
   *
   * @throws RefusedException where it is no zip, or unfolds beyond reason
   */
  public void each(Content zip, Reader reader) {
    any(zip, reader);
    if (files == 0) {
      throw unreadable().exception();
    }
  }

  /** The same, where there may be none. */
  public void any(Content zip, Reader reader) {
    try (InputStream in = zip.open()) {
      each(in, "", 1, reader);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable().exception(e);
    }
  }

  /** What is no zip, or none that holds what is read. */
  public static Refusal unreadable() {
    return Refusal.at("").expected("a zip archive with a document").found("none that can be read");
  }

  private void each(InputStream bytes, String zips, int depth, Reader reader) throws IOException {
    ZipInputStream zip = new ZipInputStream(bytes);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = plain(entry.getName());
      if (entry.isDirectory() || name.isEmpty() || isOfTheMachine(entry.getName(), name)) {
        continue;
      }
      InputStream file = new BufferedInputStream(new Inner(zip));
      if (depth < DEEPEST && isZip(file) && !name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
        each(file, zips + name + "/", depth + 1, reader);
      } else if (names.test(name)) {
        files++;
        if (files > MOST_FILES) {
          throw Refusal.at("zip")
              .expected("at most " + MOST_FILES + " files")
              .found("more")
              .exception();
        }
        reader.read(zips + name, entry, file);
      }
    }
  }

  /** A file's name without its folders, between which Windows may have written backslashes. */
  public static String plain(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** What the machine that made the zip put into it for itself, such as '__MACOSX/._x.csv'. */
  private static boolean isOfTheMachine(String path, String name) {
    return name.startsWith(".") || path.startsWith("__MACOSX/");
  }

  private static boolean isZip(InputStream file) throws IOException {
    file.mark(2);
    boolean is = file.read() == 'P' && file.read() == 'K';
    file.reset();
    return is;
  }

  /** One file of the zip: closing it leaves the zip open, and it ends where all is too long. */
  private final class Inner extends FilterInputStream {
    private Inner(InputStream zip) {
      super(zip);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw Refusal.at("zip")
            .expected("at most " + MOST_BYTES + " bytes")
            .found("more")
            .exception();
      }
      return read;
    }

    @Override
    public void close() {
      // The zip goes on.
    }
  }
}
