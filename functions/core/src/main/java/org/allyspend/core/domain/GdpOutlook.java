package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Real growth of each ally's GDP in the years to come, as somebody projects it: an assumption of
 * roads to a target, and no figure of any total. The last projected year's growth goes on after it.
 *
 * @param publisher who projects
 * @param published the day it came out: before, no report may rest on it
 * @param growth in percent of the year before, by ally and year
 */
public record GdpOutlook(
    String publisher, LocalDate published, Map<Ally, NavigableMap<Integer, BigDecimal>> growth) {

  private static final String COMMENT = "# ";

  /** The International Monetary Fund's World Economic Outlook that reports go by. */
  public static final GdpOutlook IMF = read("gdp-growth.csv");

  public GdpOutlook {
    Map<Ally, NavigableMap<Integer, BigDecimal>> copy = new EnumMap<>(Ally.class);
    growth.forEach(
        (ally, years) ->
            copy.put(ally, Collections.unmodifiableNavigableMap(new TreeMap<>(years))));
    growth = Collections.unmodifiableMap(copy);
  }

  /** Whether it was out at that moment. */
  public boolean isKnownAt(Instant moment) {
    return Timing.hasBegun(published, moment);
  }

  /** The growth of an ally's GDP in a year, in percent, or empty before the first year it has. */
  public Optional<BigDecimal> growth(Ally ally, int year) {
    return Optional.ofNullable(growth.get(ally))
        .map(years -> years.floorEntry(year))
        .map(Map.Entry::getValue);
  }

  /** The last year with a growth of its own. */
  public int lastYear() {
    return growth.values().stream().mapToInt(NavigableMap::lastKey).max().orElseThrow();
  }

  private static GdpOutlook read(String resource) {
    Map<String, String> about = new HashMap<>();
    Map<Ally, NavigableMap<Integer, BigDecimal>> growth = new EnumMap<>(Ally.class);
    for (String line : Resources.text(resource).lines().toList()) {
      if (line.startsWith(COMMENT)) {
        String[] parts = line.substring(COMMENT.length()).split(": ", 2);
        about.put(parts[0], parts[parts.length - 1]);
      } else {
        String[] fields = line.split(",", -1);
        Ally.ofIso3(fields[0])
            .ifPresent(
                ally ->
                    growth
                        .computeIfAbsent(ally, absent -> new TreeMap<>())
                        .put(Integer.valueOf(fields[1]), new BigDecimal(fields[2])));
      }
    }
    return new GdpOutlook(about.get("publisher"), LocalDate.parse(about.get("published")), growth);
  }
}
