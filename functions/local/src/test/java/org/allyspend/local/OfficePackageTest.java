package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The workbook as a package of parts that Excel opens without a word of repair. */
class OfficePackageTest {
  private static final String SPREADSHEET =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /** The package's own parts, for which Apache POI carries no schema. */
  private static final Set<String> WITHOUT_SCHEMA =
      Set.of("[Content_Types].xml", "docProps/core.xml");

  /** 'Table[[#This Row],[One]:[Other]]', 'Table[[Header, with signs]]' or 'Table[Header]'. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "([\\p{L}_][\\p{L}\\p{N}_]*)\\[(?:\\[#This"
              + " Row],\\[((?:'.|[^'\\[\\]#@])+)](?::\\[((?:'.|[^'\\[\\]#@])+)])?|\\[((?:'.|[^'\\[\\]#@])+)]|([\\p{L}\\p{N}"
              + " ]+))]");

  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern ESCAPED = Pattern.compile("'(.)");

  /** Without a prefix Excel knows these alone of those that our formulas need. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "ABS",
          "AND",
          "AVERAGEIFS",
          "CHOOSE",
          "COUNT",
          "COUNTIF",
          "COUNTIFS",
          "IF",
          "IFERROR",
          "INDEX",
          "INT",
          "ISNUMBER",
          "LARGE",
          "MATCH",
          "MAX",
          "MID",
          "MIN",
          "MOD",
          "NOT",
          "OR",
          "RANK",
          "REPT",
          "ROUND",
          "ROUNDUP",
          "SEARCH",
          "SUBSTITUTE",
          "SUM",
          "SUMIFS",
          "SUMPRODUCT",
          "TEXT",
          "TRUNC");

  /** The elements that hold one. */
  private static final Set<String> OF_FORMULAS =
      Set.of("f", "formula", "formula1", "formula2", "definedName");

  private static final Pattern FUNCTION = Pattern.compile("([A-Za-z_.]+)\\(");

