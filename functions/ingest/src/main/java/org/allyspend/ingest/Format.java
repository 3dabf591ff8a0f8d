package org.allyspend.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/** What a document is, told by its bytes: its name and media type may say anything. */
public enum Format {
  EMPTY("an empty file"),
  XLSX("an Excel workbook (.xlsx)"),
  XLSB("a binary Excel workbook (.xlsb)"),
  XLS("an old Excel workbook (.xls)"),
  ODS("an OpenDocument spreadsheet (.ods)"),
  ENCRYPTED("an Excel workbook that is protected by a password"),
  SPREADSHEET_ML("an XML spreadsheet of Excel 2003"),
  WORD("a Word document"),
  ZIP("a zip archive of something else"),
  PDF("a PDF document"),
  HTML("a web page"),
  XML("an XML document"),
  JSON("JSON"),
  LFS_POINTER("a pointer of Git LFS to the file and not the file"),
  LOCK("the lock file that an office program keeps beside an open document"),
  GZIP("a gzip archive"),
  TEXT("text"),
  OTHER("something else");

  private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
  private static final int HEAD = 4_096;
  private static final int LOCK_OF_OFFICE = 165;
  private static final int LONGEST_LOCK = 400;

  private final String words;

  Format(String words) {
    this.words = words;
  }

  /** What an error calls it. */
  public String words() {
    return words;
  }

  /**
   * Refuses bytes that are of another format, named.
   *
   * @throws RefusedException where they are
   */
  public void require(byte[] bytes) {
    require(bytes, words);
  }

  /** The same, where an error calls what was expected so. */
  public void require(byte[] bytes, String expected) {
    Format found = of(bytes);
    if (found != this) {
      throw Refusal.at("").expected(expected).found(found.words).todo(found.todo(this)).exception();
    }
  }

  /** What makes a document of the one format that was expected of it, or empty. */
  private String todo(Format expected) {
    String ending = expected == XLSX ? "an Excel workbook (.xlsx)" : expected.words;
    return switch (this) {
      case XLSB, XLS, ODS, SPREADSHEET_ML ->
          "open it in Excel or LibreOffice and save it as " + ending;
      case ENCRYPTED -> "open it in Excel, take the password off and save it";
      case LFS_POINTER -> "fetch the file itself with 'git lfs pull'";
      case LOCK -> "close the document and name the document itself";
      case HTML -> "download the file itself, not the page about it";
      case ZIP, GZIP -> "unpack it and name the file in it";
      default -> "";
    };
  }

  /** The format of these bytes. */
  public static Format of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
    if (bytes.length == 0) {
      return EMPTY;
    }
    if (head.startsWith("PK")) {
      return ofZip(bytes, head);
    }
    if (head.startsWith(OLE)) {
      return ofOle(bytes);
    }
    if (head.startsWith("%PDF")) {
      return PDF;
    }
    if (head.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    if (head.startsWith("version https://git-lfs")) {
      return LFS_POINTER;
    }
    return isLock(bytes, head) ? LOCK : ofText(bytes, head);
  }

  private static Format ofZip(byte[] bytes, String head) {
    if (head.contains("application/vnd.oasis.opendocument.spreadsheet")) {
      return ODS;
    }
    String whole = new String(bytes, ISO_8859_1).toLowerCase(Locale.ROOT);
    if (whole.contains("xl/workbook.bin")) {
      return XLSB;
    }
    if (whole.contains("word/document.xml")) {
      return WORD;
    }
    return whole.contains("[content_types].xml") ? XLSX : ZIP;
  }

  /** The names in an OLE file's directory are in UTF-16. */
  private static Format ofOle(byte[] bytes) {
    String names = new String(bytes, 0, bytes.length, ISO_8859_1);
    if (names.contains(utf16("EncryptedPackage"))) {
      return ENCRYPTED;
    }
    return names.contains(utf16("Workbook")) || names.contains(utf16("Book")) ? XLS : OTHER;
  }

  private static String utf16(String text) {
    return new String(text.getBytes(UTF_16LE), ISO_8859_1);
  }

  /** Office writes the user's name twice into 165 bytes, LibreOffice a line with a semicolon. */
  private static boolean isLock(byte[] bytes, String head) {
    boolean ofOffice =
        bytes.length == LOCK_OF_OFFICE && bytes[0] > 0 && bytes[0] <= 54 && bytes[55] == bytes[0];
    boolean ofLibreOffice =
        bytes.length < LONGEST_LOCK
            && head.strip().endsWith(";")
            && head.contains("file:///")
            && head.chars().filter(one -> one == ',').count() >= 4;
    return ofOffice || ofLibreOffice;
  }

  private static Format ofText(byte[] bytes, String head) {
    String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
    String visible = text.stripLeading().toLowerCase(Locale.ROOT);
    if (visible.startsWith("<?mso-application")
        || visible.contains("progid=\"excel.sheet\"")
        || visible.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return SPREADSHEET_ML;
    }
    if (visible.startsWith("<!doctype html")
        || visible.startsWith("<html")
        || (visible.contains("<html") && visible.startsWith("<"))) {
      return HTML;
    }
    if (visible.startsWith("<?xml")) {
      return XML;
    }
    if (visible.startsWith("<")) {
      return HTML;
    }
    if (visible.startsWith("{") || visible.startsWith("[")) {
      return JSON;
    }
    return isText(bytes) ? TEXT : OTHER;
  }

  /** In UTF-16, whose mark says so, or without a zero among the first characters. */
  private static boolean isText(byte[] bytes) {
    if (bytes.length > 1
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF))) {
      return true;
    }
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), UTF_8);
    return head.indexOf(0) < 0;
  }
}
