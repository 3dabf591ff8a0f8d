package org.allyspend.core.domain;

import java.util.Optional;

/** The unit of a measure, as it is written in headers and files. */
public enum Unit {
  MILLION_NATIONAL_CURRENCY("million national currency"),
  MILLION_USD("million USD"),
  MILLION_EUR("million EUR"),
  BILLION_EUR("billion EUR"),
  PER_EURO("for one euro"),
  THOUSAND_USD("thousand USD"),
  USD("USD"),
  EUR("EUR"),
  PERCENT("percent"),
  PERCENTAGE_POINTS("percentage points"),
  THOUSAND_PERSONS("thousand persons"),
  ALLIES("allies"),
  YEAR("year");

  private final String label;

  Unit(String label) {
    this.label = label;
  }

  /** The words for it, such as 'million USD'. */
  public String label() {
    return label;
  }

  /** The ISO 4217 code of the currency it counts in, or empty where that is no one currency. */
  public Optional<String> currency() {
    return switch (this) {
      case MILLION_USD, THOUSAND_USD, USD -> Optional.of("USD");
      case MILLION_EUR, BILLION_EUR, EUR -> Optional.of("EUR");
      default -> Optional.empty();
    };
  }
}
