package org.allyspend.core.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  /** Those that a source may publish, by their ids, in the order in which they stand here. */
  private static final Map<String, Measure> PUBLISHED = new LinkedHashMap<>();

  public static final Measure EXPENDITURE_NATIONAL =
      published(current("defence_expenditure_national_currency", Unit.MILLION_NATIONAL_CURRENCY));
  public static final Measure EXPENDITURE_NATIONAL_CONSTANT =
      published(
          constant(
              "defence_expenditure_national_currency_constant", Unit.MILLION_NATIONAL_CURRENCY));
  public static final Measure EXPENDITURE =
      published(current("defence_expenditure_usd_current", Unit.MILLION_USD));
  public static final Measure EXPENDITURE_CONSTANT =
      published(constant("defence_expenditure_usd_constant", Unit.MILLION_USD));
  public static final Measure SHARE_OF_GDP = published(plain("share_of_gdp", Unit.PERCENT));
  public static final Measure REAL_CHANGE = published(plain("real_change", Unit.PERCENT));
  public static final Measure GDP = published(current("gdp_usd_current", Unit.MILLION_USD));
  public static final Measure GDP_CONSTANT =
      published(constant("gdp_usd_constant", Unit.MILLION_USD));
  public static final Measure GDP_PER_CAPITA =
      published(constant("gdp_per_capita_usd_constant", Unit.THOUSAND_USD));
  public static final Measure EXPENDITURE_PER_CAPITA =
      published(constant("defence_expenditure_per_capita_usd_constant", Unit.USD));
  public static final Measure PERSONNEL =
      published(plain("military_personnel", Unit.THOUSAND_PERSONS));
  public static final Measure EQUIPMENT_SHARE = published(plain("equipment_share", Unit.PERCENT));
  public static final Measure PERSONNEL_SHARE = published(plain("personnel_share", Unit.PERCENT));
  public static final Measure INFRASTRUCTURE_SHARE =
      published(plain("infrastructure_share", Unit.PERCENT));
  public static final Measure OTHER_SHARE = published(plain("other_share", Unit.PERCENT));

  /** What NATO divides expenditure into: in percent of it, together the whole. */
  public static final List<Measure> CATEGORIES =
      List.of(EQUIPMENT_SHARE, PERSONNEL_SHARE, INFRASTRUCTURE_SHARE, OTHER_SHARE);

  // SIPRI's military expenditure is another definition than NATO's: measures of their own, so that
  // the two can be shown side by side and never be added.
  public static final Measure MILITARY_EXPENDITURE =
      published(current("military_expenditure_usd_current", Unit.MILLION_USD));
  public static final Measure MILITARY_EXPENDITURE_CONSTANT =
      published(constant("military_expenditure_usd_constant", Unit.MILLION_USD));
  public static final Measure MILITARY_SHARE_OF_GDP =
      published(plain("military_expenditure_share_of_gdp", Unit.PERCENT));
  public static final Measure MILITARY_SHARE_OF_GOVERNMENT =
      published(plain("military_expenditure_share_of_government_spending", Unit.PERCENT));
  public static final Measure MILITARY_EXPENDITURE_PER_CAPITA =
      published(current("military_expenditure_per_capita_usd_current", Unit.USD));
  public static final Measure MILITARY_EXPENDITURE_NATIONAL_CALENDAR =
      published(
          current(
              "military_expenditure_national_currency_calendar_year",
              Unit.MILLION_NATIONAL_CURRENCY));
  public static final Measure MILITARY_EXPENDITURE_NATIONAL_FINANCIAL =
      published(
          current(
              "military_expenditure_national_currency_financial_year",
              Unit.MILLION_NATIONAL_CURRENCY));

  /** Population: as published, or for a group implied by NATO's GDP over its GDP per capita. */
  public static final Measure POPULATION = published(plain("population", Unit.THOUSAND_PERSONS));

  // Support for Ukraine, as the Kiel Institute follows it: allocations, which are aid specified for
  // delivery, by kind, and commitments, which are wider announcements. Part of it is inside NATO's
  // defence expenditure of the giver, so it is shown beside that and never added to it.
  public static final Measure SUPPORT =
      published(current("ukraine_support_total_eur", Unit.BILLION_EUR));
  public static final Measure SUPPORT_MILITARY =
      published(current("ukraine_support_military_eur", Unit.BILLION_EUR));
  public static final Measure SUPPORT_FINANCIAL =
      published(current("ukraine_support_financial_eur", Unit.BILLION_EUR));
  public static final Measure SUPPORT_HUMANITARIAN =
      published(current("ukraine_support_humanitarian_eur", Unit.BILLION_EUR));
  public static final Measure SUPPORT_COMMITMENTS =
      published(current("ukraine_support_commitments_eur", Unit.BILLION_EUR));
  public static final Measure SUPPORT_TO_BE_ALLOCATED =
      published(current("ukraine_support_to_be_allocated_eur", Unit.BILLION_EUR));

  /** Allocations in percent of the giver's GDP of 2021, as Kiel publishes them. */
  public static final Measure SUPPORT_PERCENT_OF_GDP =
      published(plain("ukraine_support_percent_of_gdp_2021", Unit.PERCENT));

  /**
   * Kiel's attribution of the Union's own aid to its members, all of it since 2022: nobody's own.
   */
  public static final Measure SUPPORT_ATTRIBUTED =
      published(current("ukraine_support_of_the_eu_attributed_cumulative_eur", Unit.BILLION_EUR));

  // General government expenditure on defence as Eurostat has it: national accounts, on accrual, by
  // function of government (COFOG division 02), without most pensions. It is published a first time
  // beside the rules of the Union's budgets, and a year later by all functions.
  public static final Measure GOVERNMENT_DEFENCE =
      published(current("government_defence_expenditure_eur", Unit.MILLION_EUR));
  public static final Measure GOVERNMENT_DEFENCE_NATIONAL =
      published(
          current(
              "government_defence_expenditure_national_currency", Unit.MILLION_NATIONAL_CURRENCY));
  public static final Measure GOVERNMENT_DEFENCE_PERCENT_OF_GDP =
      published(plain("government_defence_expenditure_percent_of_gdp", Unit.PERCENT));
  public static final Measure GOVERNMENT_INVESTMENT =
      published(current("government_defence_investment_eur", Unit.MILLION_EUR));
  public static final Measure GOVERNMENT_INVESTMENT_NATIONAL =
      published(
          current(
              "government_defence_investment_national_currency", Unit.MILLION_NATIONAL_CURRENCY));
  public static final Measure GOVERNMENT_INVESTMENT_PERCENT_OF_GDP =
      published(plain("government_defence_investment_percent_of_gdp", Unit.PERCENT));
  public static final Measure COFOG_DEFENCE =
      published(current("cofog_defence_expenditure_eur", Unit.MILLION_EUR));
  public static final Measure COFOG_DEFENCE_NATIONAL =
      published(
          current("cofog_defence_expenditure_national_currency", Unit.MILLION_NATIONAL_CURRENCY));
  public static final Measure COFOG_DEFENCE_PERCENT_OF_GDP =
      published(plain("cofog_defence_expenditure_percent_of_gdp", Unit.PERCENT));

  // Defence expenditure as members of the European Union report it to the European Defence Agency:
  // near NATO's definition and not the same, with investment and its two parts apart.
  public static final Measure EDA_EXPENDITURE =
      published(current("eda_defence_expenditure_eur", Unit.MILLION_EUR));
  public static final Measure EDA_INVESTMENT =
      published(current("eda_defence_investment_eur", Unit.MILLION_EUR));
  public static final Measure EDA_PROCUREMENT =
      published(current("eda_equipment_procurement_eur", Unit.MILLION_EUR));
  public static final Measure EDA_RESEARCH =
      published(current("eda_research_and_development_eur", Unit.MILLION_EUR));
  public static final Measure EDA_SHARE_OF_GDP =
      published(plain("eda_defence_expenditure_share_of_gdp", Unit.PERCENT));
  public static final Measure EDA_SHARE_OF_GOVERNMENT =
      published(plain("eda_defence_expenditure_share_of_government_spending", Unit.PERCENT));
  public static final Measure EDA_PER_CAPITA =
      published(current("eda_defence_expenditure_per_capita_eur", Unit.EUR));

  /** Units of a currency for one euro, the mean of the days on which the ECB published a rate. */
  public static final Measure PER_EURO =
      published(plain("exchange_rate_for_one_euro", Unit.PER_EURO));

  private static final String TO_DATE = "_year_to_date";

  /** Change of expenditure at current prices and exchange rates: never to be read as growth. */
  public static final Measure NOMINAL_CHANGE = plain("nominal_change", Unit.PERCENT);

  /** Share of the three largest spenders in the group's expenditure at current prices. */
  public static final Measure CONCENTRATION = plain("concentration_top_3", Unit.PERCENT);

  /** The group's expenditure if every member doubled its own. */
  public static final Measure DOUBLED_EXPENDITURE =
      current("doubled_defence_expenditure_usd_current", Unit.MILLION_USD);

  /** The group's share of GDP if every member doubled its expenditure. */
  public static final Measure DOUBLED_SHARE = plain("doubled_share_of_gdp", Unit.PERCENT);

  private static final String BUDGET = "budget_";

  static {
    for (BudgetStage stage : BudgetStage.values()) {
      for (BudgetPart part : BudgetPart.values()) {
        published(ofBudget(stage, part));
      }
    }
  }

  private static final List<Measure> IN_ORDER = List.copyOf(PUBLISHED.values());

  private static Measure published(Measure measure) {
    PUBLISHED.put(measure.id(), measure);
    return measure;
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
    return IN_ORDER;
  }

  /** The published measure of this id, or empty. */
  public static Optional<Measure> ofPublishedId(String id) {
    return Optional.ofNullable(PUBLISHED.get(id));
  }

  /** The same, of which a release is known to have figures. */
  public static Measure published(String id) {
    return ofPublishedId(id).orElseThrow();
  }

  /** The price basis of its figures, at constant prices that of a base year, which is 0 else. */
  public PriceBasis basis(int baseYear) {
    return new PriceBasis(prices, baseYear);
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

  /** Whether it is aid that was allocated to Ukraine: specified, and perhaps delivered later. */
  public boolean isAllocation() {
    return List.of(SUPPORT, SUPPORT_MILITARY, SUPPORT_FINANCIAL, SUPPORT_HUMANITARIAN)
        .contains(this);
  }

  /**
   * Whether a final figure may be of money that was not spent: SIPRI takes adopted budgets where it
   * has no better, and Kiel follows what was announced.
   */
  public boolean mayBeUnspent() {
    return id.startsWith("military_expenditure_") || id.startsWith("ukraine_support_");
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
    return unit == Unit.PERCENT && (id.contains("share") || id.contains("percent_of"));
  }
}
