package org.allyspend.core.domain;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * What a parser makes of one document: the figures and what it noticed. Bytes in, this out. All its
 * constant prices are of one base year.
 *
 * @param title the document's title
 * @param publisher who issued it
 * @param edition which edition it is, such as '2014-2024'
 * @param licence the terms of use in the publisher's field, in our words
 * @param currentTo the last day it speaks of: the end of its last year, or the day it was last
 *     updated
 * @param publishedOn the day on which its publisher published it, as far as the document says so
 *     itself, else null; a 'modified' that whoever saved a file again has set is no such day
 * @param series every series read
 * @param footnotes the publisher's notes on allies' figures
 * @param warnings what was met and passed over without affecting a figure, each naming its place
 * @param findings where the document contradicts itself: a figure printed twice and not alike, a
 *     whole that is not its parts
 */
public record Publication(
    String title,
    String publisher,
    String edition,
    String licence,
    LocalDate currentTo,
    LocalDate publishedOn,
    List<Series> series,
    List<Footnote> footnotes,
    List<Remark> warnings,
    List<Finding> findings) {
  /** What a document that does not say it has for its publisher, its edition or its licence. */
  public static final String NOT_STATED = "not stated";

  /** What figures are called whose file states no title. */
  public static final String FIGURES_AS_CSV = "Figures supplied as CSV";

  public Publication {
    series = series.stream().sorted(Series.ORDER).toList();
    footnotes = List.copyOf(footnotes);
    warnings = List.copyOf(warnings);
    findings = List.copyOf(findings);
    List<Integer> baseYears =
        series.stream()
            .filter(one -> one.basis().kind() == PriceBasis.Kind.CONSTANT)
            .map(one -> one.basis().baseYear())
            .distinct()
            .toList();
    if (baseYears.size() > 1) {
      throw Refusal.at("")
          .expected("constant prices of one base year")
          .found("those of " + baseYears)
          .exception();
    }
  }

  /** One that does not say when it was published, and in which nothing contradicts itself. */
  public Publication(
      String title,
      String publisher,
      String edition,
      String licence,
      LocalDate currentTo,
      List<Series> series,
      List<Footnote> footnotes,
      List<Remark> warnings) {
    this(
        title, publisher, edition, licence, currentTo, null, series, footnotes, warnings,
        List.of());
  }

  /** The same with what contradicts itself in it. */
  public Publication finding(List<Finding> contradictions) {
    return new Publication(
        title,
        publisher,
        edition,
        licence,
        currentTo,
        publishedOn,
        series,
        footnotes,
        warnings,
        contradictions);
  }

  /** The same, published on this day, or null where that is not known. */
  public Publication publishedOn(LocalDate day) {
    return new Publication(
        title, publisher, edition, licence, currentTo, day, series, footnotes, warnings, findings);
  }

  /** The last day of a year: what an edition that runs to that year is current to. */
  public static LocalDate endOf(int year) {
    return LocalDate.of(year, Month.DECEMBER, 31);
  }

  /** What it holds as an outturn. */
  public Outturn outturn() {
    return new Outturn(series);
  }

  /** The number of figures with a value. */
  public int observations() {
    return series.stream().mapToInt(Series::observations).sum();
  }
}
