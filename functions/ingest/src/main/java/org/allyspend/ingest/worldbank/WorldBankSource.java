package org.allyspend.ingest.worldbank;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * The World Bank's World Development Indicators: GDP at current and constant prices, population,
 * and military expenditure, which is SIPRI's and marked as such. Its document is an array of the
 * API's answers, page after page.
 */
public final class WorldBankSource implements Source {
  @Override
  public String id() {
    return "worldbank";
  }

  @Override
  public String address() {
    return "https://api.worldbank.org/v2";
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.JSON;
  }

  /** The API's pages bear no validators: the same answers are known by their hash. */
  @Override
  public Fetched fetch(Fetcher fetcher, String address, Validators known) {
    return Fetched.document(new Pages(fetcher, address).fetch(), Validators.NONE);
  }

  @Override
  public Publication parse(byte[] bytes) {
    JsonNode document = Page.json(bytes);
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      try {
        pages.add(Page.of(document.path(i)));
      } catch (RefusedException e) {
        throw new RefusedException("answer " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    if (pages.isEmpty()) {
      throw new RefusedException(
          "holds no answer of the World Bank's API, expected an array of them");
    }
    LocalDate updated = updated(pages);
    List<Series> series = new ArrayList<>();
    for (Indicator indicator : Indicator.values()) {
      series.addAll(new IndicatorReader(indicator, pages).series());
    }
    return new Publication(
        "World Development Indicators, updated " + updated,
        "World Bank",
        updated.toString(),
        "CC BY 4.0, credit to the World Bank",
        updated,
        updated,
        series,
        List.of(),
        List.of());
  }

  /** The last update of any indicator: what the edition is called by. */
  private static LocalDate updated(List<Page> pages) {
    return pages.stream()
        .map(page -> date(page.lastUpdated()))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new RefusedException(
          "lastupdated: expected a date such as 2026-10-08, found '" + Numbers.shorten(text) + "'",
          e);
    }
  }
}
