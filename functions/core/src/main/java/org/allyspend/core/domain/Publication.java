package org.allyspend.core.domain;

import java.util.List;

/**
 * What a parser makes of one document: the figures and what it noticed. Bytes in, this out. All its
 * constant prices are of one base year.
 *
 * @param title the document's title
 * @param publisher who issued it
 * @param edition which edition it is, such as '2014-2024'
 * @param licence the terms of use in the publisher's field, in our words
 * @param series every series read
 * @param warnings what was met and passed over without affecting a figure, each naming its place
 */
public record Publication(
    String title,
    String publisher,
    String edition,
    String licence,
    List<Series> series,
    List<String> warnings) {
  public Publication {
    series = series.stream().sorted(Series.ORDER).toList();
    warnings = List.copyOf(warnings);
    List<Integer> baseYears =
        series.stream()
            .filter(one -> one.basis().kind() == PriceBasis.Kind.CONSTANT)
            .map(one -> one.basis().baseYear())
            .distinct()
            .toList();
    if (baseYears.size() > 1) {
      throw new RefusedException(
          "constant prices stand at the base years " + baseYears + ", expected one a release");
    }
  }

  /** The number of figures with a value. */
  public int observations() {
    return (int)
        series.stream()
            .flatMap(one -> one.figures().values().stream())
            .filter(figure -> figure.value().isPresent())
            .count();
  }
}
