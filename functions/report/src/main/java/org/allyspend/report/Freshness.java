package org.allyspend.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Status;

/** How old each source's figures are and why, in sentences. */
public final class Freshness {
  private static final int DECEMBER = 12;

  private final ReportModel model;
  private final List<Standing> standings;
  private final Labels labels;

  /** The freshness of this report's sources. */
  public Freshness(ReportModel model) {
    this.model = model;
    this.standings = model.assessment().standings();
    this.labels = model.labels();
  }

  /** One sentence or two a source. */
  public List<String> all() {
    return standings.stream().map(this::sentence).toList();
  }

  /** Those a reader has to know at once: overdue, failed, not as expected, or not there. */
  public List<String> warnings() {
    return standings.stream()
        .filter(
            standing ->
                isLate(standing)
                    || isNotHere(standing)
                    || standing.failed()
                    || standing.notice() != null
                    || !standing.isKnown())
        .map(this::sentence)
        .toList();
  }

  /**
   * The end of the headline: what is overdue or failing, in a few words each. A source that nobody
   * has asked yet is no news; the cover tells of it.
   */
  String inHeadline() {
    StringBuilder told = new StringBuilder();
    Map<LocalDate, List<Standing>> failed = new LinkedHashMap<>();
    for (Standing standing : standings) {
      String publisher = named(standing);
      if (!standing.isKnown() && standing.failed()) {
        told.append(labels.get("headline.unknown", publisher));
      }
      if (isLate(standing)) {
        told.append(labels.get("headline.overdue", publisher, labels.day(standing.due())));
      }
      if (isNotHere(standing)) {
        told.append(labels.get("headline.not-here", publisher, labels.day(standing.due())));
      }
      if (standing.isKnown() && standing.failed()) {
        failed
            .computeIfAbsent(
                LocalDate.ofInstant(standing.failedAt(), ZoneOffset.UTC), day -> new ArrayList<>())
            .add(standing);
      }
    }
    failed.forEach((day, those) -> told.append(failed(day, those)));
    return told.toString();
  }

  /** The visits of a day that failed, told together. */
  private String failed(LocalDate day, List<Standing> those) {
    return those.size() == 1
        ? labels.get("headline.failed", named(those.get(0)), labels.day(day))
        : labels.get(
            "headline.failed.several",
            labels.list(those.stream().map(this::named).toList()),
            labels.day(day),
            those.size());
  }

  private String named(Standing standing) {
    return release(standing)
        .map(release -> labels.namedPublisher(release.publisher()))
        .orElseGet(() -> labels.namedSource(standing.source()));
  }

  private boolean isLate(Standing standing) {
    return standing.overdue() && !isUnasked(standing);
  }

  /**
   * What comes with Allyspend has no later edition because nobody asked for one, which says nothing
   * of its publisher.
   */
  private boolean isUnasked(Standing standing) {
    return standing.overdue() && release(standing).filter(Release::isBundled).isPresent();
  }

  /** Of what a report rests on, a reader has to know that all the same. */
  private boolean isNotHere(Standing standing) {
    return isUnasked(standing) && standing.source().equals(model.assessment().release().source());
  }

  private Optional<Release> release(Standing standing) {
    return model.assessment().releases().stream()
        .filter(release -> release.sha256().equals(standing.sha256()))
        .findFirst();
  }

  /**
   * To a day where there are figures to it; of estimates made in the course of a year, the year,
   * and so of what is only updated in the course of a year of which it has no figure.
   */
  private String runsTo(Standing standing) {
    String edition = release(standing).map(labels::editionUntil).orElse(standing.edition());
    String published = release(standing).map(this::published).orElse("");
    LocalDate to = standing.currentTo();
    boolean estimates =
        to.getMonthValue() == DECEMBER
            && model.series(standing.source()).stream()
                .flatMap(series -> series.in(to.getYear()).stream())
                .anyMatch(
                    figure ->
                        figure.status() == Status.ESTIMATED || figure.status() == Status.FORECAST);
    if (estimates) {
      return labels.get("freshness.estimates", edition, to.getYear(), published);
    }
    return lastYear(standing.source())
        .filter(year -> year < to.getYear())
        .map(year -> labels.get("freshness.figures-to", edition, year, published))
        .orElseGet(() -> labels.get("freshness.runs-to", edition, labels.day(to), published));
  }

  /** ', published on 9 July 2026,', or a comma alone where the edition is named after that day. */
  private String published(Release release) {
    return release.isNamedAfterItsDay()
        ? ","
        : release
            .published()
            .map(day -> labels.get("freshness.published", labels.day(day)))
            .orElse("");
  }

  /** The last year of which, or of a month of which, a source has a figure. */
  private Optional<Integer> lastYear(String source) {
    return model.series(source).stream()
        .flatMap(series -> series.figures().entrySet().stream())
        .filter(figure -> figure.getValue().value().isPresent())
        .map(figure -> figure.getKey().year())
        .max(Integer::compare);
  }

  private String sentence(Standing standing) {
    return (standing.isKnown() ? known(standing) : labels.get("freshness.unknown", named(standing)))
        + failure(standing)
        + notice(standing);
  }

  private String known(Standing standing) {
    String runsTo = runsTo(standing);
    if (standing.due() == null) {
      return runsTo + ".";
    }
    return runsTo + labels.get(dueness(standing), labels.day(standing.due()));
  }

  /** An edition that is late, but within its grace, was due: nobody need be called. */
  private String dueness(Standing standing) {
    if (isLate(standing)) {
      return "freshness.overdue";
    }
    if (isUnasked(standing)) {
      return "freshness.not-here";
    }
    LocalDate asOf = LocalDate.ofInstant(model.assessment().asOf(), ZoneOffset.UTC);
    return standing.due().isBefore(asOf) ? "freshness.was-due" : "freshness.due";
  }

  private String failure(Standing standing) {
    return standing.failed()
        ? " "
            + labels.get(
                "freshness.failed",
                named(standing),
                labels.day(standing.failedAt()),
                ended(standing.failure()))
        : "";
  }

  private String notice(Standing standing) {
    return standing.notice() == null
        ? ""
        : " "
            + labels.get(
                "freshness.notice", labels.day(standing.noticedAt()), ended(standing.notice()));
  }

  /** A remark at the end of a sentence, which it may be itself. */
  private String ended(Remark remark) {
    String told = labels.remark(remark);
    return told.endsWith(".") ? told : told + ".";
  }
}
