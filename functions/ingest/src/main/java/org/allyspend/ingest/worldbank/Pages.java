package org.allyspend.ingest.worldbank;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.fetch.ByteOrderMark;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * Fetches every page of every indicator and makes one document of them: a JSON array of the answers
 * as they came. Pages that were not all of one state of the database are fetched again.
 */
final class Pages {
  private static final int ATTEMPTS = 3;
  private static final int MOST_PAGES = 50;
  private static final int PER_PAGE = 1_000;

  private final Fetcher fetcher;
  private final String address;
  private final ByteArrayOutputStream document = new ByteArrayOutputStream();

  /** A page and the bytes it was read from. */
  private static final class Answer {
    private final Page page;
    private final byte[] bytes;

    Answer(byte[] bytes) {
      this.page = Page.of(Page.json(bytes));
      this.bytes = ByteOrderMark.strip(bytes);
    }
  }

  Pages(Fetcher fetcher, String address) {
    this.fetcher = fetcher;
    this.address = address;
  }

  byte[] fetch() {
    document.write('[');
    for (Indicator indicator : Indicator.values()) {
      for (Answer answer : steady(indicator)) {
        append(indicator, answer.bytes);
      }
    }
    document.write(']');
    return document.toByteArray();
  }

  private void append(Indicator indicator, byte[] bytes) {
    if (document.size() + bytes.length > fetcher.mostBytes()) {
      throw new FetchFailedException(
          page(indicator, 1),
          Remark.of(Remark.Kind.PAGES_TOO_LARGE, Integer.toString(fetcher.mostBytes())));
    }
    if (document.size() > 1) {
      document.write(',');
    }
    document.writeBytes(bytes);
  }

  /** The pages of an indicator, all of one state of the database. */
  private List<Answer> steady(Indicator indicator) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Answer> answers = answers(indicator);
      List<Page> pages = answers.stream().map(answer -> answer.page).toList();
      Page first = pages.get(0);
      if (pages.stream().allMatch(first::goesWith) && Page.rows(pages) == first.total()) {
        return answers;
      }
    }
    throw new FetchFailedException(
        page(indicator, 1), Remark.of(Remark.Kind.PAGES_APART, Integer.toString(ATTEMPTS)));
  }

  private List<Answer> answers(Indicator indicator) {
    List<Answer> answers = new ArrayList<>();
    int pages = 1;
    for (int number = 1; number <= pages; number++) {
      Answer answer = answer(page(indicator, number));
      answers.add(answer);
      if (number == 1) {
        pages = answer.page.pages();
      }
      if (pages > MOST_PAGES) {
        throw new FetchFailedException(
            page(indicator, 1),
            Remark.of(
                Remark.Kind.PAGES_TOO_MANY, Integer.toString(pages), Integer.toString(MOST_PAGES)));
      }
    }
    return answers;
  }

  private Answer answer(String page) {
    byte[] bytes = fetcher.fetch(page, DocumentKind.JSON, Validators.NONE).bytes().orElseThrow();
    try {
      return new Answer(bytes);
    } catch (RefusedException e) {
      throw new FetchFailedException(page, Remark.said(e.getMessage()), e);
    }
  }

  private String page(Indicator indicator, int number) {
    return address
        + "/country/"
        + Stream.of(Ally.values()).map(Ally::iso3).sorted().collect(Collectors.joining(";"))
        + "/indicator/"
        + indicator.code()
        + "?format=json&per_page="
        + PER_PAGE
        + "&page="
        + number;
  }
}
