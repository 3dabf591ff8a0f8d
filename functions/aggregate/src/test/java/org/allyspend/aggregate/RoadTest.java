package org.allyspend.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.junit.jupiter.api.Test;

class RoadTest {
  private static final Target TARGET = Configuration.DEFAULT.targets().get(1);
  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
  private static final Configuration FLAT =
      ConfigurationFile.read("{\"gdpGrowthPercent\": 10, \"gdpGrowthByAlly\": false}");

  private final List<Series> series = new ArrayList<>();

  @Test
  void a_road_runs_straight_from_the_pledge_to_the_threshold_at_the_deadline() {
    given(Ally.FRA, 2025, "2", 2026, "2.1");

    assertThat(value("FRA", TARGET.road(), 2025)).isEqualByComparingTo("2");
    assertThat(value("FRA", TARGET.road(), 2026)).isEqualByComparingTo("2.15");
    assertThat(value("FRA", TARGET.road(), 2030)).isEqualByComparingTo("2.75");
    assertThat(value("FRA", TARGET.road(), 2035)).isEqualByComparingTo("3.5");
    assertThat(value("FRA", TARGET.aheadOfRoad(), 2026)).isEqualByComparingTo("-0.05");
    assertThat(all("FRA", TARGET.aheadOfRoad()).byYear()).containsOnlyKeys(2025, 2026);
  }

  @Test
  void the_path_that_is_left_begins_with_the_latest_year() {
    given(Ally.FRA, 2025, "2", 2026, "2.6");

    assertThat(value("FRA", TARGET.path(), 2026)).isEqualByComparingTo("2.6");
    assertThat(value("FRA", TARGET.path(), 2027)).isEqualByComparingTo("2.7");
    assertThat(value("FRA", TARGET.path(), 2035)).isEqualByComparingTo("3.5");
    assertThat(all("FRA", TARGET.path()).in(2027).orElseThrow().status())
        .isEqualTo(Status.FORECAST);
  }

  @Test
  void before_the_pledge_the_road_begins_with_the_latest_year() {
    given(Ally.FRA, 2023, "1.9", 2024, "2.4");

    assertThat(all("FRA", TARGET.road()).byYear().firstKey()).isEqualTo(2024);
    assertThat(value("FRA", TARGET.road(), 2025)).isEqualByComparingTo("2.5");
  }

  @Test
  void money_follows_from_the_share_and_a_growing_gdp() {
    given(Ally.FRA, 2025, "2", 2026, "2.6");
    money(Ally.FRA, 2026, "26", "1000");

    assertThat(value("FRA", TARGET.pathGdp(), 2028)).isEqualByComparingTo("1210");
    assertThat(value("FRA", TARGET.pathExpenditure(), 2028)).isEqualByComparingTo("33.88");
    assertThat(value("FRA", TARGET.toFind(), 2028)).isEqualByComparingTo("7.88");
    assertThat(all("FRA", TARGET.toFind()).basis()).isEqualTo(PriceBasis.constant(2026));
  }

  @Test
  void who_is_at_the_target_has_only_to_hold_it() {
    given(Ally.POL, 2025, "4.2", 2026, "4.7");

    assertThat(value("POL", TARGET.path(), 2030)).isEqualByComparingTo("3.5");
    assertThat(value("POL", TARGET.toFind(), 2027)).isEqualByComparingTo("0");
  }

  @Test
  void each_ally_grows_as_the_imf_projects_and_the_last_year_goes_on() {
    // Germany 2027 to 2030: 1.47, 1.20, 0.98, 0.68 % as printed with two decimals.
    GdpOutlook imf = GdpOutlook.IMF;
    assertThat(imf.growth(Ally.DEU, 2027).orElseThrow().doubleValue())
        .isCloseTo(1.47, within(.005));
    assertThat(imf.growth(Ally.DEU, 2030)).isEqualTo(imf.growth(Ally.DEU, 2035));
    assertThat(imf.growth(Ally.POL, 2026).orElseThrow().doubleValue())
        .isCloseTo(3.14, within(.005));
    assertThat(imf.growth()).hasSize(32);
    assertThat(Configuration.DEFAULT.gdpGrowth(Ally.DEU, 2030, NOW))
        .isEqualByComparingTo(imf.growth(Ally.DEU, 2030).orElseThrow());
  }

