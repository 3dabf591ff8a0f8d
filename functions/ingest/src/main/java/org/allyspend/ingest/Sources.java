package org.allyspend.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.budget.BudgetSource;
import org.allyspend.ingest.csv.CsvSource;
import org.allyspend.ingest.ecb.EcbSource;
import org.allyspend.ingest.eda.EdaSource;
import org.allyspend.ingest.eurostat.EurostatSource;
import org.allyspend.ingest.kiel.KielSource;
import org.allyspend.ingest.nato.NatoSource;
import org.allyspend.ingest.sipri.SipriSource;
import org.allyspend.ingest.worldbank.WorldBankSource;

/** The sources there are. */
public final class Sources {
  private static final List<Source> ALL =
      Stream.concat(
              Stream.of(
                  new NatoSource(),
                  new SipriSource(),
                  new WorldBankSource(),
                  new KielSource(),
                  new EurostatSource(),
                  new EdaSource(),
                  new EcbSource(),
                  new CsvSource()),
              BudgetSource.builtIn().stream())
          .toList();

  private Sources() {}

  /** Every source. */
  public static List<Source> all() {
    return ALL;
  }

  /**
   * The source of this id.
   *
   * @throws RefusedException where there is none
   */
  public static Source of(String id) {
    return ALL.stream()
        .filter(source -> source.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.ofChoice("", "a source", ALL.stream().map(Source::id).toList(), id)
                    .exception());
  }

  /** The ids of all sources, as a sentence has them. */
  static String ids() {
    return Refusal.oneOf(ALL.stream().map(Source::id).toList());
  }
}
