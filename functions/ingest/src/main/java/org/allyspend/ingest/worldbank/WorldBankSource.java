package org.allyspend.ingest.worldbank;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.Format;
import org.allyspend.ingest.IngestService;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.fetch.ByteOrderMark;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * The World Bank's World Development Indicators: GDP at current and constant prices, population,
 * and military expenditure, which is SIPRI's and marked as such. Its document is an array of the
 * API's answers, page after page, or one of its downloads as CSV in a zip (see {@link Download}).
 */
public final class WorldBankSource implements Source {
  /** The whole database has 283 MB, and grows with every year. */
  private static final long MOST_BYTES = 400_000_000;

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

  /**
   * The API's pages bear no validators: the same answers are known by their hash. An address of a
   * download is that of one document.
   */
  @Override
  public Fetched fetch(Fetcher fetcher, String address, Validators known) {
    return address.endsWith(".zip") || address.contains("downloadformat=csv")
        ? fetcher.fetch(address, DocumentKind.ZIP, known, mostBytes())
        : Fetched.document(new Pages(fetcher, address).fetch(), Validators.NONE);
  }

  @Override
  public long mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public Publication parse(byte[] bytes) {
    return Format.of(bytes) == Format.ZIP ? download(Content.of(bytes)) : answers(bytes);
  }

  /** What is too large for memory can be nothing but the whole database. */
  @Override
  public Publication parse(Content document) {
    return document.length() > IngestService.IN_MEMORY
        ? download(document)
        : parse(document.bytes());
  }

  private static Publication answers(byte[] bytes) {
    Format.JSON.require(bytes);
    JsonNode document = Page.json(ByteOrderMark.strip(bytes));
    // What a person has asked the API for is a part, and theirs to choose.
    boolean whole = !Page.isAnswer(document);
    List<Page> pages = whole ? pages(document) : List.of(Page.of(document));
    Map<Indicator, IndicatorFigures> figures = new EnumMap<>(Indicator.class);
    for (Indicator indicator : Indicator.values()) {
      if (whole || pages.stream().anyMatch(indicator::isOn)) {
        figures.put(indicator, IndicatorReader.read(indicator, pages));
      }
    }
    return publication(figures, whole, updated(pages));
  }

  /** A download is of what a person has chosen, as an answer is. */
  private static Publication download(Content zip) {
    Download download = Download.read(zip);
    return publication(download.figures(), false, download.updated());
  }

  private static Publication publication(
      Map<Indicator, IndicatorFigures> figures, boolean whole, LocalDate updated) {
    List<Remark> warnings = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    for (Indicator indicator : Indicator.values()) {
      IndicatorFigures of = figures.get(indicator);
      if (of == null) {
        warnings.add(Remark.of(Remark.Kind.NO_ANSWER, indicator.code()));
      } else {
        of.requireEveryAlly(whole, warnings);
        series.addAll(of.series());
      }
    }
    if (series.isEmpty()) {
      throw Refusal.at("")
          .expected("an answer on " + Refusal.oneOf(Indicator.codes()) + " with figures of allies")
          .found("none")
          .exception();
    }
    Coherence.require(series);
    return new Publication(
            "World Development Indicators, updated " + updated,
            "World Bank",
            updated.toString(),
            "CC BY 4.0, credit to the World Bank",
            updated,
            series,
            List.of(),
            warnings)
        .publishedOn(updated);
  }

  private static List<Page> pages(JsonNode document) {
    if (!document.isArray() || document.isEmpty()) {
      throw Refusal.at("")
          .expected("an answer of the World Bank's API, or an array of them")
          .found("none")
          .exception();
    }
    List<Page> pages = new ArrayList<>();
    for (JsonNode answer : document) {
      try {
        pages.add(Page.of(answer));
      } catch (RefusedException e) {
        throw e.within("answer " + (pages.size() + 1));
      }
    }
    return pages;
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
      throw Refusal.at("lastupdated")
          .expected("a date such as 2026-10-08")
          .foundText(text)
          .exception(e);
    }
  }
}
