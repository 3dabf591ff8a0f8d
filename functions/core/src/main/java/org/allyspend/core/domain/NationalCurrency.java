package org.allyspend.core.domain;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An ally's currency. Publishers restate a series in national currency whole when an ally adopts
 * the euro: NATO's edition of June 2024 has Croatia in euros from 2014 on and Bulgaria in leva,
 * that of July 2026 both in euros. So the currency of a series is that of the day it was published.
 */
public final class NationalCurrency {
  private static final String EURO = "EUR";

  private record Adoption(String before, int year) {}

  /** Who adopted the euro since the first editions that can be read. */
  private static final Map<Ally, Adoption> ADOPTED =
      new EnumMap<>(
          Map.of(
              Ally.LVA, new Adoption("LVL", 2014),
              Ally.LTU, new Adoption("LTL", 2015),
              Ally.HRV, new Adoption("HRK", 2023),
              Ally.BGR, new Adoption("BGN", 2026)));

  private NationalCurrency() {}

  /**
   * The ISO 4217 code of the currency an ally's series of a release are in. A national budget's is
   * that of its declaration, which names today's whatever the years of its file.
   */
  public static String of(Ally ally, Release release) {
    return SourceIds.isBudget(release.source())
        ? of(ally, LocalDate.MAX)
        : of(ally, release.published().orElse(release.currentTo()));
  }

  /** The year since which an ally counts in euros, where it counted otherwise before, or empty. */
  public static Optional<Integer> euroSince(Ally ally) {
    return Optional.ofNullable(ADOPTED.get(ally)).map(Adoption::year);
  }

  /** The ISO 4217 code of an ally's currency on a day, such as PLN. */
  public static String of(Ally ally, LocalDate day) {
    Adoption adoption = ADOPTED.get(ally);
    if (adoption != null) {
      return day.getYear() < adoption.year() ? adoption.before() : EURO;
    }
    return switch (ally) {
      case ALB -> "ALL";
      case CAN -> "CAD";
      case CZE -> "CZK";
      case DNK -> "DKK";
      case GBR -> "GBP";
      case HUN -> "HUF";
      case ISL -> "ISK";
      case MKD -> "MKD";
      case NOR -> "NOK";
      case POL -> "PLN";
      case ROU -> "RON";
      case SWE -> "SEK";
      case TUR -> "TRY";
      case USA -> "USD";
      default -> EURO;
    };
  }

  /** Whether a currency is the euro. */
  public static boolean isEuro(String code) {
    return code.equals(EURO);
  }
}
