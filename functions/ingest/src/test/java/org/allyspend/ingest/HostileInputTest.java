package org.allyspend.ingest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.budget.Documents;
import org.allyspend.ingest.ecb.EcbRates;
import org.allyspend.ingest.eda.EdaWorkbook;
import org.allyspend.ingest.eurostat.EurostatAnswers;
import org.allyspend.ingest.kiel.KielFiles;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.ingest.sipri.SipriEdition;
import org.allyspend.ingest.worldbank.WorldBankAnswers;
import org.allyspend.ingest.worldbank.WorldBankDownloads;
import org.allyspend.ingest.xlsx.WorkbookForms;
import org.allyspend.ingest.xlsx.WorkbookText;
import org.allyspend.ingest.xlsx.WorkbookText.Cell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Inputs made to hurt. Each gives observations or one clear refusal, and nothing else. What was
 * tried is written to {@code target/hostile.md}; the seed is fixed, so that a failure comes again.
 * The build gives these tests a heap of 256 MB, so that what needs more memory fails too.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileInputTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final long SEED = 20_261_124;
  private static final Pattern JSON_VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|[0-9.]+)");

  /** By ally, what a treasury calls its file where its declaration goes by the name. */
  private static final Map<String, String> AS_PUBLISHED =
      Map.of("cze", "mis-ris_2026002.csv", "deu", "hh_2026.csv", "dnk", "finanslov_y2025.tsv");

  private static final int TRIES = Integer.getInteger("allyspend.hostile", 300);

  private static final List<String> VALUES =
      List.of(
          "1e999",
          "-1e999",
          "1E-400",
          "NaN",
          "Infinity",
          "-0",
          "-12345",
          "9".repeat(400),
          "0." + "0".repeat(300) + "1",
          "1,234.5",
          "1.234,5",
          "12 345",
          "2024-07-01",
          "45474",
          "TRUE",
          "#REF!",
          "=1+1",
          "=HYPERLINK(\"http://example.org\")",
          "@SUM(A1)",
          "+cmd|' /C calc'!A0",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "Ruritania",
          "Denmark",
          "NATO Total",
          "1066",
          "2999e",
          "2024e",
          "e",
          "\u0000",
          "\u202e4202",
          "\uD83D\uDCA9",
          "x".repeat(40_000),
          " ",
          "-",
          "..");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Map<String, Tried> TRIED = new ConcurrentSkipListMap<>();

  /** What a parser made of what it was given. */
  private static final class Tried {
    private int read;
    private int refused;
    private long slowestNanos;
    private long mostAllocated;

    synchronized void add(boolean wasRead, long nanos, long allocated) {
      read += wasRead ? 1 : 0;
      refused += wasRead ? 0 : 1;
      slowestNanos = Math.max(slowestNanos, nanos);
      mostAllocated = Math.max(mostAllocated, allocated);
    }
  }

  @AfterAll
  static void tell() throws IOException {
    List<String> lines = new ArrayList<>();
    TRIED.forEach(
        (source, tried) ->
            lines.add(
                "| %s | %d | %d | %d | 0 | %d ms | %d MB |"
                    .formatted(
                        source,
                        tried.read + tried.refused,
                        tried.read,
                        tried.refused,
                        tried.slowestNanos / 1_000_000,
                        tried.mostAllocated / 1_000_000)));
    Files.write(Path.of("target/hostile.md"), lines);
  }

  @Test
  void any_cell_of_natos_workbook() {
    any_cell("nato", LaterEditionWorkbook.whole());
  }

  @Test
  void any_cell_of_sipris_workbook() {
    any_cell("sipri", SipriEdition.changed(workbook -> {}));
  }

  @Test
  void any_cell_of_edas_workbook() {
    any_cell("eda", EdaWorkbook.changed(workbook -> {}));
  }

  private static void any_cell(String source, byte[] file) {
    WorkbookText whole = WorkbookText.of(file);
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      read(source, inSomeForm(whole.changed(workbook -> damage(workbook, random)), random));
    }
    assertThat(TRIED.get(source).read).isPositive();
    assertThat(TRIED.get(source).refused).isPositive();
  }

  @Test
  void any_field_of_a_download_of_the_world_bank() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      read("worldbank", WorldBankDownloads.whole(csv -> damagedCsv(csv, random)));
    }
  }

  @Test
  void any_field_of_a_treasurys_document() {
    Random random = new Random(SEED);
    Map<String, String> separators = Map.of("dnk", "\t", "fin", ",", "gbr", ",");
    for (String ally : List.of("cze", "deu", "dnk", "fin", "fra", "gbr", "nld", "nor", "swe")) {
      Source budget = Sources.of("budget-" + ally);
      String name = ally.equals("dnk") ? "dnk.tsv" : ally + ".csv";
      String separator = separators.getOrDefault(ally, ";");
      String csv = new String(Documents.own(name), UTF_8);
      for (int i = 0; i < TRIES; i++) {
        String damaged = damagedCsv(csv, separator, random);
        read(
            budget.id(),
            budget
                .document(
                    AS_PUBLISHED.getOrDefault(ally, name), Content.of(damaged.getBytes(UTF_8)))
                .bytes());
      }
      assertThat(TRIED.get(budget.id()).read).isPositive();
      assertThat(TRIED.get(budget.id()).refused).isPositive();
    }
  }

  private static byte[] inSomeForm(byte[] workbook, Random random) {
    return WorkbookForms.ALL.get(random.nextInt(WorkbookForms.ALL.size())).apply(workbook);
  }

  /** One to three changes, to a cell or to the order of rows and columns. */
  private static void damage(WorkbookText workbook, Random random) {
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      var rows = workbook.sheet(random.nextInt(workbook.sheets())).rows();
      int number = random.nextInt(rows.lastKey() + 1);
      NavigableMap<Integer, Cell> row = rows.get(number);
      if (row == null) {
        continue;
      }
      switch (random.nextInt(8)) {
        case 0 -> {
          int one = random.nextInt(6);
          int other = random.nextInt(6);
          rows.values().forEach(each -> swap(each, one, other));
        }
        case 1 -> rows.put(rows.lastKey() + 1, new TreeMap<>(row));
        case 2 -> rows.remove(number);
        default -> set(workbook, row, random);
      }
    }
  }

  private static void swap(NavigableMap<Integer, Cell> row, int one, int other) {
    Cell left = row.get(one);
    Cell right = row.get(other);
    if (left != null && right != null && Objects.equals(left.type(), right.type())) {
      row.put(one, right);
      row.put(other, left);
    }
  }

  private static void set(WorkbookText workbook, NavigableMap<Integer, Cell> row, Random random) {
    int column = random.nextInt(row.lastKey() + 1);
    if (!row.containsKey(column)) {
      return;
    }
    String value = VALUES.get(random.nextInt(VALUES.size()));
    row.put(
        column,
        random.nextBoolean() && value.length() < 32_767
            ? workbook.words(value)
            // As a number, which it may not be.
            : WorkbookText.number(value.replace("\u0000", "")));
  }

  @Test
  void any_field_of_a_csv_file() throws IOException {
    Random random = new Random(SEED);
    String snapshot;
    try (InputStream in =
        HostileInputTest.class.getResourceAsStream("/snapshot/nato-2014-2024.csv")) {
      snapshot = new String(in.readAllBytes(), UTF_8);
    }
    List<String> lines = snapshot.lines().limit(400).toList();
    for (int i = 0; i < TRIES; i++) {
      List<String> changed = new ArrayList<>(lines);
      int at = random.nextInt(changed.size());
      List<String> fields = new ArrayList<>(List.of(changed.get(at).split(",", -1)));
      fields.set(random.nextInt(fields.size()), VALUES.get(random.nextInt(VALUES.size())));
      changed.set(at, String.join(",", fields));
      if (random.nextInt(4) == 0) {
        changed.add(changed.get(random.nextInt(changed.size())));
      }
      read("csv", inSomeForm(String.join("\n", changed), random));
    }
    assertThat(TRIED.get("csv").read).isPositive();
    assertThat(TRIED.get("csv").refused).isPositive();
  }

  /** As it was, or as Excel in Berlin, Paris or London saves it. */
  private static byte[] inSomeForm(String csv, Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> csv.getBytes(UTF_16);
      case 1 -> ("\ufeff" + csv).getBytes(UTF_8);
      case 2 -> ("sep=;\r\n" + swapped(csv)).getBytes(UTF_8);
      case 3 -> swapped(csv).getBytes(WINDOWS);
      case 4 -> ("\ufeff" + csv.replace(',', '\t')).getBytes(UTF_16LE);
      case 5 -> csv.replaceAll("(?m)$", ",,").getBytes(UTF_8);
      default -> csv.getBytes(UTF_8);
    };
  }

  /** Semicolons between fields, and commas in decimals. */
  private static String swapped(String csv) {
    return csv.replace(',', ';').replaceAll("(\\d)\\.(\\d)", "$1,$2");
  }

  @Test
  void any_field_of_any_of_kiels_files() {
    Random random = new Random(SEED);
    List<String> files = Sources.of("kiel").files();
    for (int i = 0; i < TRIES; i++) {
      read(
          "kiel",
          KielFiles.changed(
              files.get(random.nextInt(files.size())), text -> damagedCsv(text, random)));
    }
    assertThat(TRIED.get("kiel").read).isPositive();
    assertThat(TRIED.get("kiel").refused).isPositive();
  }

  @Test
  void any_place_in_an_answer_of_eurostat() {
    Random random = new Random(SEED);
    String answer = EurostatAnswers.json();
    List<MatchResult> values = JSON_VALUE.matcher(answer).results().toList();
    for (int i = 0; i < TRIES; i++) {
      MatchResult place = values.get(random.nextInt(values.size()));
      String value = VALUES.get(random.nextInt(VALUES.size()));
      read(
          "eurostat",
          (answer.substring(0, place.start())
                  + (random.nextBoolean() ? value : TextNode.valueOf(value).toString())
                  + answer.substring(place.end()))
              .getBytes(UTF_8));
    }
    assertThat(TRIED.get("eurostat").read).isPositive();
    assertThat(TRIED.get("eurostat").refused).isPositive();
  }

  @Test
  void any_field_of_eurostats_other_form() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      read(
          "eurostat as CSV", "eurostat", damagedCsv(EurostatAnswers.csv(), random).getBytes(UTF_8));
    }
    assertThat(TRIED.get("eurostat as CSV").read).isPositive();
    assertThat(TRIED.get("eurostat as CSV").refused).isPositive();
  }

  /** Of the month after the bank's first, since its whole history is asked for. */
  @Test
  void any_field_of_the_central_banks_rates() {
    Random random = new Random(SEED);
    String rates =
        "Date,USD,GBP,\n"
            + IntStream.rangeClosed(1, 28)
                .mapToObj(day -> "1999-02-" + (day < 10 ? "0" : "") + day + ",1.18,N/A,")
                .collect(Collectors.joining("\n"));
    for (int i = 0; i < TRIES; i++) {
      read("ecb", damagedCsv(EcbRates.whole(rates), random).getBytes(UTF_8));
    }
    assertThat(TRIED.get("ecb").read).isPositive();
    assertThat(TRIED.get("ecb").refused).isPositive();
  }

  /** One field changed, and in one of four a line said twice. */
  private static String damagedCsv(String text, Random random) {
    return damagedCsv(text, ",", random);
  }

  private static String damagedCsv(String text, String separator, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    List<String> fields = new ArrayList<>(List.of(lines.get(at).split(separator, -1)));
    fields.set(random.nextInt(fields.size()), VALUES.get(random.nextInt(VALUES.size())));
    lines.set(at, String.join(separator, fields));
    if (random.nextInt(4) == 0) {
      lines.add(lines.get(random.nextInt(lines.size())));
    }
    return String.join("\n", lines);
  }

  @Test
  void any_place_in_an_answer_of_the_world_bank() {
    Random random = new Random(SEED);
    String answer = new String(WorldBankAnswers.document(), UTF_8);
    List<MatchResult> values = JSON_VALUE.matcher(answer).results().toList();
    for (int i = 0; i < TRIES; i++) {
      MatchResult place = values.get(random.nextInt(values.size()));
      String value = VALUES.get(random.nextInt(VALUES.size()));
      read(
          "worldbank",
          (answer.substring(0, place.start())
                  + (random.nextBoolean() ? value : TextNode.valueOf(value).toString())
                  + answer.substring(place.end()))
              .getBytes(UTF_8));
    }
    assertThat(TRIED.get("worldbank").read).isPositive();
    assertThat(TRIED.get("worldbank").refused).isPositive();
    read("worldbank", "[".repeat(200_000).getBytes(UTF_8));
    read("worldbank", "{\"a\":".repeat(200_000).getBytes(UTF_8));
    read("worldbank", ("[" + "1,".repeat(1_000_000) + "1]").getBytes(UTF_8));
  }

  @Test
  void workbooks_that_are_weapons() {
    byte[] whole = LaterEditionWorkbook.whole();
    String sheet = "xl/worksheets/sheet1.xml";
    String strings = "xl/sharedStrings.xml";
    for (UnaryOperator<String> weapon :
        List.<UnaryOperator<String>>of(
            xml -> doctype("<!ENTITY x SYSTEM \"file:///etc/passwd\">", xml),
            xml -> doctype("<!ENTITY x SYSTEM \"http://127.0.0.1:9/\">", xml),
            xml -> doctype(billionLaughs(), xml),
            xml -> xml.replaceFirst("<v>[^<]*</v>", "<v>999999999</v>"),
            xml -> xml.replaceFirst("<v>[^<]*</v>", "<v>-1</v>"),
            xml -> xml.replaceFirst("r=\"A1\"", "r=\"ZZZZ99999999999\""),
            xml -> xml.replaceFirst("row r=\"1\"", "row r=\"99999999999\""),
            xml -> xml.replaceFirst(" s=\"\\d+\"", " s=\"99999999999\""),
            xml -> xml.replace("</sheetData>", rows(1_000_000) + "</sheetData>"),
            xml -> xml.replace("</sheetData>", rows(100_000) + "</sheetData>"),
            xml -> "<a>".repeat(200_000) + xml,
            xml -> xml.substring(0, xml.length() / 2))) {
      read("nato", with(whole, sheet, weapon.apply(text(whole, sheet)).getBytes(UTF_8)));
      read("sipri", with(whole, sheet, weapon.apply(text(whole, sheet)).getBytes(UTF_8)));
      read("nato", with(whole, strings, weapon.apply(text(whole, strings)).getBytes(UTF_8)));
    }
    byte[] longString =
        with(
            whole,
            strings,
            text(whole, strings)
                .replaceFirst("<t[^>]*>", "<t>" + "a  ".repeat(10_000))
                .getBytes(UTF_8));
    read(
        "nato",
        with(
            longString,
            sheet,
            text(whole, sheet)
                .replace(
                    "</sheetData>",
                    "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(300_000) + "</row></sheetData>")
                .getBytes(UTF_8)));
    read("nato", with(whole, sheet, text(whole, sheet).getBytes(UTF_16)));
    read("nato", with(whole, "xl/workbook.xml", new byte[0]));
    read("nato", with(whole, "../../evil.xml", new byte[] {1}));
    read("nato", with(whole, "nested.zip", whole));
    read("nato", with(new byte[0], "nested.zip", with(new byte[0], "nested.zip", whole)));
    read("nato", with(whole, "xl/media/zeros.bin", new byte[60_000_000]));
  }

  private static String doctype(String entities, String xml) {
    return xml.replaceFirst("\\?>", "?><!DOCTYPE x [" + entities.replace("$", "") + "]>")
        .replaceFirst("<v>[^<]*</v>", "<v>&x;</v>");
  }

  private static String billionLaughs() {
    StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      entities
          .append("<!ENTITY a%d \"".formatted(i))
          .append("&a%d;".formatted(i - 1).repeat(10))
          .append("\">");
    }
    return entities + "<!ENTITY x \"&a11;\">";
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append("<row><c><v>1</v></c></row>");
    }
    return rows.toString();
  }

  private static String text(byte[] zip, String entry) {
    return new String(WorkbookForms.entries(zip).get(entry), UTF_8);
  }

  private static byte[] with(byte[] zip, String name, byte[] content) {
    Map<String, byte[]> entries = WorkbookForms.entries(zip);
    entries.put(name, content);
    return Zips.of(entries);
  }

  /** Observations, or one sentence: whatever else is thrown fails the test. */
  private static void read(String source, byte[] bytes) {
    read(source, source, bytes);
  }

  private static void read(String input, String source, byte[] bytes) {
    Tried tried = TRIED.computeIfAbsent(input, none -> new Tried());
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    boolean wasRead = false;
    try {
      Sources.of(source).parse(bytes);
      wasRead = true;
    } catch (RefusedException e) {
      PlainWords.require(e.getMessage());
    }
    tried.add(
        wasRead, System.nanoTime() - start, THREADS.getCurrentThreadAllocatedBytes() - allocated);
  }
}
