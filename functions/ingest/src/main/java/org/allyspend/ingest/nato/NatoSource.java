package org.allyspend.ingest.nato;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.xlsx.Cell;
import org.allyspend.ingest.xlsx.Sheet;
import org.allyspend.ingest.xlsx.WorkbookReader;

/**
 * The Excel tables of NATO's 'Defence Expenditure of NATO Countries': Tables 1, 2, 3, 5, 6, 7, 8a
 * and 8b. Tables, blocks and years are found by what they say, not by where they stand, since
 * editions move them about.
 */
public final class NatoSource implements Source {
  private static final Pattern TITLE =
      Pattern.compile(
          "table (?<number>\\d+[ab]?) ?[:.–-]? ?(?<title>.*)", Pattern.CASE_INSENSITIVE);

  /** The days on which NATO issued its editions, the date on their first pages. */
  private static final Map<String, LocalDate> ISSUED =
      Map.of(
          "2014-2022", LocalDate.of(2022, 6, 27),
          "2014-2023", LocalDate.of(2023, 7, 7),
          "2014-2024", LocalDate.of(2024, 6, 17),
          "2014-2025", LocalDate.of(2025, 8, 28),
          "2014-2026", LocalDate.of(2026, 7, 9));

  /** Before, tables were others and stood otherwise. */
  private static final int EARLIEST_EDITION = 2017;

  /** Table 4 repeats figures of Tables 2 and 3, beside a picture. */
  private static final String REPEATING_TABLE = "4";

  /** As in 240617-def-exp-2024-en.pdf, where the day of issue leads, or def-exp-2026-en.pdf. */
  private static final EditionPage EDITIONS =
      new EditionPage(
          "https://www.nato.int/en/what-we-do/introduction-to-nato/defence-expenditures-and-natos-5-commitment",
          Pattern.compile(
              "(?:(?<issue>\\d{6})-)?def-exp-(?<year>20\\d{2})(?:-[\\w.-]{1,40})?-en\\.(?:pdf|xlsx)",
              Pattern.CASE_INSENSITIVE),
          List.of(
              name -> name.replaceFirst("(?i)\\.pdf$", ".xlsx"),
              name -> name.replaceFirst("(?i)(?:-tables)?-en\\.pdf$", "-TABLES-en.xlsx")));

  @Override
  public String id() {
    return "nato";
  }

  @Override
  public String address() {
    return "https://www.nato.int/content/dam/nato/webready/documents/finance/def-exp-2026-en.xlsx";
  }

  /** The page links a PDF an edition; its tables in Excel stand beside it. */
  @Override
  public Optional<EditionPage> editions() {
    return Optional.of(EDITIONS);
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.EXCEL;
  }

  @Override
  public List<String> bundled() {
    return List.of("nato-2014-2022.csv", "nato-2014-2024.csv", "nato-2014-2026.csv");
  }

  @Override
  public Optional<LocalDate> firstIssued(String edition) {
    return Optional.ofNullable(ISSUED.get(edition));
  }

  @Override
  public Publication parse(byte[] bytes) {
    List<Remark> warnings = new ArrayList<>();
    Map<NatoTable, NatoTableReader> readers = new EnumMap<>(NatoTable.class);
    for (Sheet sheet : WorkbookReader.read(bytes)) {
      readSheet(sheet, readers, warnings);
    }
    requireNeededTables(readers, warnings);
    List<Series> series = new ArrayList<>();
    readers.values().forEach(reader -> series.addAll(reader.series()));
    Coherence.require(series);
    NatoTableReader expenditure = readers.get(NatoTable.EXPENDITURE_USD);
    requireKnownLayout(expenditure.lastYear());
    String edition = expenditure.firstYear() + "-" + expenditure.lastYear();
    return new Publication(
        "Defence Expenditure of NATO Countries (" + edition + ")",
        "NATO",
        edition,
        "Credit NATO; not to be sold or used in advertising",
        Publication.endOf(expenditure.lastYear()),
        series,
        readers.values().stream()
            .flatMap(reader -> reader.footnotes().stream())
            .distinct()
            .toList(),
        warnings);
  }

  private static void requireKnownLayout(int lastYear) {
    if (lastYear < EARLIEST_EDITION) {
      throw Refusal.at("")
          .expected("an edition of " + EARLIEST_EDITION + " or later, whose layout is known")
          .found("one that runs to " + lastYear)
          .exception();
    }
  }

  private static void readSheet(
      Sheet sheet, Map<NatoTable, NatoTableReader> readers, List<Remark> warnings) {
    List<Cell> titles =
        sheet.rows().stream()
            .flatMap(List::stream)
            .filter(cell -> cell.kind() == Cell.Kind.TEXT)
            .filter(cell -> TITLE.matcher(cell.text()).matches())
            .toList();
    if (titles.size() != 1) {
      warnings.add(
          Remark.of(
              titles.isEmpty() ? Remark.Kind.NO_TITLE : Remark.Kind.SEVERAL_TITLES, sheet.name()));
      return;
    }
    Cell title = titles.get(0);
    Matcher matcher = TITLE.matcher(title.text());
    if (matcher.matches() && matcher.group("number").equals(REPEATING_TABLE)) {
      warnings.add(Remark.of(Remark.Kind.REPEATING_TABLE, title.place()));
      return;
    }
    NatoTable table = table(title, matcher);
    NatoTableReader reader = new NatoTableReader(table, sheet.name(), warnings);
    if (readers.put(table, reader) != null) {
      throw Refusal.at(title.place())
          .expected("Table " + table.number() + " on one sheet")
          .found("it on a second")
          .exception();
    }
    reader.read(sheet.rows().stream().filter(row -> row.get(0).row() > title.row()).toList());
  }

  private static NatoTable table(Cell cell, Matcher matcher) {
    for (NatoTable table : NatoTable.values()) {
      if (table.number().equalsIgnoreCase(matcher.group("number"))) {
        if (!table.title().matches(matcher.group("title").strip())) {
          throw Refusal.at(cell.place())
              .expected("the title of NATO's Table " + table.number())
              .foundText(cell.text())
              .exception();
        }
        return table;
      }
    }
    throw Refusal.at(cell.place())
        .expected("a table that is known, 1 to 8b")
        .foundText(cell.text())
        .exception();
  }

  /** A report can be made without most tables, and says so; without expenditure it can't. */
  private static void requireNeededTables(
      Map<NatoTable, NatoTableReader> readers, List<Remark> warnings) {
    for (NatoTable table : NatoTable.values()) {
      if (!readers.containsKey(table)) {
        if (table.isNeeded()) {
          throw Refusal.at("")
              .expected("NATO's tables of defence expenditure")
              .found("no sheet titled 'Table " + table.number() + " : …'")
              .exception();
        }
        warnings.add(Remark.of(Remark.Kind.TABLE_LACKING, table.number()));
      }
    }
  }
}
