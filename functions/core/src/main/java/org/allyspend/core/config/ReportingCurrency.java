package org.allyspend.core.config;

import java.util.List;
import org.allyspend.core.domain.Refusal;

/** The currency in which a report tells money at current prices. */
public enum ReportingCurrency {
  /** US dollars as NATO converts, and prints. */
  USD,
  /** Euros, at the European Central Bank's mean reference rate of each year. */
  EUR;

  /** The currency of this ISO 4217 code; refuses any other text. */
  public static ReportingCurrency of(String code) {
    return Refusal.choose(
        "/currency", "a reporting currency", List.of(values()), ReportingCurrency::name, code);
  }

  /** The other one, which a summary has beside it. */
  public ReportingCurrency other() {
    return this == USD ? EUR : USD;
  }
}
