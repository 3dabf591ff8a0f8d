package org.allyspend.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Json;
import org.allyspend.report.FindingText;
import org.allyspend.report.Headlines;
import org.allyspend.report.ReportModel;
import org.allyspend.report.TargetStanding;
import org.allyspend.report.WhatsNew;

/**
 * The summary for programs: the sentences, and the key figures of the European allies as of each
 * year by measure id. Figures are numbers, rounded as they are read (money to a tenth of a million,
 * shares to hundredths of a percent; unrounded they are in the CSV files), allies are listed by
 * their codes, and a figure that is missing is left out.
 */
public final class SummaryJson {
  private SummaryJson() {}

  /** The summary of a report as JSON in UTF-8. */
  public static byte[] of(ReportModel model) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("period", model.assessment().period().toString());
    root.put("asOf", model.assessment().asOf().toString());
    root.put("language", model.labels().language());
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
    root.put("sources", model.assessment().releases().stream().map(SummaryJson::source).toList());
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and lists can always be written", e);
    }
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
        .ifPresent(gap -> standing.put("gap", rounded(target.gap(), gap.value())));
    List<Ally> counting =
        model.europeanAllies().stream().filter(ally -> ally.countsIn(year)).toList();
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

  private static List<String> codes(Stream<Ally> allies) {
    return allies.map(Ally::iso3).toList();
  }

  private static BigDecimal rounded(Measure measure, BigDecimal value) {
    BigDecimal brief = value.setScale(decimals(measure), RoundingMode.HALF_UP).stripTrailingZeros();
    return brief.scale() < 0 ? brief.setScale(0) : brief;
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
