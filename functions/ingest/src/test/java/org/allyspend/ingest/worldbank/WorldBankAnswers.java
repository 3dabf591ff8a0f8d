package org.allyspend.ingest.worldbank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;

/**
 * Answers in the shape in which version 2 of the World Bank's API gives them, for every ally in
 * 2020 to 2024. The figures are made up, but for Germany's GDP and population in 2023 and the
 * missing ones.
 */
public final class WorldBankAnswers {
  /** The day of update the answers state. */
  public static final String UPDATED = "2026-10-08";

  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2024;
  private static final Map<String, String> NAMES =
      Map.of(
          "NY.GDP.MKTP.CD", "GDP (current US$)",
          "NY.GDP.MKTP.KD", "GDP (constant 2015 US$)",
          "SP.POP.TOTL", "Population, total",
          "MS.MIL.XPND.CD", "Military expenditure (current USD)",
          "MS.MIL.XPND.GD.ZS", "Military expenditure (% of GDP)");

  private WorldBankAnswers() {}

  /** The codes of the indicators. */
  public static List<String> indicators() {
    return Stream.of(Indicator.values()).map(Indicator::code).toList();
  }

  /** How many rows an indicator has. */
  public static int total() {
    return Ally.values().length * (LAST_YEAR - FIRST_YEAR + 1);
  }

  /** One page of an indicator, cut so that there are that many pages. */
  public static String page(String indicator, int page, int pages, int total, String updated) {
    List<String> rows = rows(indicator);
    int perPage = (rows.size() + pages - 1) / pages;
    List<String> own = rows.subList((page - 1) * perPage, Math.min(rows.size(), page * perPage));
    return """
        [{"page":%d,"pages":%d,"per_page":%d,"total":%d,"sourceid":"2","lastupdated":"%s"},[%s]]"""
        .formatted(page, pages, perPage, total, updated, String.join(",", own));
  }

  /** One page of an indicator as it should be. */
  public static String page(String indicator, int page, int pages) {
    return page(indicator, page, pages, total(), UPDATED);
  }

  /** The document that is made of all answers. */
  public static byte[] document() {
    return indicators().stream()
        .flatMap(code -> IntStream.rangeClosed(1, 2).mapToObj(number -> page(code, number, 2)))
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> rows(String indicator) {
    List<String> rows = new ArrayList<>();
    for (Ally ally : Ally.values()) {
      for (int year = LAST_YEAR; year >= FIRST_YEAR; year--) {
        rows.add(
            """
            {"indicator":{"id":"%s","value":"%s"},"country":{"id":"%s","value":"%s"},\
            "countryiso3code":"%s","date":"%d","value":%s,"unit":"","obs_status":"","decimal":0}"""
                .formatted(
                    indicator,
                    NAMES.get(indicator),
                    ally.iso3().substring(0, 2),
                    ally.natoName(),
                    ally.iso3(),
                    year,
                    value(indicator, ally, year)));
      }
    }
    return rows;
  }

  private static String value(String indicator, Ally ally, int year) {
    boolean military = indicator.startsWith("MS.");
    if (military && !ally.hasArmedForces()) {
      return "null";
    }
    if (year == 2023 && ally == Ally.DEU && indicator.equals("NY.GDP.MKTP.CD")) {
      return "4525703903627.53";
    }
    if (year == 2023 && ally == Ally.DEU && indicator.equals("SP.POP.TOTL")) {
      return "83280000";
    }
    int number = 1 + List.of(Ally.values()).indexOf(ally);
    BigDecimal base =
        BigDecimal.valueOf(ally == Ally.DEU ? 400_000_000_007L : 1_000_000_007L)
            .multiply(BigDecimal.valueOf(number));
    return switch (indicator) {
      case "MS.MIL.XPND.GD.ZS" -> "1." + (9 + number) + "000000" + (year - FIRST_YEAR);
      case "MS.MIL.XPND.CD" -> base.add(BigDecimal.valueOf(year)).movePointLeft(2).toString();
      case "SP.POP.TOTL" -> base.add(BigDecimal.valueOf(year)).movePointLeft(4).toString();
      default -> base.add(BigDecimal.valueOf(year)).toString();
    };
  }
}
