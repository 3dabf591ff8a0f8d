package org.allyspend.core.domain;

/** Which allies of a group count in a year. Every aggregate states its composition. */
public enum Composition {
  /** An ally counts from the year NATO counts it: NATO's convention, and the default. */
  AS_OF_YEAR("as-of-year"),
  /**
   * Today's members, which are those of the moment a report is stated as of, count in every year,
   * so that a rise is a rise and not a new member.
   */
  CONSTANT("constant");

  private final String id;

  Composition(String id) {
    this.id = id;
  }

  /** The name in files and addresses: {@code as-of-year} or {@code constant}. */
  public String id() {
    return id;
  }

  /** The composition of this id; refuses any other text. */
  public static Composition of(String id) {
    for (Composition composition : values()) {
      if (composition.id.equals(id)) {
        return composition;
      }
    }
    throw new IllegalArgumentException(
        "'" + id + "' is no composition: expected as-of-year or constant");
  }

  /** Whether the ally counts in that year under this composition. */
  public boolean counts(Ally ally, int year) {
    return this == CONSTANT || ally.countsIn(year);
  }
}
