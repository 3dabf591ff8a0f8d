package org.allyspend.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.Language;
import org.allyspend.core.config.ReportingCurrency;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.BudgetNotes;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;
import org.allyspend.report.workbook.Admitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  private static final Path BUNDLES = Path.of("../core/src/main/words");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @ValueSource(strings = {"labels", "codebook"})
  void both_languages_say_the_same_things_about_the_same_values(String name) throws IOException {
    Properties english = bundle(name, Language.ENGLISH);
    Properties french = bundle(name, Language.FRENCH);

    assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    english
        .stringPropertyNames()
        .forEach(
            key ->
                assertThat(places(french.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(english.getProperty(key))));
  }

  @Test
  void a_publisher_named_alone_has_no_article() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(french.publisher("le ministère des Finances")).isEqualTo("Ministère des Finances");
    assertThat(french.publisher("la Direction du Budget")).isEqualTo("Direction du Budget");
    assertThat(french.publisher("l'Agence du Trésor")).isEqualTo("Agence du Trésor");
  }

  @Test
  void numbers_in_a_row_have_no_comma_between_them_where_the_decimal_sign_is_one() {
    List<BigDecimal> values =
        List.of(new BigDecimal("1.12"), new BigDecimal("1.10"), new BigDecimal("1.13"));

    assertThat(new Labels(Language.ENGLISH).numbers(values)).isEqualTo("1.12, 1.10 and 1.13");
    assertThat(new Labels(Language.FRENCH).numbers(values)).isEqualTo("1,12\u00a0; 1,10 et 1,13");
  }

  @Test
  void what_is_stated_as_of_the_end_of_a_day_is_told_with_that_day_and_not_the_next() {
    Instant midnight = Instant.parse("2024-08-01T00:00:00Z");
    Instant afternoon = Instant.parse("2024-08-01T14:05:00Z");

    assertThat(new Labels(Language.ENGLISH).asOf("page.as-of", midnight))
        .isEqualTo("As of the end of 31 July 2024 (UTC)");
    assertThat(new Labels(Language.FRENCH).asOf("page.as-of", midnight))
        .isEqualTo("Établi à la fin du 31 juillet 2024 (UTC)");
    assertThat(new Labels(Language.FRENCH).asOf("cover.as-of", afternoon))
        .isEqualTo("Établi d'après ce qui était connu jusqu'au 1er août 2024, 14:05 UTC.");
  }

  @Test
  void allies_stand_in_the_order_of_their_names_in_the_reports_language() {
    Labels french = new Labels(Language.FRENCH);
    Labels english = new Labels(Language.ENGLISH);

    assertThat(Stream.of(Ally.values()).sorted(french.byName()).map(french::ally))
        .startsWith(
            "Albanie",
            "Allemagne",
            "Belgique",
            "Bulgarie",
            "Canada",
            "Croatie",
            "Danemark",
            "Espagne",
            "Estonie",
            "États-Unis",
            "Finlande");
    assertThat(Stream.of(Ally.values()).sorted(english.byName())).containsExactly(Ally.values());
  }

  @Test
  void a_number_in_a_sentence_has_the_decimal_sign_of_its_language() {
    Admitted admitted = Admitted.decimal("0.01", "100");

    assertThat(admitted.text(new Labels(Language.FRENCH))).isEqualTo("de 0,01 à 100");
    assertThat(admitted.text(new Labels(Language.ENGLISH))).isEqualTo("0.01 to 100");
  }

  @Test
  void a_budget_of_which_nothing_is_known_is_named_and_not_its_id() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(french.get("headline.unknown", french.namedSource("budget-swe")))
        .isEqualTo("\u00a0; aucune publication du budget national (Suède) n'est connue");
    assertThat(new Labels(Language.ENGLISH).namedSource("budget-swe"))
        .isEqualTo("the national budget of Sweden");
  }

  @Test
  void what_reading_a_budget_says_is_told_in_the_reports_language() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(french.place("a.csv column Montant and others, 12 rows and in other files"))
        .isEqualTo("a.csv, colonne Montant et autres, 12 lignes et dans d'autres fichiers");
    assertThat(french.place("a.csv column Montant, 1 row"))
        .isEqualTo("a.csv, colonne Montant, 1 ligne");
    assertThat(french.place("line 181")).isEqualTo("ligne 181");
    assertThat(french.place("data explorer.csv line 7 column total"))
        .isEqualTo("data explorer.csv, ligne 7, colonne total");
    assertThat(new Labels(Language.ENGLISH).place("data explorer.csv line 7 column total"))
        .isEqualTo("data explorer.csv line 7 column total");
    assertThat(french.place("Table 3 D14")).isEqualTo("Table 3 D14");
    String place = "a.csv column Amount and others, 12 rows";
    assertThat(new Labels(Language.ENGLISH).place(place)).isEqualTo(place);
  }

  @Test
  void only_what_was_spent_is_an_outturn() {
    Labels labels = new Labels(Language.ENGLISH);

    assertThat(labels.status(Measure.EXPENDITURE, Status.NORMAL)).isEqualTo("outturn");
    assertThat(labels.status(Measure.SUPPORT_MILITARY, Status.NORMAL)).isEqualTo("allocated");
    assertThat(
            Stream.of(
                    Measure.SUPPORT_COMMITMENTS,
                    Measure.SUPPORT_TO_BE_ALLOCATED,
                    Measure.MILITARY_SHARE_OF_GDP)
                .map(measure -> labels.status(measure, Status.NORMAL)))
        .containsOnly("as published");
    assertThat(labels.status(Measure.SUPPORT, Status.MISSING)).isEqualTo("missing");
  }

  @Test
  void english_names_are_those_nato_prints() {
    Labels labels = new Labels(Language.ENGLISH);

    for (Ally ally : Ally.values()) {
      assertThat(labels.ally(ally)).isEqualTo(ally.natoName());
    }
    for (AllyGroup group : AllyGroup.BUILT_IN) {
      assertThat(labels.group(group)).isEqualTo(group.name());
    }
    for (Target target : Configuration.DEFAULT.targets()) {
      assertThat(labels.target(target)).isEqualTo(target.name());
      assertThat(labels.agreed(target, Instant.parse("2026-11-26T00:00:00Z")))
          .isEqualTo(target.agreed());
    }
  }

  @Test
  void figures_and_days_are_told_as_each_language_does() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);
    BigDecimal millions = new BigDecimal("1476197.242");

    assertThat(english.money(millions)).isEqualTo("1,476.2 billion US dollars");
    assertThat(french.money(millions))
        .isEqualTo("1\u202F476,2 milliards de dollars des États-Unis");
    assertThat(english.day(Instant.parse("2025-08-31T23:59:59Z"))).isEqualTo("31 August 2025");
    assertThat(french.month(YearMonth.of(2025, 8))).isEqualTo("août 2025");
    assertThat(french.list(List.of("Albanie", "Grèce"))).isEqualTo("Albanie et Grèce");
    assertThat(english.percent(new BigDecimal("1.995"), 2)).isEqualTo("2.00 %");
    assertThat(french.moreOrLess(new BigDecimal("-3.42"))).isEqualTo("3,4\u00a0% de moins");
  }

  @Test
  void in_french_a_sign_that_stands_apart_begins_no_line() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(french.percent(new BigDecimal("2.57"), 2)).isEqualTo("2,57\u00a0%");
    assertThat(french.get("target.2_percent")).isEqualTo("2\u00a0% du PIB");
    assertThat(french.get("chart.ally.title", "Grèce", "3,65\u00a0%", 2026, "2,24\u00a0%", 2014))
        .startsWith("Grèce\u00a0: 3,65\u00a0% du PIB en 2026");
    assertThat(french.codebook("table.codebook"))
        .isEqualTo("Répertoire\u00a0: tous les noms des autres fichiers");
  }

  @Test
  void what_is_below_zero_has_a_minus_and_no_hyphen() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);

    assertThat(english.decimals(new BigDecimal("-1234.56"), 1)).isEqualTo("−1,234.6");
    assertThat(french.percent(new BigDecimal("-1.4"), 1)).isEqualTo("−1,4\u00a0%");
    assertThat(french.change(new BigDecimal("-3.14"))).isEqualTo("−3,1\u00a0%");
    assertThat(english.change(new BigDecimal("11.4"))).isEqualTo("+11.4 %");
    assertThat(english.change(new BigDecimal("-0.04"))).isEqualTo("0.0 %");
    assertThat(Admitted.decimal("-20", "20").text(english)).isEqualTo("−20 to 20");
  }

  @Test
  void a_word_goes_with_its_count() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);

    assertThat(english.get("new.figures.new", "1")).isEqualTo("1 new figure");
    assertThat(english.get("new.figures.new", "1,204")).isEqualTo("1,204 new figures");
    assertThat(french.get("new.figures.new", "1")).isEqualTo("1 chiffre nouveau");
    assertThat(french.get("new.figures.new", "2")).isEqualTo("2 chiffres nouveaux");
    assertThat(english.get("reconciliation.intro", 12, 1)).contains("12 printed", "; 1 differs by");
    assertThat(french.get("chart.allies.title", 1, 29, "2 %"))
        .isEqualTo("1 allié européen sur 29 est à 2 % ou au-dessus");
  }

  @Test
  void one_alone_has_words_of_its_own() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);

    assertThat(english.get("headline.agreement", 1))
        .isEqualTo(
            "The one printed aggregate that can be held against our sums of the allies' figures"
                + " agrees with them.");
    assertThat(french.get("headline.disagreement", 1, 1))
        .startsWith("Le seul agrégat imprimé qui peut être rapproché de nos sommes en diffère");
    assertThat(
            english.get("newer.government.one", "2025", 1, 1, "Greece", "", "Greece", "3.0 % more"))
        .isEqualTo(
            "In 2025 government expenditure on defence, in euros at current prices, was 3.0 % more"
                + " than the year before in Greece, the one European ally for which Eurostat has"
                + " both.");
  }

  @Test
  void all_have_words_of_their_own() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);

    assertThat(english.get("headline.at-target", 29, 29, "1 % of GDP", 2026, "", ""))
        .isEqualTo("All 29 that report a share of GDP are at or over 1 % of GDP in 2026");
    assertThat(english.get("headline.at-target", 28, 29, "2 % of GDP", 2026, "", ""))
        .isEqualTo("28 of the 29 that report a share of GDP are at or over 2 % of GDP in 2026");
    assertThat(english.get("headline.at-target", 0, 29, "9 % of GDP", 2026, "", ""))
        .isEqualTo("None of the 29 that report a share of GDP is at or over 9 % of GDP in 2026");
    assertThat(french.get("headline.at-target.past", 29, 29, "1 % du PIB", 2024, "", ""))
        .isEqualTo(
            "Les 29 alliés qui déclarent une part du PIB étaient tous à 1 % du PIB ou plus en 2024");
    assertThat(english.get("chart.allies.title", 29, 29, "1 % of GDP"))
        .isEqualTo("All 29 European allies are at 1 % of GDP or over it");
    assertThat(french.get("chart.change.title", 29, 29, 2026, 2025))
        .isEqualTo("Les 29 dépensent tous plus en 2026 qu'en 2025, hors inflation");
  }

  /** Who sets 5 % for what NATO's tables count leaves nothing out. */
  @Test
  void a_part_of_natos_5_percent_alone_is_said_not_to_be_counted() {
    Labels english = new Labels(Language.ENGLISH);
    Target own =
        new Target(
            "our_5",
            "Our 5 %",
            Measure.SHARE_OF_GDP,
            BigDecimal.valueOf(5),
            Optional.of(2030),
            Optional.empty(),
            "");

    assertThat(english.targetNote(own)).isEmpty();
    assertThat(
            Configuration.DEFAULT.targets().stream()
                .map(english::targetNote)
                .filter(note -> !note.isEmpty()))
        .containsExactly(" (of which up to 1.5 points are not in these figures)");
  }

  @Test
  void none_has_words_of_its_own() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);

    assertThat(english.get("new.figures.new", "0")).isEqualTo("no new figures");
    assertThat(english.get("chart.crossings.title", 0, "2 %", 2014, 28, 2026))
        .isEqualTo("No European ally was at 2 % in 2014, 28 are in 2026");
    assertThat(french.get("chart.allies.title", 0, 29, "5 %"))
        .isEqualTo("Aucun allié européen n'est à 5 % ou au-dessus");
    assertThat(french.get("chart.crossings.title", 1, "2 %", 2014, 0, 2026))
        .isEqualTo("1 allié européen était à 2 % en 2014, aucun n'y est en 2026");
    assertThat(french.get("chart.allies.title", 28, 29, "2 %"))
        .isEqualTo("28 alliés européens sur 29 sont à 2 % ou au-dessus");
  }

  @Test
  void what_is_less_than_two_is_singular_in_french() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(french.money(new BigDecimal("1391")))
        .isEqualTo("1,4 milliard de dollars des États-Unis");
    assertThat(french.amount(new BigDecimal("0.6"))).isEqualTo("1 million");
    assertThat(french.amount(new BigDecimal("2"))).isEqualTo("2 millions");
    assertThat(french.money(ReportingCurrency.EUR, new BigDecimal("2000")))
        .isEqualTo("2,0 milliards d'euros");
    assertThat(
            french.get(
                "budgets.voted.alone",
                "Estonie",
                "2026",
                french.amount(new BigDecimal("1900")),
                "EUR"))
        .isEqualTo("Estonie\u00a0: 1,9 milliard EUR voté pour 2026.");
    assertThat(new Labels(Language.ENGLISH).amount(new BigDecimal("1400")))
        .isEqualTo("1.4 billion");
  }

  @Test
  void money_is_told_in_a_unit_that_shows_it_and_nothing_as_nothing() {
    Labels english = new Labels(Language.ENGLISH);
    Labels french = new Labels(Language.FRENCH);

    assertThat(english.money(new BigDecimal("34.2"))).isEqualTo("34 million US dollars");
    assertThat(french.money(new BigDecimal("340")))
        .isEqualTo("340 millions de dollars des États-Unis");
    assertThat(english.money(new BigDecimal("0.4"))).isEqualTo("less than a million US dollars");
    assertThat(french.money(ReportingCurrency.EUR, new BigDecimal("0.4")))
        .isEqualTo("moins d'un million d'euros");
    assertThat(english.money(BigDecimal.ZERO)).isEqualTo("nothing");
    assertThat(french.money(ReportingCurrency.EUR, BigDecimal.ZERO)).isEqualTo("0 euro");
    assertThat(english.get("road.as-one.gdp", english.amount(BigDecimal.ZERO), 2035))
        .isEqualTo("As one group they need nothing: Iceland's GDP counts there.");
    assertThat(french.get("road.as-one.gdp", french.amount(BigDecimal.ZERO), 2035))
        .isEqualTo("En un seul groupe, il ne leur faut rien\u00a0: le PIB de l'Islande y compte.");
    assertThat(french.get("chart.to-find.alt", "", "Pologne", french.money(BigDecimal.ZERO)))
        .contains("Le moins à trouver\u00a0: Pologne, rien.");
    assertThat(
            french.get(
                "support.ally.so-far.alone",
                "De janvier à avril",
                2026,
                french.money(ReportingCurrency.EUR, BigDecimal.ZERO)))
        .isEqualTo("De janvier à avril 2026, cet allié n'a rien alloué.");
  }

  @Test
  void who_alone_is_not_followed_is_one() {
    assertThat(new Labels(Language.ENGLISH).get("support.without", "Albania", 1))
        .isEqualTo(
            "Albania is not followed by the source: it has no figure here, which is not zero.");
    assertThat(new Labels(Language.FRENCH).get("support.without", "Albanie", 1))
        .isEqualTo(
            "La source ne suit pas cet allié (Albanie)\u00a0: il n'a ici aucun chiffre, ce qui n'est pas"
                + " zéro.");
    assertThat(new Labels(Language.FRENCH).get("support.without", "Albanie et Grèce", 2))
        .startsWith("Albanie et Grèce ne sont pas suivis par la source\u00a0: ils n'ont ici aucun");
  }

  @Test
  void an_assumed_growth_has_the_decimals_it_was_given() {
    Labels english = new Labels(Language.ENGLISH);

    assertThat(english.growthOfGdp(new BigDecimal("1.25"))).isEqualTo("GDP grows 1.25 % a year");
    assertThat(english.growthOfGdp(new BigDecimal("-5"))).isEqualTo("GDP shrinks 5.0 % a year");
  }

  @Test
  void nobody_is_told_of_a_thousand_millions() {
    assertThat(Money.areBillions(new BigDecimal("999.4"))).isFalse();
    assertThat(Money.areBillions(new BigDecimal("999.5"))).isTrue();
    assertThat(Money.areBillions(new BigDecimal("-1000"))).isTrue();
    assertThat(Money.areBillions(new BigDecimal("0.3"))).isFalse();
  }

  @Test
  void an_article_goes_together_with_what_stands_before_it_in_french() {
    Labels french =
        new Labels(
            Language.FRENCH,
            ReportingCurrency.USD,
            List.of(
                new Footnote(
                    "DEU",
                    BudgetNotes.PUBLISHER,
                    "Germany's Federal Ministry of Finance",
                    "le ministère fédéral allemand des Finances")));
    String ministry = "Germany's Federal Ministry of Finance";

    assertThat(french.publisher(ministry)).isEqualTo("Ministère fédéral allemand des Finances");
    assertThat(french.get("edition.latest", french.namedPublisher(ministry)))
        .isEqualTo("L'édition du ministère fédéral allemand des Finances que retient ce rapport");
    assertThat(french.get("headline.failed", french.namedPublisher(ministry), "2 mai"))
        .contains("visite au ministère fédéral");
  }

  @Test
  void units_are_told_in_the_reader_s_language() {
    Labels french = new Labels(Language.FRENCH);
    PriceBasis constant = PriceBasis.constant(2021);

    assertThat(french.unit(Measure.EXPENDITURE_NATIONAL, PriceBasis.CURRENT))
        .isEqualTo("millions, monnaie nationale");
    assertThat(french.unit(Measure.EXPENDITURE_CONSTANT, constant))
        .isEqualTo("millions USD aux prix de 2021");
    assertThat(new Labels(Language.ENGLISH).unit(Measure.EXPENDITURE_CONSTANT, constant))
        .isEqualTo("million USD at 2021 prices");
  }

  @Test
  void de_loses_its_vowel_before_another_in_french() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(french.get("headline.overdue", "Eurostat", "30 avril 2026"))
        .contains("prochaine édition d'Eurostat");
    assertThat(french.get("newer.intro", "Eurostat", "2014-2026", "2024"))
        .contains("année qu'Eurostat indique");
    assertThat(french.get("support.months", "avril", "août")).isEqualTo("D'avril à août");
    assertThat(french.get("support.months", "janvier", "avril")).isEqualTo("De janvier à avril");
  }

  @ParameterizedTest
  @EnumSource(Remark.Kind.class)
  void every_kind_of_remark_has_words_in_both_languages_for_what_stands_in_its_places(
      Remark.Kind kind) throws IOException {
    String key = "remark." + kind;
    Set<String> places = new TreeSet<>();
    if (kind != Remark.Kind.NO_REAL_DOCUMENT) { // That stands among the publishers' notes.
      IntStream.range(0, kind.places().size()).forEach(i -> places.add("{" + i + "}"));
    }

    assertThat(places(bundle("labels", Language.ENGLISH).getProperty(key))).isEqualTo(places);
    assertThat(places(bundle("labels", Language.FRENCH).getProperty(key))).isEqualTo(places);
  }

  @ParameterizedTest
  @EnumSource(
      value = Remark.Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNVERIFIED", "NO_REAL_DOCUMENT", "DIFFERS", "PART_DIFFERS", "LOST", "LOST_SPAN"})
  void a_remark_is_told_in_english_in_its_own_sentence_where_it_is_one_for_readers(
      Remark.Kind kind) {
    List<String> values =
        kind.places().stream()
            .filter(place -> !place.equals("because"))
            .map(place -> place.equals("figure") ? "12.50" : place)
            .toList();
    Remark remark =
        new Remark(
            kind,
            values,
            values.size() == kind.places().size()
                ? List.of()
                : List.of(Remark.said("one"), Remark.said("two")));

    assertThat(new Labels(Language.ENGLISH).remark(remark)).isEqualTo(remark.sentence());
  }

  @Test
  void remarks_are_told_with_figures_and_names_as_french_has_them() {
    Labels french = new Labels(Language.FRENCH);

    assertThat(
            french.remark(
                new Remark(
                    Remark.Kind.UNVERIFIED,
                    List.of(),
                    List.of(
                        Remark.of(Remark.Kind.DIFFERS, "voted", "2026", "6500", "6400.5"),
                        Remark.of(
                            Remark.Kind.PART_DIFFERS, "outturn", "pensions", "2025", "7", "8")))))
        .isEqualTo(
            "non vérifié\u00a0: voté, 2026\u00a0: 6\u202f500 ici, et 6\u202f400,5 d'après ce que sa"
                + " déclaration lui oppose\u00a0; exécuté (pensions), 2025\u00a0: 7 ici, et 8 d'après ce que"
                + " sa déclaration lui oppose");
    assertThat(french.remark(Remark.of(Remark.Kind.UNDECLARED, "a.csv")))
        .isEqualTo("a.csv\u00a0: n'est aucun des documents déclarés, et a été laissé de côté");
    assertThat(french.remark(Remark.of(Remark.Kind.NOT_ITS_PARTS, "line 7", "1.50", "-1.4")))
        .isEqualTo("ligne 7\u00a0: 1,50 imprimé, mais la somme des parties est de −1,4");
    assertThat(
            french.remark(
                Remark.of(Remark.Kind.NO_ROWS_OF_ALLIES, "SP.POP.TOTL", "Greece, Türkiye")))
        .isEqualTo("indicateur SP.POP.TOTL\u00a0: aucune ligne sur ces alliés (Grèce, Türkiye)");
    Remark block = Remark.of(Remark.Kind.NO_BLOCK, "TABLE5", "gdp_usd_constant");
    assertThat(french.remark(block))
        .isEqualTo(
            "feuille TABLE5\u00a0: cette édition n'imprime pas «\u00a0PIB à prix constants\u00a0»");
    assertThat(new Labels(Language.ENGLISH).remark(block))
        .isEqualTo("sheet TABLE5: this edition prints no GDP at constant prices");
    assertThat(french.remark(Remark.said("this edition has no Table 8b")))
        .isEqualTo("«\u00a0this edition has no Table 8b\u00a0»");
  }

  @Test
  void what_happened_on_the_way_to_a_document_is_told_as_french_has_it() {
    Labels french = new Labels(Language.FRENCH);
    Remark absent =
        Remark.of(Remark.Kind.EXCEL)
            .within(Remark.Kind.STATUS_FOR, "404")
            .within(Remark.Kind.AT, "https://example.org/a.xlsx");

    assertThat(french.remark(absent))
        .isEqualTo(
            "https://example.org/a.xlsx\u00a0: répond avec le statut 404\u00a0; attendu\u00a0: un classeur Excel"
                + " (.xlsx)");
    assertThat(french.remark(absent.within(Remark.Kind.NOT_FOUND)))
        .isEqualTo(
            "Il ne se trouvait pas à https://example.org/a.xlsx\u00a0: répond avec le statut 404\u00a0;"
                + " attendu\u00a0: un classeur Excel (.xlsx).");
    assertThat(french.remark(Remark.of(Remark.Kind.SILENT_HOST).within(Remark.Kind.ATTEMPTS, "2")))
        .isEqualTo("l'hôte est injoignable\u00a0: il ne répond pas (tentatives\u00a0: 2)");
    assertThat(
            french.remark(Remark.of(Remark.Kind.ANNOUNCED, "https://example.org", "2026", "a.pdf")))
        .isEqualTo("https://example.org annonce l'édition jusqu'en 2026 par a.pdf.");
    assertThat(
            french.remark(
                Remark.of(Remark.Kind.LOST_SPAN, "outturn", "2025-11", "2026-01", "3")
                    .within(Remark.Kind.SUPERSEDED)))
        .isEqualTo(
            "ne contient plus ce que la publication précédente contient (exécuté, de 2025-11 à"
                + " 2026-01 (3 périodes))\u00a0: si chaque fichier n'a que ses propres périodes, la"
                + " déclaration doit dire «\u00a0accumulates\u00a0»");
  }

  @Test
  void editions_that_are_named_after_days_and_months_are_told_in_words() {
    assertThat(new Labels(Language.ENGLISH).edition("updated 2026-04-27"))
        .isEqualTo("updated 27 April 2026");
    assertThat(new Labels(Language.ENGLISH).edition("to 2023")).isEqualTo("to 2023");
    assertThat(new Labels(Language.FRENCH).edition("Release 29 of 2026-08-04"))
        .isEqualTo("n° 29 du 4 août 2026");
    assertThat(new Labels(Language.FRENCH).edition("to 2026-07"))
        .isEqualTo("jusqu'en juillet 2026");
  }

  @Test
  void the_machines_language_makes_no_difference() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.FRANCE);
      assertThat(new Labels(Language.ENGLISH).get("yes")).isEqualTo("yes");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void of_two_treasuries_with_one_name_in_english_none_takes_the_others_in_french() {
    Footnote polish = ministry("POL", "le ministère polonais des Finances");
    Footnote czech = ministry("CZE", "le ministère tchèque des Finances");

    assertThat(french(polish, czech).publisher("Ministry of Finance"))
        .isEqualTo("Ministry of Finance");
    assertThat(french(polish, polish).publisher("Ministry of Finance"))
        .isEqualTo("Ministère polonais des Finances");
  }

  private static Footnote ministry(String ally, String french) {
    return new Footnote(ally, BudgetNotes.PUBLISHER, "Ministry of Finance", french);
  }

  private static Labels french(Footnote... declared) {
    return new Labels(Language.FRENCH, ReportingCurrency.USD, List.of(declared));
  }

  private static Properties bundle(String name, Language language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            BUNDLES.resolve(name + "_" + language.code() + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Set<String> places(String label) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(label);
    while (matcher.find()) {
      places.add(matcher.group());
    }
    return places;
  }
}
