package org.allyspend.ingest.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.allyspend.ingest.Zips;

/** A workbook as different programs save it, with the same contents. */
public final class WorkbookForms {
  private static final String SHEETS = "xl/worksheets/sheet";

  private WorkbookForms() {}

  /** All forms, the one it has first. */
  public static final List<UnaryOperator<byte[]>> ALL =
      List.of(
          UnaryOperator.identity(),
          WorkbookForms::strict,
          WorkbookForms::scientific,
          WorkbookForms::shuffled,
          WorkbookForms::fromMacOs,
          WorkbookForms::stored);

  /** Strict Open XML (ISO/IEC 29500): other namespaces. */
  static byte[] strict(byte[] workbook) {
    return rewritten(
        workbook,
        name -> true,
        xml ->
            xml.replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships"));
  }

  /** Whole numbers of four digits, and so all years, in scientific notation. */
  static byte[] scientific(byte[] workbook) {
    return rewritten(
        workbook,
        name -> name.startsWith(SHEETS),
        xml ->
            Pattern.compile("<v>(\\d)(\\d{3})(?:\\.0)?</v></c>")
                .matcher(xml)
                .replaceAll("<v>$1.$2000000000000E+03</v></c>"));
  }

  /** Cells and rows in the opposite order: they stand where their references say. */
  static byte[] shuffled(byte[] workbook) {
    return rewritten(
        workbook,
        name -> name.startsWith(SHEETS),
        xml -> {
          String cells = reversed(xml, "<c [^>]*?(?:/>|>.*?</c>)", "<row [^>]*>(.*?)</row>");
          return reversed(cells, "<row .*?</row>", "<sheetData>(.*?)</sheetData>");
        });
  }

  /** With what macOS puts beside the parts. */
  static byte[] fromMacOs(byte[] workbook) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("__MACOSX/._[Content_Types].xml", new byte[] {0, 5, 22, 7});
    entries.put(".DS_Store", new byte[] {0, 0, 0, 1});
    entries.putAll(entries(workbook));
    entries.put("__MACOSX/xl/._workbook.xml", new byte[] {0, 5, 22, 7});
    return Zips.of(entries);
  }

  /** As streaming programs write it: sizes come after the data, which is not compressed. */
  static byte[] stored(byte[] workbook) {
    return stored(entries(workbook));
  }

  /** The text with what matches in each whole in the opposite order. */
  private static String reversed(String text, String part, String whole) {
    return Pattern.compile(whole, Pattern.DOTALL)
        .matcher(text)
        .replaceAll(
            match -> {
              List<String> parts =
                  Pattern.compile(part, Pattern.DOTALL)
                      .matcher(match.group(1))
                      .results()
                      .map(MatchResult::group)
                      .collect(Collectors.toCollection(ArrayList::new));
              Collections.reverse(parts);
              return Matcher.quoteReplacement(
                  match.group().replace(match.group(1), String.join("", parts)));
            });
  }

  /** The workbook with the text of some of its parts changed. */
  public static byte[] rewritten(
      byte[] workbook, Predicate<String> names, UnaryOperator<String> change) {
    Map<String, byte[]> entries = entries(workbook);
    entries.replaceAll(
        (name, bytes) ->
            names.test(name) ? change.apply(new String(bytes, UTF_8)).getBytes(UTF_8) : bytes);
    return Zips.of(entries);
  }

  /** The parts of a workbook, by name and in order. */
  public static Map<String, byte[]> entries(byte[] workbook) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A zip whose local headers know no sizes (APPNOTE 4.4.4, bit 3), with entries as they are. */
  private static byte[] stored(Map<String, byte[]> entries) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      byte[] name = entry.getKey().getBytes(UTF_8);
      byte[] data = entry.getValue();
      CRC32 crc = new CRC32();
      crc.update(data);
      int at = zip.size();
      zip.writeBytes(fields(30, 0x04034b50, 4, 20 | 8 << 16, 26, name.length));
      zip.writeBytes(name);
      zip.writeBytes(data);
      zip.writeBytes(
          fields(16, 0x08074b50, 4, (int) crc.getValue(), 8, data.length, 12, data.length));
      directory.writeBytes(
          fields(
              46,
              0x02014b50,
              4,
              20 | 20 << 16,
              8,
              8,
              16,
              (int) crc.getValue(),
              20,
              data.length,
              24,
              data.length,
              28,
              name.length,
              42,
              at));
      directory.writeBytes(name);
    }
    int start = zip.size();
    zip.writeBytes(directory.toByteArray());
    zip.writeBytes(
        fields(
            22,
            0x06054b50,
            8,
            entries.size() | entries.size() << 16,
            12,
            directory.size(),
            16,
            start));
    return zip.toByteArray();
  }

  /** A header of that size with four-byte fields at these places. */
  private static byte[] fields(int size, int signature, int... placesAndValues) {
    ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, signature);
    for (int i = 0; i < placesAndValues.length; i += 2) {
      header.putInt(placesAndValues[i], placesAndValues[i + 1]);
    }
    return header.array();
  }
}
