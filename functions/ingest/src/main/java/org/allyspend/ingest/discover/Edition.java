package org.allyspend.ingest.discover;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An edition that a publisher announces: in '240617-def-exp-2024-en.pdf', that of 2024 in its issue
 * of 17 June 2024.
 *
 * @param year the last year it speaks of
 * @param issue which issue of the edition it is, the most telling number first; none for the first
 * @param links the links that lead to it
 * @param documents where the document that is read may stand, the likeliest address first
 */
public record Edition(int year, List<Integer> issue, List<URI> links, List<URI> documents) {
  /** By year and then by issue. */
  static final Comparator<Edition> BY_AGE =
      Comparator.comparingInt(Edition::year).thenComparing(Edition::issue, Edition::compare);

  public Edition {
    issue = List.copyOf(issue);
    links = List.copyOf(links);
    documents = List.copyOf(documents);
  }

  /** The same edition, announced by another link too; documents that are linked come first. */
  Edition and(Edition other) {
    List<URI> all = joined(links, other.links);
    List<URI> places = joined(documents, other.documents);
    return new Edition(
        year,
        issue,
        all,
        Stream.concat(
                places.stream().filter(all::contains),
                places.stream().filter(place -> !all.contains(place)))
            .toList());
  }

  /** The links as a sentence has them. */
  public String linked() {
    return links.stream().map(URI::toString).collect(Collectors.joining(" and "));
  }

  private static List<URI> joined(List<URI> some, List<URI> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
