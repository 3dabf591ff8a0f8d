package org.allyspend.ingest.sipri;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.xlsx.Sheet;
import org.allyspend.ingest.xlsx.WorkbookReader;

/**
 * The Excel workbook of SIPRI's Military Expenditure Database, all its sheets by country. Figures
 * are SIPRI's military expenditure, another definition than NATO's. Blue figures are SIPRI's
 * estimates; red ones are highly uncertain, estimates too here, their years named in the series'
 * note.
 */
public final class SipriSource implements Source {
  /** As in SIPRI-Milex-data-1949-2025_v1.2.xlsx, with its version, or none for the first. */
  private static final EditionPage EDITIONS =
      new EditionPage(
          "https://www.sipri.org/databases/milex",
          Pattern.compile(
              "SIPRI-Milex-data-1949-(?<year>20\\d{2})(?:[_-]v?(?<issue>\\d{1,4}(?:\\.\\d{1,4}){0,3}))?\\.xlsx",
              Pattern.CASE_INSENSITIVE),
          List.of(UnaryOperator.identity()));

  @Override
  public String id() {
    return "sipri";
  }

  @Override
  public String address() {
    return "https://www.sipri.org/sites/default/files/SIPRI-Milex-data-1949-2024_2.xlsx";
  }

  /** The page links the workbook itself. */
  @Override
  public Optional<EditionPage> editions() {
    return Optional.of(EDITIONS);
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.EXCEL;
  }

  @Override
  public Publication parse(byte[] bytes) {
    List<Remark> warnings = new ArrayList<>();
    Map<SipriSheet, SipriSheetReader> readers = new EnumMap<>(SipriSheet.class);
    Footnotes footnotes = new Footnotes();
    for (Sheet sheet : WorkbookReader.read(bytes)) {
      if (sheet.name().equals(Footnotes.SHEET)) {
        footnotes = Footnotes.of(sheet);
        continue;
      }
      Optional<SipriSheet> known = SipriSheet.named(sheet.name());
      if (known.isEmpty()) {
        warnings.add(Remark.of(Remark.Kind.NO_COUNTRY_SHEET, sheet.name()));
        continue;
      }
      SipriSheetReader reader = new SipriSheetReader(known.get(), sheet);
      if (readers.put(known.get(), reader) != null) {
        throw Refusal.at("sheet " + sheet.name())
            .expected("'" + known.get().words() + "' on one sheet")
            .found("it on a second")
            .exception();
      }
      reader.read();
    }
    List<Series> series = new ArrayList<>();
    for (SipriSheet expected : SipriSheet.values()) {
      if (!readers.containsKey(expected)) {
        throw Refusal.at("")
            .expected("SIPRI's Military Expenditure Database")
            .found("no sheet '" + expected.words() + "'")
            .exception();
      }
      series.addAll(readers.get(expected).series());
    }
    Coherence.require(series);
    if (readers.values().stream().noneMatch(SipriSheetReader::hasInk)) {
      warnings.add(Remark.of(Remark.Kind.NO_COLOUR));
    }
    SipriSheetReader current = readers.get(SipriSheet.CURRENT);
    String edition = current.firstYear() + "-" + current.lastYear();
    return new Publication(
        "SIPRI Military Expenditure Database " + edition,
        "SIPRI",
        edition,
        "Non-commercial use with credit to SIPRI",
        Publication.endOf(current.lastYear()),
        series,
        footnotes.of(readers.values(), warnings),
        warnings);
  }
}
