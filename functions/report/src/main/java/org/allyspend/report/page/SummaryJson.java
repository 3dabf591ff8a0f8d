package org.allyspend.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Json;
import org.allyspend.report.FindingText;
import org.allyspend.report.Headlines;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Support;
import org.allyspend.report.SupportLine;
import org.allyspend.report.TargetStanding;
import org.allyspend.report.WhatsNew;

/**
 * The summary for programs: the sentences, and the key figures of the European allies as of each
 * year by measure id. Figures are numbers, rounded as they are read (money to a tenth of a million,
 * shares to hundredths of a percent; with all their digits they are in the CSV files), allies are
 * listed by their codes, and a figure that is missing is left out.
 */
public final class SummaryJson {
  private SummaryJson() {}

  /** The summary of a report as JSON in UTF-8. */
  public static byte[] of(ReportModel model) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("period", model.assessment().period().toString());
    root.put("asOf", model.assessment().asOf().toString());
    root.put("language", model.labels().language());
    root.put("currency", model.configuration().presentation().currency().name());
    model.money().note().ifPresent(note -> root.put("euros", note));
    root.put("headline", new Headlines(model).first());
    root.put("sentences", new Headlines(model).all());
    root.put("news", new WhatsNew(model).all());
    FindingText words = new FindingText(model);
    root.put(
        "findings",
        model.assessment().findings().stream().map(one -> finding(one, words)).toList());
    root.put("keyFigures", model.years().stream().map(year -> keyFigures(model, year)).toList());
    root.put(
        "targets",
        model.configuration().targets().stream().map(target -> standing(model, target)).toList());
    model.support().ifPresent(support -> root.put("support", support(support)));
    root.put("sources", model.assessment().releases().stream().map(SummaryJson::source).toList());
    return Json.indented(root);
  }

  /** As what it is, and in words. */
  private static Map<String, Object> finding(Finding finding, FindingText words) {
    Map<String, Object> body = finding.body();
    body.put("sentence", words.sentence(finding));
    return body;
  }

  private static Map<String, Object> keyFigures(ReportModel model, int year) {
    List<Measure> measures =
        new ArrayList<>(
            List.of(
                Measure.EXPENDITURE,
                Measure.EXPENDITURE_CONSTANT,
                Measure.SHARE_OF_GDP,
                Measure.REAL_CHANGE));
    model.configuration().targets().stream().map(Target::alliesAt).forEach(measures::add);
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (Measure measure : measures) {
      model
          .value(measure, year)
          .ifPresent(value -> values.put(measure.id(), rounded(measure, value.value())));
    }
    // Members count from the year they joined: the sentences tell the change with today's.
    model
        .value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year)
        .ifPresent(
            change ->
                values.put(
                    "real_change_constant_members", rounded(Measure.REAL_CHANGE, change.value())));
    if (model.money().hasRates()) {
      model
          .value(Measure.EXPENDITURE, year)
          .map(total -> model.money().euros(total.value(), year))
          .ifPresent(
              euros ->
                  values.put(
                      "defence_expenditure_eur_current", rounded(Measure.EXPENDITURE, euros)));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("year", year);
    figures.put("status", model.status(year).code());
    figures.put("values", values);
    model
        .value(Measure.EXPENDITURE, year)
        .ifPresent(total -> figures.put("missing", codes(total.missing().stream())));
    return figures;
  }

  /** Where the European allies that count in the latest year stand against a target. */
  private static Map<String, Object> standing(ReportModel model, Target target) {
    int year = model.latestYear();
    Map<String, Object> standing = new LinkedHashMap<>();
    standing.put("id", target.id());
    standing.put("name", model.labels().target(target));
    standing.put("threshold", target.threshold());
    target.deadline().ifPresent(deadline -> standing.put("deadline", deadline));
    standing.put("year", year);
    model
        .value(target.gap(), year)
        .ifPresent(
            gap ->
                standing.put(
                    "gap", rounded(target.gap(), model.money().stated(gap.value(), year))));
    List<Ally> counting =
        model.europeanAllies().stream().filter(ally -> ally.countsIn(year)).sorted().toList();
    for (TargetStanding one : TargetStanding.values()) {
      standing.put(
          one.id(),
          codes(
              counting.stream()
                  .filter(
                      ally ->
                          TargetStanding.of(model, target, ally, year).equals(Optional.of(one)))));
    }
    standing.put(
        "missing",
        codes(
            counting.stream()
                .filter(ally -> TargetStanding.of(model, target, ally, year).isEmpty())));
    return standing;
  }

  /** Support for Ukraine in billion euros, no part of the figures above. */
  private static Map<String, Object> support(Support support) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("from", support.months().get(0).toString());
    told.put("to", support.last().toString());
    told.put("unit", Measure.SUPPORT.unit().label());
    told.put("sentences", support.sentences());
    told.put("notes", support.notes());
    told.put("donors", support.lines().stream().map(SummaryJson::donor).toList());
    return told;
  }

  private static Map<String, Object> donor(SupportLine line) {
    Map<String, Object> donor = new LinkedHashMap<>();
    donor.put("id", line.id());
    donor.put("name", line.name());
    SupportLine.KINDS.forEach(kind -> donor.put(kind.id(), scaled(line.all(kind), 3)));
    donor.put("soFar", scaled(line.soFar(0), 3));
    donor.put("sameMonthsOfTheYearBefore", scaled(line.soFar(1), 3));
    line.change().ifPresent(change -> donor.put("changePercent", scaled(change, 1)));
    line.ofAll().ifPresent(share -> donor.put("shareOfAllDonorsPercent", scaled(share, 1)));
    line.ofGdp().ifPresent(share -> donor.put("percentOfGdp2021", scaled(share, 3)));
    line.perHead().ifPresent(head -> donor.put("perHeadEur", scaled(head, 0)));
    line.attributed().ifPresent(share -> donor.put("euAidAttributedByKiel", scaled(share, 3)));
    return donor;
  }

  private static List<String> codes(Stream<Ally> allies) {
    return allies.map(Ally::iso3).toList();
  }

  private static BigDecimal rounded(Measure measure, BigDecimal value) {
    return scaled(value, decimals(measure));
  }

  private static BigDecimal scaled(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static int decimals(Measure measure) {
    return switch (measure.unit()) {
      case PERCENT, PERCENTAGE_POINTS -> 2;
      case ALLIES, YEAR -> 0;
      case BILLION_EUR -> 3;
      default -> 1;
    };
  }

  private static Map<String, String> source(Release release) {
    Map<String, String> source = new LinkedHashMap<>();
    source.put("source", release.source());
    source.put("publisher", release.publisher());
    source.put("title", release.title());
    source.put("edition", release.edition());
    source.put("sha256", release.sha256());
    source.put("licence", release.licence());
    return source;
  }
}
