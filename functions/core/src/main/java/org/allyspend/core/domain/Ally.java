package org.allyspend.core.domain;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A member of NATO, keyed by its ISO 3166-1 alpha-3 code and named as NATO names it; in {@code TUR}
 * the name is 'Türkiye'. In NATO's own order, the alphabetical order of the English names.
 */
public enum Ally {
  ALB("Albania", 2009, 4, 1),
  BEL("Belgium", 1949, 4, 4),
  BGR("Bulgaria", 2004, 3, 29),
  CAN("Canada", 1949, 4, 4),
  HRV("Croatia", 2009, 4, 1),
  CZE("Czechia", 1999, 3, 12),
  DNK("Denmark", 1949, 4, 4),
  EST("Estonia", 2004, 3, 29),
  FIN("Finland", 2023, 4, 4),
  FRA("France", 1949, 4, 4),
  DEU("Germany", 1955, 5, 6),
  GRC("Greece", 1952, 2, 18),
  HUN("Hungary", 1999, 3, 12),
  ISL("Iceland", 1949, 4, 4),
  ITA("Italy", 1949, 4, 4),
  LVA("Latvia", 2004, 3, 29),
  LTU("Lithuania", 2004, 3, 29),
  LUX("Luxembourg", 1949, 4, 4),
  MNE("Montenegro", 2017, 6, 5),
  NLD("Netherlands", 1949, 4, 4),
  MKD("North Macedonia", 2020, 3, 27),
  NOR("Norway", 1949, 4, 4),
  POL("Poland", 1999, 3, 12),
  PRT("Portugal", 1949, 4, 4),
  ROU("Romania", 2004, 3, 29),
  SVK("Slovak Republic", 2004, 3, 29),
  SVN("Slovenia", 2004, 3, 29),
  ESP("Spain", 1982, 5, 30),
  SWE("Sweden", 2024, 3, 7),
  TUR("Türkiye", 1952, 2, 18),
  GBR("United Kingdom", 1949, 4, 4),
  USA("United States", 1949, 4, 4);

  /** Other names that publishers use or have used, each as {@link #folded}. */
  private static final Map<String, Ally> BY_OTHER_NAME =
      Map.ofEntries(
          Map.entry("czech republic", CZE),
          Map.entry("federal republic of germany", DEU),
          Map.entry("fyr macedonia", MKD),
          Map.entry("former yugoslav republic of macedonia", MKD),
          Map.entry("great britain", GBR),
          Map.entry("macedonia", MKD),
          Map.entry("rep. of north macedonia", MKD),
          Map.entry("republic of north macedonia", MKD),
          Map.entry("republic of türkiye", TUR),
          Map.entry("slovakia", SVK),
          Map.entry("turkey", TUR),
          Map.entry("turkiye", TUR),
          Map.entry("uk", GBR),
          Map.entry("united kingdom of great britain and northern ireland", GBR),
          Map.entry("united states of america", USA),
          Map.entry("us", USA),
          Map.entry("usa", USA));

  private static final Map<String, Ally> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(ally -> folded(ally.natoName), Function.identity()));

  private static final Map<String, Ally> BY_ISO3 =
      Arrays.stream(values()).collect(Collectors.toMap(Ally::iso3, Function.identity()));

  private final String natoName;
  private final LocalDate accession;

  Ally(String natoName, int year, int month, int day) {
    this.natoName = natoName;
    this.accession = LocalDate.of(year, month, day);
  }

  /** The name NATO prints, such as 'Slovak Republic'. */
  public String natoName() {
    return natoName;
  }

  /** The ISO 3166-1 alpha-3 code. */
  public String iso3() {
    return name();
  }

  /**
   * The first year in which NATO counts this ally in its aggregates: the year of accession, as the
   * notes under NATO's Table 2 state it (Montenegro 2017, North Macedonia 2020, Finland 2023,
   * Sweden 2024).
   */
  public int countsFrom() {
    return accession.getYear();
  }

  /** Whether NATO counts this ally in its aggregates of that year. */
  public boolean countsIn(int year) {
    return year >= countsFrom();
  }

  /**
   * Whether it had acceded to the North Atlantic Treaty by then; the founders signed it in 1949.
   */
  public boolean isMemberAt(Instant moment) {
    return Timing.hasBegun(accession, moment);
  }

  /**
   * False for Iceland alone, which has no defence expenditure to report but whose GDP NATO counts
   * in its aggregates.
   */
  public boolean hasArmedForces() {
    return this != ISL;
  }

  /**
   * The ally of this name, or empty: NATO's own, or one that publishers use or have used, such as
   * 'Turkey', 'Slovakia' or 'The former Yugoslav Republic of Macedonia', in any case and any of
   * Unicode's forms, with or without the article.
   */
  public static Optional<Ally> ofName(String name) {
    String folded = folded(name);
    return Optional.ofNullable(BY_NAME.get(folded))
        .or(() -> Optional.ofNullable(BY_OTHER_NAME.get(folded)));
  }

  private static String folded(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\u00a0]+", " ")
            .strip();
    return folded.startsWith("the ") ? folded.substring(4) : folded;
  }

  /** The ally of this ISO 3166-1 alpha-3 code in upper case, or empty. */
  public static Optional<Ally> ofIso3(String iso3) {
    return Optional.ofNullable(BY_ISO3.get(iso3));
  }
}
