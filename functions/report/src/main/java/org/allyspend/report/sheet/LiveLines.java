package org.allyspend.report.sheet;

import static org.allyspend.report.TargetStanding.NEWLY;
import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.Money;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Formula;

/**
 * Lines beside sentences that rest on assumptions. They are empty as long as the assumptions are
 * the report's own; as soon as one differs they say so, and what the headlines would be now.
 */
final class LiveLines {
  private final ReportModel model;
  private final Labels labels;
  private final int year;
  private final GroupRow group;

  LiveLines(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.year = model.latestYear();
    this.group = new GroupRow(ReportModel.GROUP, Composition.AS_OF_YEAR, year);
  }

  /** That the sentences of a sheet rest on the report's own assumptions. */
  Formula notice() {
    return onceChanged(Words.label(labels, "live.notice"));
  }

  /** That the years of a sheet run to the report's own deadline. */
  Formula deadlineNotice(Target target) {
    String own = target.deadline().orElseThrow().toString();
    return new Formula(
        call(
            "IF",
            DataFormulas.deadline(target) + "<>" + own,
            Words.label(labels, "live.deadline", quoted(own)),
            quoted("")),
        "");
  }

  /** The headlines that rest on assumptions as they would be now. */
  List<Formula> headlines() {
    Target headline = model.configuration().headlineTarget();
    return Stream.concat(
            Stream.concat(
                Stream.concat(total().stream(), atTarget(headline).stream())
                    .map(LiveLines::onceChanged),
                Stream.of(onceChanged(newlyAt(headline)))),
            model.configuration().shareOfGdpTargets().stream()
                .map(this::toTarget)
                .flatMap(Optional::stream)
                .map(LiveLines::onceChanged))
        .toList();
  }

  /** The total in euros, which rests on a rate. */
  private Optional<String> total() {
    return Optional.of(model.money())
        .filter(Money::hasRates)
        .map(
            rates ->
                Words.label(
                    labels,
                    "live.total",
                    Words.amount(labels, "total_expenditure_eur"),
                    quoted(Integer.toString(year))));
  }

  /** Nothing until an assumption differs. */
  private static Formula onceChanged(String words) {
    return new Formula(call("IF", AssumptionsSheet.CHANGED + ">0", words, quoted("")), "");
  }

  /** '23 of the 29 that report a share of GDP are at or over 2 %'; of one nobody is counted. */
  private Optional<String> atTarget(Target target) {
    return group
        .value(model, target.alliesAt())
        .map(Aggregate.Value::covered)
        .filter(reporting -> reporting > 1)
        .map(
            reporting ->
                Words.counted(
                    labels,
                    "live.at-target",
                    count(target),
                    quoted(Integer.toString(reporting)),
                    threshold(target),
                    quoted(Integer.toString(year))));
  }

  private String newlyAt(Target target) {
    String number =
        new DataFormulas(model)
            .europeansStanding(
                new GroupRow(ReportModel.GROUP, Composition.AS_OF_YEAR, year), target, NEWLY);
    return call(
        "IF",
        number + "=0",
        Words.label(labels, "live.newly.none"),
        Words.label(labels, "live.newly", GroupTargetsSheet.newlyNames(model, group, target)));
  }

  private String count(Target target) {
    return GroupsSheet.lookup(
        model,
        target.alliesAt(),
        quoted(ReportModel.GROUP.id()),
        quoted(GroupRow.word(model, Composition.AS_OF_YEAR)),
        Integer.toString(year));
  }

  /** 'To 3.5 % the group lacks 327.5 billion …; if …, it takes real growth of 6.4 % a year'. */
  private Optional<String> toTarget(Target target) {
    String gap = ofGroup(labels.get("allies.gap", labels.target(target)));
    String now = quoted(Integer.toString(year));
    return group
        .value(model, target.gap())
        .map(
            known ->
                call(
                    "IF",
                    gap + ">0",
                    Words.label(
                        labels,
                        "live.gap",
                        threshold(target),
                        Words.amount(labels, gap),
                        now,
                        growth(target)),
                    Words.label(labels, "live.no-gap", threshold(target), now)));
  }

  private String growth(Target target) {
    if (target.deadline().isEmpty()) {
      return quoted("");
    }
    String growth = ofGroup(labels.get("allies.required-growth", labels.target(target)));
    return call(
        "IF",
        call("ISNUMBER", growth),
        Words.label(
            labels,
            "headline.gap.growth",
            signed(
                call("ROUND", growth, "1"),
                "headline.gap.takes",
                "headline.gap.allows",
                Words.oneDecimal(labels, call("ABS", growth))),
            quoted(Integer.toString(year)),
            DataFormulas.deadline(target),
            call(
                "IF",
                AssumptionsSheet.GDP_GROWTH + "=0",
                Words.label(labels, "gdp.still"),
                signed(
                    AssumptionsSheet.GDP_GROWTH,
                    "gdp.grows",
                    "gdp.shrinks",
                    Words.number(labels, call("ABS", AssumptionsSheet.GDP_GROWTH)))),
            quoted(""),
            quoted("")),
        quoted(""));
  }

  /** What a percentage means, which other words tell where it is below zero. */
  private String signed(String number, String key, String below, String size) {
    String percent = Words.label(labels, "percent", size);
    return call(
        "IF",
        number + "<0",
        Words.label(labels, below, percent),
        Words.label(labels, key, percent));
  }

  private String threshold(Target target) {
    return Words.number(labels, DataFormulas.threshold(target));
  }

  /** A column of the group's line on the sheet of the allies. */
  private String ofGroup(String header) {
    return AllyTables.EUROPEAN
        .allies()
        .find(header, labels.get("col.code"), quoted(ReportModel.GROUP.id()));
  }
}
