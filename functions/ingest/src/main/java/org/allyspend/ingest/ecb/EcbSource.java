package org.allyspend.ingest.ecb;

import java.time.LocalDate;
import java.util.List;
import org.allyspend.core.domain.Publication;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.csv.CsvTable;
import org.allyspend.ingest.fetch.DocumentKind;

/**
 * The European Central Bank's euro reference rates, published every working day since 1999. What is
 * read of them are the means of a year's and a month's days, for the allies' currencies.
 */
public final class EcbSource implements Source {
  static final String FILE = "eurofxref-hist.csv";

  @Override
  public String id() {
    return "ecb";
  }

  @Override
  public String address() {
    return "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip";
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.ZIP;
  }

  @Override
  public List<String> bundled() {
    return List.of("ecb-2026-10-30.csv");
  }

  /** The zip that the bank serves, or the CSV file in it. */
  @Override
  public Publication parse(byte[] bytes) {
    byte[] csv = Bundle.isZip(bytes) ? Bundle.read(bytes).file(FILE) : bytes;
    Rates rates = new Rates(CsvTable.read(FILE, csv, Rates.columns()));
    LocalDate last = rates.lastDay();
    return new Publication(
            "Euro foreign exchange reference rates, to " + last,
            "European Central Bank",
            "to " + last,
            "Free reuse with the European Central Bank named as source",
            last,
            rates.series(),
            List.of(),
            List.of())
        .publishedOn(last);
  }
}
