package org.allyspend.ingest.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.PlainWords;
import org.allyspend.ingest.Zips;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.ingest.nato.NatoSource;
import org.junit.jupiter.api.Test;

/** One workbook as different programs save it: it reads the same, or one sentence says why not. */
class WorkbookKindsTest {
  private static final byte[] WHOLE = LaterEditionWorkbook.whole();
  private static final String TABLE_2 = "xl/worksheets/sheet2.xml";

  @Test
  void strict_open_xml_is_read() {
    readsTheSame(WorkbookForms.strict(WHOLE));
  }

  @Test
  void a_number_in_scientific_notation_is_a_number_also_as_a_year() {
    byte[] scientific = WorkbookForms.scientific(WHOLE);

    assertThat(new String(WorkbookForms.entries(scientific).get(TABLE_2), UTF_8))
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
  void strings_in_their_cells_and_of_formulas_follow_the_rules_of_shared_ones() {
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
  void a_formula_without_a_stored_result_is_refused_by_its_cell() {
    for (String result : List.of("", "<v></v>", "<v/>")) {
      refused(
          withFormula(result),
          "Table 2!C7: expected a figure, found a formula without a stored result; open the"
              + " workbook in Excel or LibreOffice, let it calculate, and save it");
    }
  }

  @Test
  void a_nought_in_the_place_of_a_result_is_none_where_the_workbook_asks_to_be_computed() {
    byte[] left = withFormula("<v>0</v>");

    refused(left, "Table 2!C7: expected a figure above 0, or '-' where there is none, found 0");
    refused(
        WorkbookForms.rewritten(
            left,
            "xl/workbook.xml"::equals,
            xml -> xml.replace("</workbook>", "<calcPr fullCalcOnLoad=\"1\"/></workbook>")),
        "Table 2!C7: expected a figure, found a formula without a stored result");
  }

  @Test
  void cells_and_rows_stand_where_their_references_say() {
    readsTheSame(WorkbookForms.shuffled(WHOLE));
  }

  @Test
  void a_cell_that_stands_twice_is_refused() {
    refused(
        rewritten(TABLE_2::equals, xml -> xml.replace("r=\"D7\"", "r=\"C7\"")),
        "Table 2!C7: expected a cell once, found it twice");
  }

  @Test
  void what_macos_puts_beside_the_parts_is_read_past() {
    readsTheSame(WorkbookForms.fromMacOs(WHOLE));
  }

  @Test
  void stored_entries_with_data_descriptors_are_read_by_the_central_directory() {
    readsTheSame(WorkbookForms.stored(WHOLE));
  }

  @Test
  void a_zip_bomb_is_left_in_the_middle() {
    Map<String, byte[]> entries = WorkbookForms.entries(WHOLE);
    entries.put("xl/sharedStrings.xml", new byte[50_000_000]);

    assertThatThrownBy(() -> WorkbookReader.read(Zips.of(entries)))
        .isInstanceOf(RefusedException.class);
    byte[] blanks = entries.get("xl/sharedStrings.xml");
    Arrays.fill(blanks, (byte) ' ');
    System.arraycopy("<sst>".getBytes(UTF_8), 0, blanks, 0, 5);
    System.arraycopy("</sst>".getBytes(UTF_8), 0, blanks, blanks.length - 6, 6);
    refused(
        Zips.of(entries),
        "expected an Excel workbook (.xlsx) that unpacks to at most 40000000 bytes");
  }

  private static byte[] withFormula(String result) {
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

  private static List<Series> series(byte[] bytes) {
    return new NatoSource().parse(bytes).series();
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> new NatoSource().parse(bytes))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> PlainWords.require(e.getMessage()));
  }

  private static byte[] rewritten(Predicate<String> names, UnaryOperator<String> change) {
    return WorkbookForms.rewritten(WHOLE, names, change);
  }
}
