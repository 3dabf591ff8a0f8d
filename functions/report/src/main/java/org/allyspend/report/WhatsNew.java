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
  private final Comparison comparison;

  /** What is new in this report. */
  public WhatsNew(ReportModel model) {
    this.model = model;
    this.comparison = model.assessment().comparison();
  }

  /** The one sentence for the cover. */
  public String first() {
    return all().get(0);
  }

  /** All of them: releases first, then what they do to totals and to targets. */
  public List<String> all() {
    if (comparison.isFirst()) {
      return List.of("This is the first report: there is none before it to compare with.");
    }
    if (comparison.isNothingNew()) {
      return List.of(
          "Nothing is new: no source has brought another release since "
              + Words.day(comparison.since())
              + ", and every figure is as it was.");
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
            .map(Ally::natoName)
            .toList()
        : List.of();
  }

  private String succeeded(Succession succession) {
    String publisher = publisher(succession);
    if (succession.isFirst()) {
      return publisher + "'s edition " + succession.edition() + " is here for the first time.";
    }
    return publisher
        + (succession.edition().equals(succession.beforeEdition())
            ? " has issued its edition " + succession.edition() + " anew: "
            : "'s edition "
                + succession.edition()
                + " has come in the place of "
                + succession.beforeEdition()
                + ": ")
        + Words.list(
            List.of(
                count(succession.added(), "new figure"),
                count(succession.revised(), "revised figure"),
                count(succession.outturns(), "estimate") + " turned outturn",
                count(succession.withdrawn(), "figure") + " withdrawn"))
        + ".";
  }

  private String publisher(Succession succession) {
    return model.assessment().releases().stream()
        .filter(release -> release.sha256().equals(succession.sha256()))
        .findFirst()
        .map(Release::publisher)
        .orElse(succession.source());
  }

  private static String count(int number, String thing) {
    return (number == 0 ? "no" : Words.decimals(BigDecimal.valueOf(number), 0))
        + " "
        + thing
        + (number == 1 ? "" : "s");
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
                "By revision the group's total for "
                    + latest.getKey()
                    + " moves by "
                    + Words.billionsMoreOrLess(latest.getValue())
                    + ".");
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

  private static String crossed(Crossing crossing, Target target) {
    return "By revision, and not by spending, "
        + Ally.ofIso3(crossing.ally()).orElseThrow().natoName()
        + (crossing.met() ? " is at " : " is no longer at ")
        + target.name()
        + " in "
        + crossing.year()
        + ": "
        + Words.percent(crossing.before(), Target.PUBLISHED_DECIMALS)
        + " before, "
        + Words.percent(crossing.now(), Target.PUBLISHED_DECIMALS)
        + " now.";
  }
}
