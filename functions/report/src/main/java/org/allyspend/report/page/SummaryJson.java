package org.allyspend.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Json;
import org.allyspend.report.Headlines;
import org.allyspend.report.ReportModel;
import org.allyspend.report.WhatsNew;

/**
 * The summary for programs: the sentences, and the key figures of the European allies as of each
 * year by measure id. Decimals are strings, unrounded; a figure that is missing is left out.
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
    root.put("keyFigures", model.years().stream().map(year -> keyFigures(model, year)).toList());
    root.put("sources", model.assessment().releases().stream().map(SummaryJson::source).toList());
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and lists can always be written", e);
    }
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
    Map<String, String> values = new LinkedHashMap<>();
    for (Measure measure : measures) {
      model
          .value(measure, year)
          .ifPresent(value -> values.put(measure.id(), value.value().toPlainString()));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("year", year);
    figures.put("status", model.status(year).code());
    figures.put("values", values);
    return figures;
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
