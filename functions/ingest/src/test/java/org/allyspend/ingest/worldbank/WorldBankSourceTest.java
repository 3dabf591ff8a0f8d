package org.allyspend.ingest.worldbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldBankSourceTest {
  private static final String DOCUMENT =
      new String(WorldBankAnswers.document(), StandardCharsets.UTF_8);

  private final Publication publication = parse(DOCUMENT);

  @Test
  void five_indicators_are_read_for_all_allies() {
    assertThat(publication.series()).hasSize(5 * 32);
    assertThat(publication.observations()).isEqualTo(5 * 32 * 5 - 2 * 5);
    assertThat(publication.edition()).isEqualTo("2026-10-08");
    assertThat(publication.currentTo()).isEqualTo(LocalDate.of(2026, 10, 8));
  }

  @Test
  void money_is_in_millions_and_people_in_thousands_with_every_digit() {
    assertThat(figure(Measure.GDP, Ally.DEU, 2023))
        .isEqualTo(
            Figure.of(
                new BigDecimal("4525703.90362753"), Status.NORMAL, "NY.GDP.MKTP.CD/DEU/2023"));
    assertThat(figure(Measure.POPULATION, Ally.DEU, 2023).known()).isEqualByComparingTo("83280");
  }

  @Test
  void null_is_missing_and_not_zero() {
    assertThat(figure(Measure.MILITARY_EXPENDITURE, Ally.ISL, 2024))
        .isEqualTo(Figure.missing("MS.MIL.XPND.CD/ISL/2024"));
  }

  @Test
  void military_expenditure_is_marked_as_sipris() {
    assertThat(series(Measure.MILITARY_SHARE_OF_GDP, Ally.FRA).note()).isEqualTo("SIPRI's figure");
    assertThat(series(Measure.GDP, Ally.FRA).note()).isEmpty();
  }

  @Test
  void the_base_year_stands_in_the_indicators_name() {
    assertThat(series(Measure.GDP_CONSTANT, Ally.FRA).basis()).isEqualTo(PriceBasis.constant(2015));
  }

  @Test
  void one_answer_alone_is_refused_for_what_it_lacks() {
    assertThatThrownBy(() -> parse("[" + WorldBankAnswers.page("NY.GDP.MKTP.CD", 1, 1) + "]"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("indicator NY.GDP.MKTP.KD: expected its pages, found none");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"value\":4525703903627.53 | \"value\":\"12\" | NY.GDP.MKTP.CD/DEU/2023: expected its"
            + " value to be a number or null, found the text '12'",
        "\"value\":4525703903627.53 | \"value\":1e999 | NY.GDP.MKTP.CD/DEU/2023: expected a figure",
        "\"value\":4525703903627.53 | \"value\":-5 | NY.GDP.MKTP.CD/DEU/2023: expected"
            + " gdp_usd_current of 0 or more",
        "\"date\":\"2024\" | \"date\":\"2024Q1\" | expected date to be a year, found '2024Q1'",
        "\"date\":\"2024\" | \"date\":\"2023\" | NY.GDP.MKTP.CD/ALB/2023: expected a figure once,"
            + " found it again",
        "\"obs_status\":\"\" | \"obs_status\":\"Z\" | expected obs_status to be empty, A, E, F or"
            + " P, found 'Z'",
        "constant 2015 US$ | constant LCU | expected its name to state the base year",
        "\"lastupdated\":\"2026-10-08\" | \"lastupdated\":\"soon\" | lastupdated: expected a date",
        "\"page\":1 | \"page\":\"x\" | answer 1 /0/page: expected a whole number, found 'x'",
        "\"total\":160 | \"total\":161 | indicator NY.GDP.MKTP.CD: expected 161 rows on 2 pages,"
            + " found 160 on 2",
        "\"countryiso3code\":\"FRA\" | \"countryiso3code\":\"EUU\" | NY.GDP.MKTP.CD/EUU/2024:"
            + " expected the code FRA of France, found 'EUU'",
        "\"value\":4525703903627.53 | \"value\":4525703903.62753 | NY.GDP.MKTP.CD/DEU/2023:"
            + " expected gdp_usd_current near that of the year before, which is 4400000, found"
            + " '4525.704'",
        "GDP (current US$) | GDP (current LCU) | indicator NY.GDP.MKTP.CD: expected a name with"
            + " 'current US$' in it, found 'GDP (current LCU)'",
      })
  void what_is_wrong_is_named_with_its_place(String from, String to, String message) {
    String changed =
        from.contains("countryiso3code") || from.contains("updated") || from.startsWith("constant")
            ? DOCUMENT.replace(from, to)
            : DOCUMENT.replaceFirst(Pattern.quote(from), to);

    assertThatThrownBy(() -> parse(changed))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  /** Each a change of every row of an indicator, as of another unit or year of prices. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NY.GDP.MKTP.CD | :([0-9.]+) | :$1e-6 | NY.GDP.MKTP.CD/ALB/2020: expected GDP in US dollars"
            + " and population in persons, which make 0.01 a head, found '0.001000002'",
        "NY.GDP.MKTP.CD | :([0-9.]+) | :$1e3 | NY.GDP.MKTP.CD/ALB/2020: expected GDP in US dollars",
        "SP.POP.TOTL | :([0-9.]+) | :$1e-3 | NY.GDP.MKTP.CD/ALB/2020: expected GDP in US dollars",
        "MS.MIL.XPND.GD.ZS | :([0-9.]+) | :$1e-2 | MS.MIL.XPND.GD.ZS/ALB/2020: expected military"
            + " expenditure in percent of GDP, which is 1, found '0.011'",
        "MS.MIL.XPND.CD | :([0-9.]+) | :$1e-6 | MS.MIL.XPND.GD.ZS/ALB/2020: expected military"
            + " expenditure in percent of GDP, which is 0.000001",
        "NY.GDP.MKTP.KD | :([0-9.]+) | :$1e-6 | NY.GDP.MKTP.KD/ALB/2020: expected GDP at prices of"
            + " 2020, which is 1000.002 at current, found '0.001000002'",
      })
  void another_unit_contradicts_the_other_indicators(
      String indicator, String from, String to, String message) {
    String changed =
        Pattern.compile("\\{\"indicator\":\\{\"id\":\"" + indicator + "\".*?\\}(?=[,\\]])(?!,\"c)")
            .matcher(DOCUMENT.replace("constant 2015", "constant 2020"))
            .replaceAll(
                row ->
                    Matcher.quoteReplacement(row.group().replaceAll("(?<=\"value\")" + from, to)));

    assertThatThrownBy(() -> parse(changed))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void prices_that_fall_in_america_are_those_of_another_year() {
    String tenfold =
        DOCUMENT.replaceAll(
            "(\"NY\\.GDP\\.MKTP\\.KD\"[^}]*\\}[^}]*\\}[^}]*\"value\":[0-9.]+)", "$1e1");

    assertThatThrownBy(() -> parse(tenfold))
        .hasMessage(
            "NY.GDP.MKTP.KD/USA/2020: expected GDP at prices of 2015, which is 32000 at current,"
                + " found '320000'");
  }

  @Test
  void rows_of_two_base_years_are_refused() {
    assertThatThrownBy(() -> parse(DOCUMENT.replaceFirst("constant 2015", "constant 2021")))
        .hasMessage(
            "indicator NY.GDP.MKTP.KD: expected the name 'GDP (constant 2021 US$)' in every row,"
                + " found 'GDP (constant 2015 US$)'");
  }

  @Test
  void pages_of_two_updates_are_refused() {
    assertThatThrownBy(
            () -> parse(DOCUMENT.replaceFirst("(?s)(\"page\":2.*?)2026-10-08", "$12026-07-01")))
        .hasMessage(
            "indicator NY.GDP.MKTP.CD: expected pages of one update, 2026-10-08, found others");
  }

  @Test
  void a_nought_of_who_has_some_is_missing() {
    Publication zeros =
        parse(
            DOCUMENT
                .replaceFirst("\"value\":4525703903627.53", "\"value\":0")
                .replaceAll("(?<=\"date\":\"2021\",)\"value\":10000020.28", "\"value\":0"));

    assertThat(figure(zeros, Measure.GDP, Ally.DEU, 2023).value()).isEmpty();
    assertThat(figure(zeros, Measure.MILITARY_EXPENDITURE, Ally.ALB, 2021).value()).isEmpty();
  }

  @Test
  void other_countries_are_read_past() {
    String row =
        """
        {"indicator":{"id":"NY.GDP.MKTP.CD","value":"GDP (current US$)"},"country":{"id":"EU",\
        "value":"European Union"},"countryiso3code":"EUU","date":"2024","value":1,"unit":"",\
        "obs_status":"","decimal":0},\
        """;
    String withAnother =
        DOCUMENT
            .replaceFirst("\\},\\[", "},[" + row.replace("$", "\\$"))
            .replaceFirst("\"total\":160", "\"total\":161")
            .replaceFirst("\"total\":160", "\"total\":161");

    assertThat(parse(withAnother).series()).isEqualTo(publication.series());
  }

  @Test
  void one_answer_is_read_as_a_browser_saves_it_and_says_what_it_lacks() {
    Publication one =
        parse(
            "\ufeff"
                + """
                [{"page":1,"pages":1,"per_page":"50","total":1,"lastupdated":"2026-10-08"},[
                {"indicator":{"id":"NY.GDP.MKTP.CD","value":"GDP (current US$)"},"country":{"id":"FR",
                "value":"France"},"countryiso3code":"FRA","date":"2024","value":3160442000000.5,
                "unit":"","obs_status":"","decimal":0}]]
                """);

    assertThat(one.series()).hasSize(1);
    assertThat(one.series().get(0).byYear().get(2024).known())
        .isEqualTo(new BigDecimal("3160442.0000005"));
    assertThat(one.warnings())
        .extracting(Remark::sentence)
        .contains("holds no answer on indicator SP.POP.TOTL")
        .anyMatch(
            warning -> warning.startsWith("indicator NY.GDP.MKTP.CD: expected rows of every"));
  }

  @Test
  void an_answer_of_an_error_is_quoted() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    [{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter \
                    value is not valid"}]}]\
                    """))
        .hasMessageContaining("'Invalid value: The provided parameter value is not valid'");
  }

  @Test
  void what_is_no_json_is_named() {
    assertThatThrownBy(() -> parse("<html><body>Sorry</body></html>"))
        .hasMessageStartingWith("expected JSON, found a web page");
  }

  private static Publication parse(String document) {
    return new WorldBankSource().parse(document.getBytes(StandardCharsets.UTF_8));
  }

  private Figure figure(Measure measure, Ally ally, int year) {
    return figure(publication, measure, ally, year);
  }

  private static Figure figure(Publication from, Measure measure, Ally ally, int year) {
    return series(from, measure, ally).byYear().get(year);
  }

  private Series series(Measure measure, Ally ally) {
    return series(publication, measure, ally);
  }

  private static Series series(Publication from, Measure measure, Ally ally) {
    return from.series().stream()
        .filter(one -> one.measure().equals(measure) && one.subject().equals(Subject.of(ally)))
        .findFirst()
        .orElseThrow();
  }
}