  @Test
  void a_report_of_a_moment_before_the_outlook_came_out_goes_by_the_one_figure() {
    assertThat(
            Configuration.DEFAULT.gdpGrowth(Ally.DEU, 2030, Instant.parse("2025-10-13T23:59:59Z")))
        .isEqualByComparingTo("1.5");
    assertThat(FLAT.gdpGrowth(Ally.DEU, 2030, NOW)).isEqualByComparingTo("10");
  }

  @Test
  void a_groups_money_rests_on_the_members_that_have_every_figure() {
    given(Ally.FRA, 2025, "2", 2026, "2");
    given(Ally.DEU, 2025, "2", 2026, "2");
    money(Ally.FRA, 2026, "20", "1000");
    missing(Ally.DEU, 2026);

    Aggregate.Value found = all("european-allies", TARGET.membersToFind()).in(2035).orElseThrow();

    assertThat(found.covered()).isEqualTo(1);
    assertThat(found.members()).isEqualTo(30);
    // 3.5 % of 1000 x 1.1^9 less 20.
    assertThat(found.value()).isEqualByComparingTo("62.528169185");
    assertThat(roads()).noneMatch(one -> one.group().equals("DEU"));
  }

  private BigDecimal value(String group, Measure measure, int year) {
    return all(group, measure).in(year).orElseThrow().value();
  }

  private Aggregate all(String group, Measure measure) {
    return roads().stream()
        .filter(one -> one.group().equals(group) && one.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private List<Aggregate> roads() {
    return Roads.of(
        series,
        Stream.of("european-allies", "nato-total")
            .flatMap(
                group ->
                    Stream.of(
                        group(group, Measure.EXPENDITURE, "100"),
                        group(group, Measure.SHARE_OF_GDP, "2")))
            .toList(),
        FLAT,
        NOW);
  }

  private Aggregate group(String group, Measure measure, String value) {
    int latest = series.stream().mapToInt(one -> one.byYear().lastKey()).max().orElseThrow();
    TreeMap<Integer, Aggregate.Value> values = new TreeMap<>();
    values.put(latest, new Aggregate.Value(new BigDecimal(value), Status.NORMAL, 30, 1, Set.of()));
    return new Aggregate(
        group, Composition.AS_OF_YEAR, measure, basis(measure), Period.ofYears(values));
  }

  private void given(Ally ally, int before, String share, int latest, String latestShare) {
    TreeMap<Integer, Figure> figures = new TreeMap<>();
    figures.put(before, Figure.of(new BigDecimal(share), Status.NORMAL, ""));
    figures.put(latest, Figure.of(new BigDecimal(latestShare), Status.ESTIMATED, ""));
    series.add(
        new Series(
            Subject.of(ally), Measure.SHARE_OF_GDP, PriceBasis.NONE, "", Period.ofYears(figures)));
    money(ally, latest, new BigDecimal(latestShare).multiply(BigDecimal.TEN).toString(), "1000");
  }

  private void money(Ally ally, int year, String expenditure, String gdp) {
    series.removeIf(
        one ->
            one.subject().equals(Subject.of(ally)) && !one.measure().equals(Measure.SHARE_OF_GDP));
    add(ally, Measure.EXPENDITURE, year, Figure.of(new BigDecimal(expenditure), Status.NORMAL, ""));
    add(ally, Measure.GDP, year, Figure.of(new BigDecimal(gdp), Status.NORMAL, ""));
  }

  private void missing(Ally ally, int year) {
    series.removeIf(
        one -> one.subject().equals(Subject.of(ally)) && one.measure().equals(Measure.EXPENDITURE));
    add(ally, Measure.EXPENDITURE, year, Figure.missing(""));
  }

  private void add(Ally ally, Measure measure, int year, Figure figure) {
    series.add(
        new Series(
            Subject.of(ally), measure, basis(measure), "", Period.ofYears(Map.of(year, figure))));
  }

  private static PriceBasis basis(Measure measure) {
    return new PriceBasis(measure.prices(), 0);
  }
}
