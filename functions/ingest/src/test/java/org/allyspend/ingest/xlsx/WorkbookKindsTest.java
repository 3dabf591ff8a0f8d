package org.allyspend.ingest.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.zip.ZipOutputStream;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.PlainWords;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.ingest.nato.NatoSource;
import org.junit.jupiter.api.Test;

/** One workbook as different programs save it: it reads the same, or one sentence says why not. */
class WorkbookKindsTest {
  private static final byte[] WHOLE = LaterEditionWorkbook.whole();
  private static final String TABLE_2 = "xl/worksheets/sheet2.xml";

  @Test
  void strict_open_xml_is_read() throws IOException {
    readsTheSame(
        rewritten(
            name -> true,
            xml ->
                xml.replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                    .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships")));
  }

  @Test
  void a_number_in_scientific_notation_is_a_number_also_as_a_year() throws IOException {
    byte[] scientific =
        rewritten(
            name -> name.startsWith("xl/worksheets/"),
            xml ->
                Pattern.compile("<v>(\\d)(\\d{3})(?:\\.0)?</v></c>")
                    .matcher(xml)
                    .replaceAll("<v>$1.$2000000000000E+03</v></c>"));

    assertThat(new String(entries(scientific).get(TABLE_2), UTF_8))
        .contains("2.014000000000000E+03");
    readsTheSame(scientific);
  }

  @Test
  void a_number_of_few_digits_is_the_same_in_every_spelling_of_its_double() {
    for (String spelling : List.of("16250.363", "16250.362999999999", "1.6250362999999999E+04")) {
      assertThat(BinaryNumber.decimal(spelling)).isEqualTo("16250.363");
    }
    assertThat(BinaryNumber.decimal("1.9722582636630690E+02")).isEqualTo("197.2258263663069");
    assertThat(BinaryNumber.decimal("5200.0649562285716")).isEqualTo("5200.0649562285716");
    assertThat(BinaryNumber.decimal("2.50")).isEqualTo("2.50");
    assertThat(BinaryNumber.decimal("2014.0")).isEqualTo("2014");
    assertThat(BinaryNumber.decimal("-0.28999999999999998")).isEqualTo("-0.29");
    assertThat(BinaryNumber.decimal("no number")).isEqualTo("no number");
  }

  @Test
  void strings_in_their_cells_and_of_formulas_follow_the_rules_of_shared_ones() throws IOException {
    for (String cell :
        List.of(
            "t=\"inlineStr\"><is><r><t xml:space=\"preserve\">Table 2: </t></r><r><rPr><b/></rPr>"
                + "<t>Core defence expenditure</t></r><rPh sb=\"0\" eb=\"1\"><t>junk</t></rPh>"
                + "<phoneticPr fontId=\"1\"/></is></c>",
            "t=\"inlineStr\"><is><t>Table 2:_x000D_\nCore defence expenditure</t></is></c>",
            "t=\"str\"><f>CONCATENATE(B1,B2)</f><v>Table 2:_x000D_\nCore  defence"
                + " expenditure</v></c>")) {
      readsTheSame(
          rewritten(
              TABLE_2::equals,
              xml ->
                  Pattern.compile("(<c r=\"A1\"[^>]*?) t=\"s\"><v>\\d+</v></c>")
                      .matcher(xml)
                      .replaceFirst(
                          first -> Matcher.quoteReplacement(first.group(1) + " " + cell))));
    }
  }

  @Test
  void a_formula_without_a_stored_result_is_refused_by_its_cell() throws IOException {
    for (String result : List.of("", "<v></v>", "<v/>")) {
      refused(
          withFormula(result),
          "Table 2!C7: expected a figure, found a formula without a stored result; open the"
              + " workbook in Excel or LibreOffice, let it calculate, and save it");
    }
  }

  @Test
  void a_nought_in_the_place_of_a_result_is_none_where_the_workbook_asks_to_be_computed()
      throws IOException {
    byte[] left = withFormula("<v>0</v>");

    readsTheSameBut(left, "0");
    refused(
        rewritten(
            left,
            "xl/workbook.xml"::equals,
            xml -> xml.replace("</workbook>", "<calcPr fullCalcOnLoad=\"1\"/></workbook>")),
        "Table 2!C7: expected a figure, found a formula without a stored result");
  }

  @Test
  void cells_and_rows_stand_where_their_references_say() throws IOException {
    readsTheSame(
        rewritten(
            name -> name.startsWith("xl/worksheets/sheet"),
            xml -> {
              String shuffled = reversed(xml, "<c [^>]*?(?:/>|>.*?</c>)", "<row [^>]*>(.*?)</row>");
              return reversed(shuffled, "<row .*?</row>", "<sheetData>(.*?)</sheetData>");
            }));
  }

  @Test
  void a_cell_that_stands_twice_is_refused() throws IOException {
    refused(
        rewritten(TABLE_2::equals, xml -> xml.replace("r=\"D7\"", "r=\"C7\"")),
        "Table 2!C7: expected a cell once, found it twice");
  }

  @Test
  void what_macos_puts_beside_the_parts_is_read_past() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("__MACOSX/._[Content_Types].xml", new byte[] {0, 5, 22, 7});
    entries.put(".DS_Store", new byte[] {0, 0, 0, 1});
    entries.putAll(entries(WHOLE));
    entries.put("__MACOSX/xl/._workbook.xml", new byte[] {0, 5, 22, 7});

    readsTheSame(zip(entries));
  }

  /** As streaming programs write it: sizes come after the data, and the data is not compressed. */
  @Test
  void stored_entries_with_data_descriptors_are_read_by_the_central_directory() throws IOException {
    readsTheSame(stored(entries(WHOLE)));
  }

  @Test
  void a_zip_bomb_is_left_in_the_middle() throws IOException {
    Map<String, byte[]> entries = entries(WHOLE);
    entries.put("xl/sharedStrings.xml", new byte[50_000_000]);

    assertThatThrownBy(() -> WorkbookReader.read(zip(entries)))
        .isInstanceOf(RefusedException.class);
    byte[] blanks = entries.get("xl/sharedStrings.xml");
    Arrays.fill(blanks, (byte) ' ');
    System.arraycopy("<sst>".getBytes(UTF_8), 0, blanks, 0, 5);
    System.arraycopy("</sst>".getBytes(UTF_8), 0, blanks, blanks.length - 6, 6);
    refused(
        zip(entries), "expected an Excel workbook (.xlsx) that unpacks to at most 40000000 bytes");
  }

  private static byte[] withFormula(String result) throws IOException {
    return rewritten(
        TABLE_2::equals,
        xml ->
            Pattern.compile("(<c r=\"C7\"[^>]*>)<v>[^<]*</v></c>")
                .matcher(xml)
                .replaceFirst(
                    cell ->
                        Matcher.quoteReplacement(
                            cell.group(1) + "<f>C8+C9</f>" + result + "</c>")));
  }

  private static void readsTheSame(byte[] bytes) {
    assertThat(series(bytes)).isEqualTo(series(WHOLE));
  }

  private static void readsTheSameBut(byte[] bytes, String value) {
    List<Series> changed = new ArrayList<>(series(bytes));
    List<Series> untouched = series(WHOLE);
    changed.removeAll(untouched);
    assertThat(changed).hasSize(1);
    assertThat(changed.get(0).byYear().get(2014).known()).isEqualByComparingTo(value);
  }

  private static List<Series> series(byte[] bytes) {
    return new NatoSource().parse(bytes).series();
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> new NatoSource().parse(bytes))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> PlainWords.require(e.getMessage()));
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

