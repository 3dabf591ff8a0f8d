package org.allyspend.core.domain;

/** Observation status, with the SDMX code (codelist CL_OBS_STATUS), the firmest first. */
public enum Status {
  NORMAL("A"),
  PROVISIONAL("P"),
  /** Stated by nobody: implied by other figures of the publisher, which the figure's note names. */
  IMPUTED("I"),
  ESTIMATED("E"),
  FORECAST("F"),
  MISSING("M");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  /** Whether the publisher is expected to leave it as it is; estimates and the like firm up. */
  public boolean isFirm() {
    return this == NORMAL || this == IMPUTED;
  }

  /** The SDMX code: A, P, I, E, F or M. */
  public String code() {
    return code;
  }

  /** The status of this SDMX code; refuses any other text. */
  public static Status of(String code) {
    for (Status status : values()) {
      if (status.code.equals(code)) {
        return status;
      }
    }
    throw Refusal.at("").expected("a status (A, P, I, E, F or M)").foundText(code).exception();
  }

  /** Whether an outturn is to come: what was imputed for want of a figure awaits none. */
  public boolean isToBeFirmed() {
    return this == PROVISIONAL || this == ESTIMATED || this == FORECAST;
  }

  /** The weaker of the two: an aggregate takes the weakest status of its parts. */
  public Status weaker(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
