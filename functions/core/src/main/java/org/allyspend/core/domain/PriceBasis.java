package org.allyspend.core.domain;

/**
 * The prices and exchange rates at which money is stated: none (the figure is no money), current,
 * or constant of a base year. In 'constant 2015 prices' the base year is 2015. Figures of different
 * bases are never added or compared: {@link #requireSame} refuses.
 *
 * @param kind none, current or constant
 * @param baseYear the base year of constant prices, 0 otherwise
 */
public record PriceBasis(Kind kind, int baseYear) implements Comparable<PriceBasis> {
  /** The kinds of price basis. */
  public enum Kind {
    NONE,
    CURRENT,
    CONSTANT
  }

  /** No money, or a ratio in which prices cancel. */
  public static final PriceBasis NONE = new PriceBasis(Kind.NONE, 0);

  /** Current prices and exchange rates. */
  public static final PriceBasis CURRENT = new PriceBasis(Kind.CURRENT, 0);

  public PriceBasis {
    if ((kind == Kind.CONSTANT) != (baseYear != 0)) {
      throw new IllegalArgumentException("a base year goes with constant prices and nothing else");
    }
    if (baseYear != 0 && (baseYear < 1900 || baseYear > 2200)) {
      throw Refusal.at("")
          .expected("a base year of constant prices, 1900 to 2200")
          .found(Integer.toString(baseYear))
          .exception();
    }
  }

  /** Constant prices and exchange rates of this base year. */
  public static PriceBasis constant(int baseYear) {
    return new PriceBasis(Kind.CONSTANT, baseYear);
  }

  /** What a unit's words tell of it: constant 2015 prices in 'million USD at 2015 prices'. */
  public static PriceBasis ofUnit(String words) {
    int at = words.indexOf(" at ");
    return at < 0 ? CURRENT : constant(Integer.parseInt(words.substring(at + 4, at + 8)));
  }

  /** The words for it alone: 'current prices', 'constant 2015 prices', or empty. */
  public String label() {
    return switch (kind) {
      case NONE -> "";
      case CURRENT -> "current prices";
      case CONSTANT -> "constant " + baseYear + " prices";
    };
  }

  /** Refuses to go on with figures of two bases, naming both. */
  public void requireSame(PriceBasis other) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "figures at " + label() + " and at " + other.label() + " can't be combined");
    }
  }

  @Override
  public int compareTo(PriceBasis other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(baseYear, other.baseYear);
  }
}