  private static byte[] rewritten(Predicate<String> names, UnaryOperator<String> change)
      throws IOException {
    return rewritten(WHOLE, names, change);
  }

  private static byte[] rewritten(
      byte[] workbook, Predicate<String> names, UnaryOperator<String> change) throws IOException {
    Map<String, byte[]> entries = entries(workbook);
    entries.replaceAll(
        (name, bytes) ->
            names.test(name) ? change.apply(new String(bytes, UTF_8)).getBytes(UTF_8) : bytes);
    return zip(entries);
  }

  private static Map<String, byte[]> entries(byte[] workbook) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** A zip whose local headers know no sizes (APPNOTE 4.4.4, bit 3), with entries as they are. */
  private static byte[] stored(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      byte[] name = entry.getKey().getBytes(UTF_8);
      byte[] data = entry.getValue();
      CRC32 crc = new CRC32();
      crc.update(data);
      int at = zip.size();
      zip.write(fields(30, 0x04034b50, 4, 20 | 8 << 16, 26, name.length));
      zip.write(name);
      zip.write(data);
      zip.write(fields(16, 0x08074b50, 4, (int) crc.getValue(), 8, data.length, 12, data.length));
      directory.write(
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
      directory.write(name);
    }
    int start = zip.size();
    zip.write(directory.toByteArray());
    zip.write(
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
