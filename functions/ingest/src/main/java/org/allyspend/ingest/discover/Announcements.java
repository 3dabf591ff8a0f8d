package org.allyspend.ingest.discover;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.allyspend.ingest.fetch.Links;
import org.jsoup.helper.DataUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a publisher's page announces. */
public final class Announcements {
  private Announcements() {}

  /**
   * The newest edition that a page's links lead to, in whatever order they stand; empty where none
   * leads to an edition.
   *
   * @param at where the page stood
   */
  public static Optional<Edition> newest(EditionPage page, URI at, byte[] html) {
    Document document = parse(html);
    URI base =
        document.getElementsByTag("base").stream()
            .map(element -> element.attr("href"))
            .filter(href -> !href.isEmpty())
            .findFirst()
            .flatMap(href -> Links.resolve(at, href))
            .orElse(at);
    Edition newest = null;
    for (Element element : document.getElementsByAttribute("href")) {
      Edition edition =
          Links.resolve(base, element.attr("href")).flatMap(page::edition).orElse(null);
      if (edition != null) {
        newest = newest == null ? edition : later(newest, edition);
      }
    }
    return Optional.ofNullable(newest);
  }

  private static Edition later(Edition one, Edition other) {
    int order = Edition.BY_AGE.compare(one, other);
    return order == 0 ? one.and(other) : order > 0 ? one : other;
  }

  private static Document parse(byte[] html) {
    try {
      return DataUtil.load(new ByteArrayInputStream(html), null, "", Parser.htmlParser());
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
    }
  }
}