  static Stream<Map.Entry<String, Path>> reports() throws IOException {
    return RealReports.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_part_is_valid_by_its_schema(Map.Entry<String, Path> report) throws Exception {
    Map<String, List<String>> errors = new TreeMap<>();
    for (Map.Entry<String, byte[]> part : parts(report).entrySet()) {
      if (!WITHOUT_SCHEMA.contains(part.getKey())) {
        List<String> found = OfficeSchemas.errors(part.getValue());
        if (!found.isEmpty()) {
          errors.put(part.getKey(), found);
        }
      }
    }
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "xl/charts/chart1.xml, <c:barDir val=\"bar\"/>, ''",
    "xl/charts/chart1.xml, val=\"between\", val=\"betwixt\"",
    "xl/drawings/drawing1.xml, <xdr:clientData/>, ''",
    "xl/tables/table1.xml, ' displayName=', ' shownName='",
    "xl/worksheets/sheet1.xml, <sheetData>, <sheetData><row r=\"-1\"/>",
    "xl/worksheets/sheet1.xml, <sheetData>, <mergeCells/><sheetData>",
    "xl/styles.xml, horizontal=\"left\", horizontal=\"west\"",
    "xl/workbook.xml, <sheet name=, <sheet nom=",
    "xl/_rels/workbook.xml.rels, ' Target=', ' Goal='",
    "docProps/app.xml, <Application>, <Applications/><Application>",
  })
  void a_part_that_is_broken_is_refused(String name, String sound, String broken) throws Exception {
    String part = new String(parts(Map.entry("english", RealReports.english())).get(name), UTF_8);
    assertThat(part).contains(sound);
    assertThat(OfficeSchemas.errors(part.getBytes(UTF_8))).isEmpty();

    assertThat(OfficeSchemas.errors(part.replace(sound, broken).getBytes(UTF_8))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_part_has_a_type_and_every_relation_leads_to_a_part(Map.Entry<String, Path> report)
      throws Exception {
    Map<String, byte[]> parts = parts(report);
    Set<String> typed = new HashSet<>();
    Set<String> extensions = new HashSet<>();
    Element types = root(parts.get("[Content_Types].xml"));
    elements(types, "Override").forEach(one -> typed.add(one.getAttribute("PartName")));
    elements(types, "Default").forEach(one -> extensions.add(one.getAttribute("Extension")));
    for (String name : parts.keySet()) {
      if (!name.equals("[Content_Types].xml")) {
        assertThat(
                typed.contains("/" + name)
                    || extensions.contains(name.substring(name.lastIndexOf('.') + 1)))
            .as(name)
            .isTrue();
      }
      if (name.endsWith(".rels")) {
        Path from = Path.of("/", name).getParent().getParent();
        for (Element one : elements(root(parts.get(name)), "Relationship")) {
          Path target = from.resolve(one.getAttribute("Target")).normalize();
          assertThat(parts).as(name).containsKey(target.toString().substring(1));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void what_the_document_says_of_itself_is_said_once(Map.Entry<String, Path> report)
      throws Exception {
    List<String> names = new ArrayList<>();
    for (Element one : elements(root(parts(report).get("docProps/core.xml")), "*")) {
      names.add(one.getLocalName());
    }
    assertThat(names)
        .doesNotHaveDuplicates()
        .isSubsetOf(
            "created", "creator", "language", "lastModifiedBy", "modified", "subject", "title");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_structured_reference_leads_to_a_column_in_brackets_as_excel_wants_them(
      Map.Entry<String, Path> report) throws Exception {
    Map<String, byte[]> parts = parts(report);
    Map<String, Set<String>> tables = new HashMap<>();
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().startsWith("xl/tables/")) {
        Element table = root(part.getValue());
        Set<String> columns = new HashSet<>();
        elements(table, "tableColumn").forEach(one -> columns.add(one.getAttribute("name")));
        tables.put(table.getAttribute("displayName"), columns);
      }
    }
    int references = 0;
    for (String formula : formulas(parts)) {
      String expression = TEXT.matcher(formula).replaceAll("\"\"");
      Matcher reference = REFERENCE.matcher(expression);
      while (reference.find()) {
        references++;
        assertThat(tables).as(formula).containsKey(reference.group(1));
        for (int group = 2; group <= reference.groupCount(); group++) {
          if (reference.group(group) != null) {
            assertThat(tables.get(reference.group(1)))
                .as(formula)
                .contains(ESCAPED.matcher(reference.group(group)).replaceAll("$1"));
          }
        }
      }
      assertThat(REFERENCE.matcher(expression).replaceAll("x")).doesNotContain("[", "]");
    }
    assertThat(references).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void formulas_use_functions_that_every_excel_since_2007_knows(Map.Entry<String, Path> report)
      throws Exception {
    Set<String> used = new HashSet<>();
    for (String formula : formulas(parts(report))) {
      String expression =
          REFERENCE.matcher(TEXT.matcher(formula).replaceAll("\"\"")).replaceAll("x");
      FUNCTION.matcher(expression).results().forEach(one -> used.add(one.group(1)));
      assertThat(formula.length()).isLessThanOrEqualTo(8_192);
      for (String text : Arrays.asList(formula.split("\"\"", -1))) {
        TEXT.matcher(text)
            .results()
            .forEach(one -> assertThat(one.group().length()).as(formula).isLessThan(258));
      }
    }
    assertThat(used).isSubsetOf(FUNCTIONS);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void columns_stand_between_the_ticks_of_their_axis(Map.Entry<String, Path> report)
      throws Exception {
    for (Map.Entry<String, byte[]> part : parts(report).entrySet()) {
      if (part.getKey().startsWith("xl/charts/chart")) {
        Element chart = root(part.getValue());
        if (!elements(chart, "barChart").isEmpty()) {
          for (Element one : elements(chart, "crossBetween")) {
            assertThat(one.getAttribute("val")).as(part.getKey()).isEqualTo("between");
          }
        }
      }
    }
  }

  @Test
  void a_header_with_signs_stands_in_brackets_of_its_own() {
    assertThat(REFERENCE.matcher("Groups[GDP, as of the year]").matches()).isFalse();
    assertThat(REFERENCE.matcher("Groups[[GDP, as of the year]]").matches()).isTrue();
    assertThat(REFERENCE.matcher("Groups[[L'objectif]]").matches()).isTrue();
    assertThat(REFERENCE.matcher("Groups[[odd [1]]]").matches()).isFalse();
  }

  /** Of cells, names, validations and conditional formats. */
  private static List<String> formulas(Map<String, byte[]> parts) throws Exception {
    List<String> formulas = new ArrayList<>();
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().startsWith("xl/worksheets/sheet")
          || part.getKey().equals("xl/workbook.xml")) {
        XMLStreamReader xml =
            XMLInputFactory.newFactory()
                .createXMLStreamReader(new ByteArrayInputStream(part.getValue()));
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT
              && SPREADSHEET.equals(xml.getNamespaceURI())
              && OF_FORMULAS.contains(xml.getLocalName())) {
            formulas.add(xml.getElementText());
          }
        }
      }
    }
    assertThat(formulas).hasSizeGreaterThan(4_000);
    return formulas;
  }

  private static List<Element> elements(Element root, String name) {
    NodeList found = root.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Element root(byte[] part) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part)).getDocumentElement();
  }

  private static Map<String, byte[]> parts(Map.Entry<String, Path> report) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(RealReports.workbook(report.getValue()).toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (var in = zip.getInputStream(entry)) {
          assertThat(parts.keySet().stream().map(one -> one.toLowerCase(Locale.ROOT)))
              .doesNotContain(entry.getName().toLowerCase(Locale.ROOT));
          parts.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return parts;
  }
}
