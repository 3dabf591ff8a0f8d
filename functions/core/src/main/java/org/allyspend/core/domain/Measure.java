package org.allyspend.core.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is measured, with its unit and whether it is money at current or constant prices; in {@code
 * defence_expenditure_usd_current} the unit is 'million USD' at current prices and exchange rates.
 * The base year of constant prices belongs to the figures (see {@link Series#basis()}), since it
 * changes between editions. Defence expenditure is always NATO's definition.
 *
 * @param id lower-case words joined by underscores
 * @param unit the unit of every figure of this measure
 * @param prices the kind of price basis the figures stand on
 */
public record Measure(String id, Unit unit, PriceBasis.Kind prices) {
  public static final Measure EXPENDITURE_NATIONAL =
      current("defence_expenditure_national_currency", Unit.MILLION_NATIONAL_CURRENCY);
  public static final Measure EXPENDITURE_NATIONAL_CONSTANT =
      constant("defence_expenditure_national_currency_constant", Unit.MILLION_NATIONAL_CURRENCY);
  public static final Measure EXPENDITURE =
      current("defence_expenditure_usd_current", Unit.MILLION_USD);
  public static final Measure EXPENDITURE_CONSTANT =
      constant("defence_expenditure_usd_constant", Unit.MILLION_USD);
  public static final Measure SHARE_OF_GDP = plain("share_of_gdp", Unit.PERCENT);
  public static final Measure REAL_CHANGE = plain("real_change", Unit.PERCENT);
  public static final Measure GDP = current("gdp_usd_current", Unit.MILLION_USD);
  public static final Measure GDP_CONSTANT = constant("gdp_usd_constant", Unit.MILLION_USD);
  public static final Measure GDP_PER_CAPITA =
      constant("gdp_per_capita_usd_constant", Unit.THOUSAND_USD);
  public static final Measure EXPENDITURE_PER_CAPITA =
      constant("defence_expenditure_per_capita_usd_constant", Unit.USD);
  public static final Measure PERSONNEL = plain("military_personnel", Unit.THOUSAND_PERSONS);
  public static final Measure EQUIPMENT_SHARE = plain("equipment_share", Unit.PERCENT);
  public static final Measure PERSONNEL_SHARE = plain("personnel_share", Unit.PERCENT);
  public static final Measure INFRASTRUCTURE_SHARE = plain("infrastructure_share", Unit.PERCENT);
  public static final Measure OTHER_SHARE = plain("other_share", Unit.PERCENT);

  // SIPRI's military expenditure is another definition than NATO's: measures of their own, so that
  // the two can be shown side by side and never be added.
  public static final Measure MILITARY_EXPENDITURE =
      current("military_expenditure_usd_current", Unit.MILLION_USD);
  public static final Measure MILITARY_EXPENDITURE_CONSTANT =
      constant("military_expenditure_usd_constant", Unit.MILLION_USD);
  public static final Measure MILITARY_SHARE_OF_GDP =
      plain("military_expenditure_share_of_gdp", Unit.PERCENT);
  public static final Measure MILITARY_SHARE_OF_GOVERNMENT =
      plain("military_expenditure_share_of_government_spending", Unit.PERCENT);
  public static final Measure MILITARY_EXPENDITURE_PER_CAPITA =
      current("military_expenditure_per_capita_usd_current", Unit.USD);
  public static final Measure MILITARY_EXPENDITURE_NATIONAL_CALENDAR =
      current(
          "military_expenditure_national_currency_calendar_year", Unit.MILLION_NATIONAL_CURRENCY);
  public static final Measure MILITARY_EXPENDITURE_NATIONAL_FINANCIAL =
      current(
          "military_expenditure_national_currency_financial_year", Unit.MILLION_NATIONAL_CURRENCY);

  // Support for Ukraine, as the Kiel Institute follows it: allocations, which are aid specified for
  // delivery, by kind, and commitments, which are wider announcements. Part of it is inside NATO's
  // defence expenditure of the giver, so it is shown beside that and never added to it.
  public static final Measure SUPPORT = current("ukraine_support_total_eur", Unit.BILLION_EUR);
  public static final Measure SUPPORT_MILITARY =
      current("ukraine_support_military_eur", Unit.BILLION_EUR);
  public static final Measure SUPPORT_FINANCIAL =
      current("ukraine_support_financial_eur", Unit.BILLION_EUR);
  public static final Measure SUPPORT_HUMANITARIAN =
      current("ukraine_support_humanitarian_eur", Unit.BILLION_EUR);
  public static final Measure SUPPORT_COMMITMENTS =
      current("ukraine_support_commitments_eur", Unit.BILLION_EUR);
  public static final Measure SUPPORT_TO_BE_ALLOCATED =
      current("ukraine_support_to_be_allocated_eur", Unit.BILLION_EUR);

  /** Allocations in percent of the giver's GDP of 2021, as Kiel publishes them. */
  public static final Measure SUPPORT_PERCENT_OF_GDP =
      plain("ukraine_support_percent_of_gdp_2021", Unit.PERCENT);

  /**
   * Kiel's attribution of the Union's own aid to its members, all of it since 2022: nobody's own.
   */
  public static final Measure SUPPORT_ATTRIBUTED =
      current("ukraine_support_of_the_eu_attributed_cumulative_eur", Unit.BILLION_EUR);

  // General government expenditure on defence as Eurostat has it: national accounts, on accrual, by
  // function of government (COFOG division 02), without most pensions. It is published a first time
  // beside the rules of the Union's budgets, and a year later by all functions.
  public static final Measure GOVERNMENT_DEFENCE =
      current("government_defence_expenditure_eur", Unit.MILLION_EUR);
  public static final Measure GOVERNMENT_DEFENCE_NATIONAL =
      current("government_defence_expenditure_national_currency", Unit.MILLION_NATIONAL_CURRENCY);
  public static final Measure GOVERNMENT_DEFENCE_PERCENT_OF_GDP =
      plain("government_defence_expenditure_percent_of_gdp", Unit.PERCENT);
  public static final Measure GOVERNMENT_INVESTMENT =
      current("government_defence_investment_eur", Unit.MILLION_EUR);
  public static final Measure GOVERNMENT_INVESTMENT_NATIONAL =
      current("government_defence_investment_national_currency", Unit.MILLION_NATIONAL_CURRENCY);
  public static final Measure GOVERNMENT_INVESTMENT_PERCENT_OF_GDP =
      plain("government_defence_investment_percent_of_gdp", Unit.PERCENT);
  public static final Measure COFOG_DEFENCE =
      current("cofog_defence_expenditure_eur", Unit.MILLION_EUR);
  public static final Measure COFOG_DEFENCE_NATIONAL =
      current("cofog_defence_expenditure_national_currency", Unit.MILLION_NATIONAL_CURRENCY);
  public static final Measure COFOG_DEFENCE_PERCENT_OF_GDP =
      plain("cofog_defence_expenditure_percent_of_gdp", Unit.PERCENT);

  // Defence expenditure as members of the European Union report it to the European Defence Agency:
  // near NATO's definition and not the same, with investment and its two parts apart.
  public static final Measure EDA_EXPENDITURE =
      current("eda_defence_expenditure_eur", Unit.MILLION_EUR);
  public static final Measure EDA_INVESTMENT =
      current("eda_defence_investment_eur", Unit.MILLION_EUR);
  public static final Measure EDA_PROCUREMENT =
      current("eda_equipment_procurement_eur", Unit.MILLION_EUR);
  public static final Measure EDA_RESEARCH =
      current("eda_research_and_development_eur", Unit.MILLION_EUR);
  public static final Measure EDA_SHARE_OF_GDP =
      plain("eda_defence_expenditure_share_of_gdp", Unit.PERCENT);
  public static final Measure EDA_SHARE_OF_GOVERNMENT =
      plain("eda_defence_expenditure_share_of_government_spending", Unit.PERCENT);
  public static final Measure EDA_PER_CAPITA =
      current("eda_defence_expenditure_per_capita_eur", Unit.EUR);

  /** Units of a currency for one euro, the mean of the days on which the ECB published a rate. */
  public static final Measure PER_EURO = plain("exchange_rate_for_one_euro", Unit.PER_EURO);

  private static final String TO_DATE = "_year_to_date";

  /** Change of expenditure at current prices and exchange rates: never to be read as growth. */
  public static final Measure NOMINAL_CHANGE = plain("nominal_change", Unit.PERCENT);

  /** Population: as published, or for a group implied by NATO's GDP over its GDP per capita. */
  public static final Measure POPULATION = plain("population", Unit.THOUSAND_PERSONS);

  /** Share of the three largest spenders in the group's expenditure at current prices. */
  public static final Measure CONCENTRATION = plain("concentration_top_3", Unit.PERCENT);

  /** The group's expenditure if every member doubled its own. */
  public static final Measure DOUBLED_EXPENDITURE =
      current("doubled_defence_expenditure_usd_current", Unit.MILLION_USD);

  /** The group's share of GDP if every member doubled its expenditure. */
  public static final Measure DOUBLED_SHARE = plain("doubled_share_of_gdp", Unit.PERCENT);

  private static final String BUDGET = "budget_";

  private static final List<Measure> PUBLISHED =
      published(
          List.of(
              EXPENDITURE_NATIONAL,
              EXPENDITURE_NATIONAL_CONSTANT,
              EXPENDITURE,
              EXPENDITURE_CONSTANT,
              SHARE_OF_GDP,
              REAL_CHANGE,
              GDP,
              GDP_CONSTANT,
              GDP_PER_CAPITA,
              EXPENDITURE_PER_CAPITA,
              PERSONNEL,
              EQUIPMENT_SHARE,
              PERSONNEL_SHARE,
              INFRASTRUCTURE_SHARE,
              OTHER_SHARE,
              MILITARY_EXPENDITURE,
              MILITARY_EXPENDITURE_CONSTANT,
              MILITARY_SHARE_OF_GDP,
              MILITARY_SHARE_OF_GOVERNMENT,
              MILITARY_EXPENDITURE_PER_CAPITA,
              MILITARY_EXPENDITURE_NATIONAL_CALENDAR,
              MILITARY_EXPENDITURE_NATIONAL_FINANCIAL,
              POPULATION,
              SUPPORT,
              SUPPORT_MILITARY,
              SUPPORT_FINANCIAL,
              SUPPORT_HUMANITARIAN,
              SUPPORT_COMMITMENTS,
              SUPPORT_TO_BE_ALLOCATED,
              SUPPORT_PERCENT_OF_GDP,
              SUPPORT_ATTRIBUTED,
              GOVERNMENT_DEFENCE,
              GOVERNMENT_DEFENCE_NATIONAL,
              GOVERNMENT_DEFENCE_PERCENT_OF_GDP,
              GOVERNMENT_INVESTMENT,
              GOVERNMENT_INVESTMENT_NATIONAL,
              GOVERNMENT_INVESTMENT_PERCENT_OF_GDP,
              COFOG_DEFENCE,
              COFOG_DEFENCE_NATIONAL,
              COFOG_DEFENCE_PERCENT_OF_GDP,
              EDA_EXPENDITURE,
              EDA_INVESTMENT,
              EDA_PROCUREMENT,
              EDA_RESEARCH,
              EDA_SHARE_OF_GDP,
              EDA_SHARE_OF_GOVERNMENT,
              EDA_PER_CAPITA,
              PER_EURO));

  private static final Map<String, Measure> BY_ID =
      PUBLISHED.stream().collect(Collectors.toUnmodifiableMap(Measure::id, Function.identity()));

  private static List<Measure> published(List<Measure> written) {
    List<Measure> all = new ArrayList<>(written);
    for (BudgetStage stage : BudgetStage.values()) {
      for (BudgetPart part : BudgetPart.values()) {
        all.add(ofBudget(stage, part));
      }
    }
    return List.copyOf(all);
  }

  /**
   * A national budget's figure on defence at a stage, of the whole or a part: in millions of the
   * ally's currency, as its declaration delimits it. Coverage differs from one treasury to the
   * next, so that figures of two allies are never added.
   */
  public static Measure ofBudget(BudgetStage stage, BudgetPart part) {
    String of = part == BudgetPart.WHOLE ? "" : "_" + part.id();
    return current(BUDGET + stage.id() + of + "_national_currency", Unit.MILLION_NATIONAL_CURRENCY);
  }

  /** Whether it is of a national budget. */
  public boolean isOfBudget() {
    return id.startsWith(BUDGET);
  }

  /** A measure that is no money. */
  public static Measure plain(String id, Unit unit) {
    return new Measure(id, unit, PriceBasis.Kind.NONE);
  }

  /** Money at current prices and exchange rates. */
  public static Measure current(String id, Unit unit) {
    return new Measure(id, unit, PriceBasis.Kind.CURRENT);
  }

  /** Money at constant prices and exchange rates of a base year. */
  public static Measure constant(String id, Unit unit) {
    return new Measure(id, unit, PriceBasis.Kind.CONSTANT);
  }

  /** The measures a source may publish, in the order of NATO's tables. */
  public static List<Measure> published() {
    return PUBLISHED;
  }

  /** The published measure of this id, or empty. */
  public static Optional<Measure> ofPublishedId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The same, of which a release is known to have figures. */
  public static Measure published(String id) {
    return ofPublishedId(id).orElseThrow();
  }

  /** The unit of its figures at a price basis: 'million USD at 2015 prices'. */
  public String unitAt(PriceBasis basis) {
    return unit.label()
        + (basis.kind() == PriceBasis.Kind.CONSTANT ? " at " + basis.baseYear() + " prices" : "");
  }

  /**
   * The same measure as it was a year before, like for like: over the members of the year whose
   * figures of both years are known.
   */
  public Measure yearBefore() {
    return new Measure(id + "_year_before", unit, prices);
  }

  /** The mean yearly change of a share over the last three years, like for like. */
  public Measure meanChange() {
    return plain(id + "_mean_change_3_years", Unit.PERCENTAGE_POINTS);
  }

  /** As a record's own, and quicker: measures are looked up by the ten thousand. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Measure measure
            && id.equals(measure.id)
            && unit == measure.unit
            && prices == measure.prices);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /**
   * The same from the beginning of the year to the end of a month: a value of April is the sum of
   * January to April.
   */
  public Measure yearToDate() {
    return new Measure(id + TO_DATE, unit, prices);
  }

  /**
   * Whether figures of months add up to a year: support for Ukraine does, a rate or a share of a
   * stock does not.
   */
  public boolean isMonthlyFlow() {
    return unit == Unit.BILLION_EUR && !equals(SUPPORT_ATTRIBUTED);
  }

  /**
   * Whether a figure below zero is possible: a change may be, a correction of what was given, and
   * investment, which is less what was sold; a title of a budget may be a reduction or a receipt.
   */
  public boolean mayBeNegative() {
    return equals(REAL_CHANGE)
        || isOfBudget()
        || id.startsWith("ukraine_support_")
        || id.startsWith("government_defence_investment_");
  }

  /** Whether the figure is a share of a whole, in percent, and so never over 100 of it. */
  public boolean isShare() {
    return unit == Unit.PERCENT && id.contains("share");
  }
}
