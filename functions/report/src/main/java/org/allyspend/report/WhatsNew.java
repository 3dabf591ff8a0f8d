package org.allyspend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Target;

/** What is new since the report before, in sentences. */
public final class WhatsNew {
  private final ReportModel model;
  private final Labels labels;
  private final Comparison comparison;

  /** What is new in this report. */
  public WhatsNew(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.comparison = model.assessment().comparison();
  }

  /** The one sentence for the cover. */
  public String first() {
    return all().get(0);
  }

  /** All of them: releases first, then what they do to totals and to targets. */
  public List<String> all() {
    if (comparison.isFirst()) {
      return List.of(labels.get("new.first"));
    }
    if (comparison.isNothingNew()) {
      return List.of(labels.get("new.nothing", labels.day(comparison.since())));
    }
    List<String> sentences = new ArrayList<>();
    for (Succession succession : comparison.successions()) {
      if (!succession.isUnchanged()) {
        sentences.add(succeeded(succession));
        sentences.addAll(succession.notes());
      }
    }
    total().ifPresent(sentences::add);
    comparison.crossings().forEach(crossing -> crossed(crossing).ifPresent(sentences::add));
    return sentences;
  }

  /**
   * The allies that are newly at the headline's target in the latest year, where the release that
   * says so is new; none where the report before said it already.
   */
  public List<String> newlyAtTarget() {
    boolean isNew =
        comparison.successions().stream()
            .filter(one -> one.source().equals(model.assessment().release().source()))
            .anyMatch(one -> !one.isUnchanged());
    Target target = model.configuration().headlineTarget();
    return isNew
        ? model.europeanAllies().stream()
            .filter(ally -> model.holds(ally, target.newlyAt(), model.latestYear()))
            .map(labels::ally)
            .toList()
        : List.of();
  }

  private String succeeded(Succession succession) {
    String publisher = publisher(succession);
    if (succession.isFirst()) {
      return labels.get("new.edition.first", publisher, succession.edition());
    }
    String changes =
        labels.list(
            List.of(
                count("new.figures.new", succession.added()),
                count("new.figures.revised", succession.revised()),
                count("new.figures.outturn", succession.outturns()),
                count("new.figures.withdrawn", succession.withdrawn())));
    return succession.edition().equals(succession.beforeEdition())
        ? labels.get("new.edition.again", publisher, succession.edition(), changes)
        : labels.get(
            "new.edition", publisher, succession.edition(), succession.beforeEdition(), changes);
  }

  private String publisher(Succession succession) {
    return model.assessment().releases().stream()
        .filter(release -> release.sha256().equals(succession.sha256()))
        .findFirst()
        .map(Release::publisher)
        .orElse(succession.source());
  }

  private String count(String key, int number) {
    return number == 0
        ? labels.get(key + ".none")
        : labels.get(
            number == 1 ? key + ".one" : key, labels.decimals(BigDecimal.valueOf(number), 0));
  }

  /** The group's total of the latest year that was revised, summed from the allies' revisions. */
  private Optional<String> total() {
    TreeMap<Integer, BigDecimal> byYear = new TreeMap<>();
    for (Revision revision : comparison.revisions()) {
      if (revision.kind() == Revision.Kind.REVISED
          && revision.source().equals(model.assessment().release().source())
          && revision.measure().equals(Measure.EXPENDITURE.id())
          && countsInGroup(revision)) {
        byYear.merge(revision.year(), revision.difference().orElseThrow(), BigDecimal::add);
      }
    }
    return Optional.ofNullable(byYear.lastEntry())
        .map(
            latest ->
                labels.get(
                    "new.total", latest.getKey(), labels.billionsMoreOrLess(latest.getValue())));
  }

  private static boolean countsInGroup(Revision revision) {
    return Ally.ofIso3(revision.subject())
        .filter(ReportModel.GROUP.members()::contains)
        .filter(ally -> ally.countsIn(revision.year()))
        .isPresent();
  }

  private Optional<String> crossed(Crossing crossing) {
    return model.configuration().targets().stream()
        .filter(target -> target.id().equals(crossing.target()))
        .findFirst()
        .map(target -> crossed(crossing, target));
  }

  private String crossed(Crossing crossing, Target target) {
    return labels.get(
        crossing.met() ? "new.crossed.up" : "new.crossed.down",
        labels.ally(Ally.ofIso3(crossing.ally()).orElseThrow()),
        labels.target(target),
        crossing.year(),
        labels.percent(crossing.before(), Target.PUBLISHED_DECIMALS),
        labels.percent(crossing.now(), Target.PUBLISHED_DECIMALS));
  }
}
