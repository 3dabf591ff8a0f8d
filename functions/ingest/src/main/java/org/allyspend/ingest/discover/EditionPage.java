package org.allyspend.ingest.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allyspend.ingest.fetch.Links;

/**
 * A page on which a publisher announces the editions of a publication by links, and how a link is
 * told to be one of them: by its file's name, which holds the last year the edition speaks of.
 *
 * @param address the page's address
 * @param file what the name of an edition's file looks like, with the groups {@code year}, the last
 *     year it speaks of, and {@code issue}, a day or a version in digits and points that is greater
 *     for a later issue of the same edition, or nothing for the first; and {@code definitive},
 *     which matches where the issue is no preliminary one
 * @param documents from such a name, the names under which the document that is read may stand
 *     beside it, the likeliest first
 */
public record EditionPage(String address, Pattern file, List<UnaryOperator<String>> documents) {

  public EditionPage {
    documents = List.copyOf(documents);
  }

  /** The same page at the address to which its publisher has moved it. */
  public EditionPage at(String moved) {
    return new EditionPage(moved, file, documents);
  }

  /** The edition a link leads to, or empty where it leads to none. */
  public Optional<Edition> edition(URI link) {
    String path = String.valueOf(link.getPath());
    String name = path.substring(path.lastIndexOf('/') + 1);
    Matcher matcher = file.matcher(name);
    if (!matcher.matches()) {
      // Some publishers hand files out by a query, and all that tells them apart stands in it.
      matcher = file.matcher(name + "?" + link.getRawQuery());
    }
    return matcher.matches()
        ? Optional.of(
            new Edition(
                Integer.parseInt(matcher.group("year")),
                issue(matcher),
                List.of(link),
                documents(link, name)))
        : Optional.empty();
  }

  /** A definitive issue is later than the preliminary one of the same number. */
  private List<Integer> issue(Matcher matcher) {
    List<Integer> issue = new ArrayList<>();
    if (has("issue")) {
      issue.addAll(issue(matcher.group("issue")));
    }
    if (has("definitive")) {
      issue.add(matcher.group("definitive") == null ? 0 : 1);
    }
    return issue;
  }

  private boolean has(String group) {
    return file.pattern().contains("(?<" + group + ">");
  }

  private List<URI> documents(URI link, String name) {
    Set<URI> found = new LinkedHashSet<>();
    for (UnaryOperator<String> document : documents) {
      String beside = document.apply(name);
      (beside.equals(name) ? Optional.of(link) : Links.resolve(link, "./" + beside))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static List<Integer> issue(String digits) {
    return digits == null
        ? List.of()
        : Stream.of(digits.split("\\.", -1)).map(Integer::valueOf).toList();
  }
}
