package org.allyspend.ingest.kiel;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * The Kiel Institute's Ukraine Support Tracker: what each donor allocated by month since January
 * 2022, in billion euros. Its document is a zip of the CSV files behind the tracker's charts.
 */
public final class KielSource implements Source {
  private static final List<String> FILES =
      List.of(Allocations.FILE, Attribution.FILE, Edition.FILE, AllDonors.FILE);

  @Override
  public String id() {
    return "kiel";
  }

  @Override
  public String address() {
    return "https://ukrainesupporttrackerwebsite.github.io/ukraine-support-tracker/data";
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.ZIP;
  }

  @Override
  public List<String> files() {
    return FILES;
  }

  /** Four files in one document: known by its hash, as validators speak of a file each. */
  @Override
  public Fetched fetch(Fetcher fetcher, String address, Validators known) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : FILES) {
      String from = address.replaceFirst("/$", "") + "/" + name;
      files.put(name, fetcher.fetch(from, DocumentKind.CSV, Validators.NONE).bytes().orElseThrow());
    }
    return Fetched.document(Bundle.of(files).bytes(), Validators.NONE);
  }

  @Override
  public List<String> bundled() {
    return List.of("kiel-2026-08-04.csv");
  }

  @Override
  public Publication parse(byte[] bytes) {
    Bundle files = Bundle.read(bytes);
    Edition edition = Edition.read(files.file(Edition.FILE));
    List<Remark> warnings = new ArrayList<>();
    Allocations donors = new Allocations(files.file(Allocations.FILE), warnings);
    if (donors.lastMonth().isAfter(edition.lastMonth())) {
      throw Refusal.at(Allocations.FILE)
          .expected(
              "no month after " + edition.lastMonth() + ", to which " + Edition.FILE + " runs")
          .found(donors.lastMonth().toString())
          .exception();
    }
    List<Series> series = new ArrayList<>(donors.series());
    files
        .find(AllDonors.FILE)
        .map(file -> new AllDonors(file, donors, warnings))
        .ifPresent(all -> series.addAll(all.series()));
    YearMonth last = donors.lastMonth();
    files.find(Attribution.FILE).ifPresent(file -> series.addAll(Attribution.series(file, donors)));
    return new Publication(
            edition.label().isEmpty() ? "Ukraine Support Tracker" : edition.label(),
            "Kiel Institute",
            edition.name(),
            "Cite Trebesch et al., Ukraine Support Tracker, Kiel Institute for the World Economy",
            last.atEndOfMonth(),
            series,
            List.of(),
            warnings)
        .publishedOn(edition.day());
  }
}
