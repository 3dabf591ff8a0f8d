package org.allyspend.core.domain;

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
}
