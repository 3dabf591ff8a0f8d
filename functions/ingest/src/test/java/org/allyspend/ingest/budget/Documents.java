package org.allyspend.ingest.budget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Publication;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.Sources;

/** Documents of treasuries, read through the sources that come with Allyspend. */
public final class Documents {
  private Documents() {}

  /** A document of our own making in a treasury's layout, such as 'gbr.csv'. */
  public static byte[] own(String name) {
    try (InputStream in = Documents.class.getResourceAsStream("/budgets/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a source makes of one file. */
  static Publication read(String source, String name, byte[] bytes) {
    Source budget = Sources.of(source);
    return budget.parse(budget.document(name, Content.of(bytes)));
  }

  /** What a source makes of several files, by their names. */
  static Publication read(String source, Map<String, byte[]> files) {
    return read(source, "files.zip", Bundle.of(new LinkedHashMap<>(files)).bytes());
  }

  /** What a source whose files accumulate makes of one that is handed in after others. */
  static Publication readAfter(
      Source budget, Map<String, byte[]> files, String name, byte[] later) {
    Content before =
        budget.document("files.zip", Content.of(Bundle.of(new LinkedHashMap<>(files)).bytes()));
    return budget.parse(budget.after(before, budget.document(name, Content.of(later))));
  }

  /** A figure of a publication. */
  static Figure figure(Publication publication, BudgetStage stage, BudgetPart part, String period) {
    Measure measure = Measure.ofBudget(stage, part);
    return publication.series().stream()
        .filter(series -> series.measure().equals(measure))
        .findFirst()
        .flatMap(series -> series.in(Period.parse(period)))
        .orElseThrow();
  }
}
