package org.allyspend.ingest.eda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Finding;
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
 * The Excel workbook of the European Defence Agency's defence data: what its members report as
 * defence expenditure, near NATO's definition, with investment (procurement and research) apart, in
 * million euros. Each edition has the members' figures of one year, and in a hidden sheet those of
 * 2005 to 2021.
 */
public final class EdaSource implements Source {
  static final String PUBLISHER = "European Defence Agency";

  /** As in final-defence-data-2025-1.xlsx, defence-data-2024.xlsx, eda-2022-defence-data.xlsx. */
  private static final EditionPage EDITIONS =
      new EditionPage(
          "https://www.eda.europa.eu/publications-and-data/defence-data",
          Pattern.compile(
              "(?:final-|eda-)?(?:defence-data-)?(?<year>20\\d{2})(?:-defence-data)?"
                  + "(?:-(?<issue>\\d{1,3}))?\\.xlsx",
              Pattern.CASE_INSENSITIVE),
          List.of(UnaryOperator.identity()));

  @Override
  public String id() {
    return "eda";
  }

  @Override
  public String address() {
    return "https://www.eda.europa.eu/docs/default-source/documents/defence-data/"
        + "final-defence-data-2025-1.xlsx";
  }

  /** The page links the workbook itself. */
  @Override
  public Optional<EditionPage> editions() {
    return Optional.of(EDITIONS);
  }

  @Override
  public List<String> bundled() {
    return List.of("eda-2023.csv");
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.EXCEL;
  }

  @Override
  public Publication parse(byte[] bytes) {
    Figures figures = new Figures();
    Tables tables = new Tables(figures);
    List<Remark> warnings = new ArrayList<>();
    for (Sheet sheet : WorkbookReader.read(bytes)) {
      if (!tables.read(sheet)) {
        warnings.add(Remark.of(Remark.Kind.UNKNOWN_TABLE, sheet.name().strip()));
      }
    }
    int lastYear = figures.lastYear();
    if (lastYear == 0) {
      throw Refusal.at("")
          .expected("EDA's defence data, a table with a row a member and year")
          .found("none")
          .exception();
    }
    List<Finding> findings = figures.findings();
    List<Series> series = figures.series();
    Coherence.require(series);
    return new Publication(
            "Defence data to " + lastYear,
            PUBLISHER,
            "to " + lastYear,
            "Credit to the European Defence Agency",
            Publication.endOf(lastYear),
            series,
            List.of(),
            warnings)
        .finding(findings);
  }
}
