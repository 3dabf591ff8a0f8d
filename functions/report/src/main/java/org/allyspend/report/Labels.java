package org.allyspend.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.Language;
import org.allyspend.core.config.ReportingCurrency;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.core.domain.Timing;
import org.allyspend.report.chart.Letters;

/**
 * A report's words in its language: labels from the bundles {@code labels} and {@code codebook},
 * and figures and days as a sentence in that language needs them. The machine's own locale and time
 * zone make no difference.
 */
public final class Labels {
  /** What a French publisher is declared with, of which a name alone has none. */
  private static final Pattern ARTICLE = Pattern.compile("^(l[ae] |l')");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What stands for what a file does not say of itself, by what words it is told in. */
  private static final Map<String, String> UNSTATED =
      Map.of(
          Publication.NOT_STATED, "not-stated",
          Publication.FIGURES_AS_CSV, "title.csv.unstated");

  /** What stands as a note with figures that come with Allyspend. */
  private static final String IMPUTED =
      "imputed: what NATO Europe and Canada has beyond the other allies";

  /** As sentences, tables and charts have it; files for machines have a hyphen. */
  public static final String MINUS = "\u2212";

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private static final BigDecimal HALF_A_MILLION = new BigDecimal("0.5");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** The last year that a path is told to reach; what lies beyond is later. */
  public static final BigDecimal LAST_OF_PATHS = BigDecimal.valueOf(2050);

  private final Language language;
  private final ResourceBundle bundle;
  private final ResourceBundle codebook;
  private final ReportingCurrency currency;
  private final Map<String, String> declared;
  private final Map<String, String> typeset = new ConcurrentHashMap<>();
  private final Phrases phrases;
  private final Retold retold;
  private final Comparator<Ally> byName;

  /** The labels of a language, for money in US dollars. */
  public Labels(Language language) {
    this(language, ReportingCurrency.USD, List.of());
  }

  /**
   * The labels of a language, for money in this currency, with what declarations say in it of what
   * they say in English.
   */
  Labels(Language language, ReportingCurrency currency, List<Footnote> declared) {
    this.language = language;
    this.currency = currency;
    this.declared = unambiguous(declared);
    this.phrases = new Phrases(language);
    this.retold = new Retold(this);
    this.bundle = bundle("labels", language);
    this.codebook = bundle("codebook", language);
    this.byName = Comparator.comparing(namesToSortBy()::get);
  }

  private Map<Ally, String> namesToSortBy() {
    Map<Ally, String> names = new EnumMap<>(Ally.class);
    for (Ally ally : Ally.values()) {
      names.put(
          ally,
          ACCENTS.matcher(Normalizer.normalize(ally(ally), Normalizer.Form.NFD)).replaceAll(""));
    }
    return names;
  }

  /**
   * What is said otherwise in this language, by what it is in English: of two treasuries that are
   * both 'Ministry of Finance' in English nobody takes the other's name.
   */
  private Map<String, String> unambiguous(List<Footnote> notes) {
    Map<String, Set<String>> said =
        notes.stream()
            .filter(note -> note.isFrench(language.code()))
            .collect(groupingBy(Footnote::text, mapping(Footnote::french, toSet())));
    said.values().removeIf(names -> names.size() > 1);
    return said.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, one -> one.getValue().iterator().next()));
  }

  private static ResourceBundle bundle(String name, Language language) {
    return ResourceBundle.getBundle(
        "org.allyspend.report." + name,
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The ISO 639-1 code of the language. */
  public String language() {
    return language.code();
  }

  /**
   * The label of a key, with {0}, {1} and so on replaced by the values, and {0|figure|figures} by
   * the word that goes with the value.
   *
   * @throws java.util.MissingResourceException where there is none
   */
  public String get(String key, Object... values) {
    String label = words(bundle, key);
    if (label.contains("{code}")) {
      label = label.replace("{code}", currency.name());
    }
    if (label.contains("{money}")) {
      label = label.replace("{money}", bundle.getString("currency." + currency + ".money"));
    }
    return phrases.filled(label, values);
  }

  /**
   * What the codebook says under a key, with {0}, {1} and so on replaced by the values.
   *
   * @throws java.util.MissingResourceException where it says nothing
   */
  public String codebook(String key, Object... values) {
    return phrases.filled(words(codebook, key), values);
  }

  /** As they are set: in French no line begins with a sign that stands apart, as ':' and '%' do. */
  private String words(ResourceBundle from, String key) {
    String words = from.getString(key);
    return language == Language.FRENCH ? typeset.computeIfAbsent(words, Letters::together) : words;
  }

  /** The name of a measure, whole: that of a budget's is made of its stage and its part. */
  public String name(Measure measure) {
    return BudgetItem.of(measure)
        .map(
            item ->
                codebook(
                    "budget",
                    codebook("budget.stage." + item.stage().id()),
                    codebook("budget.part." + item.part().id())))
        .orElseGet(() -> codebook("measure." + measure.id()));
  }

  /** What the codebook says of a column of a file: of this file's, or of all that are named so. */
  public String field(String table, String column) {
    String own = "field." + table + "." + column;
    return codebook(codebook.containsKey(own) ? own : "field." + column);
  }

  /** The same, or empty where there is no such label. */
  public Optional<String> find(String key, Object... values) {
    return has(key) ? Optional.of(get(key, values)) : Optional.empty();
  }

  /** Whether there is such a label. */
  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** The title of a release, and whether nobody has verified how it is read. */
  public String title(Release release) {
    String title = verifiedTitle(release);
    return release.isUnverified() ? get("title.unverified", title) : title;
  }

  /** The title of a release alone: as it is declared, or as we call what has none of its own. */
  String verifiedTitle(Release release) {
    return find("title." + release.source(), edition(release.edition()))
        .orElseGet(() -> declared(release.title().replace(Release.UNVERIFIED, "")));
  }

  /** The terms under which a release stands, in our words or in those of its declaration. */
  public String terms(Release release) {
    return find("terms." + release.source()).orElseGet(() -> declared(release.licence()));
  }

  /** What a declaration says in this language where it says this in English, or else this. */
  public String declared(String text) {
    return declared.getOrDefault(text, find(UNSTATED.getOrDefault(text, "")).orElse(text));
  }

  /** The note on a figure: as its declaration says it, or what comes with Allyspend. */
  public String note(String note) {
    return note.equals(IMPUTED) ? get("note.imputed") : declared(note);
  }

  /** Who projects the growth of GDP, and where: 'International Monetary Fund, …'. */
  public String outlook(GdpOutlook outlook) {
    return get(
        "outlook", publisher(outlook.publisher()), month(YearMonth.from(outlook.published())));
  }

  /**
   * Years as they are told: '2014-2018, 2020 and 2021'.
   *
   * @param years in order
   */
  public String spans(List<Integer> years) {
    List<String> spans = new ArrayList<>();
    for (int from = 0, to; from < years.size(); from = to + 1) {
      to = from;
      while (to + 1 < years.size() && years.get(to + 1) == years.get(to) + 1) {
        to++;
      }
      if (to - from > 1) {
        spans.add(years.get(from) + "-" + years.get(to));
      } else {
        years.subList(from, to + 1).forEach(year -> spans.add(Integer.toString(year)));
      }
    }
    return list(spans);
  }

  /** A unit with its price basis: 'million USD at 2021 prices'. */
  public String unit(Measure measure, PriceBasis basis) {
    String name = get("unit." + measure.unit().name());
    return basis.kind() == PriceBasis.Kind.CONSTANT
        ? get("unit.constant", name, basis.baseYear())
        : name;
  }

  /** The name of an ally. */
  public String ally(Ally ally) {
    return get("ally." + ally.iso3());
  }

  /** The names of allies, in the order of {@link #byName}. */
  public List<String> allies(Stream<Ally> allies) {
    return allies.sorted(byName).map(this::ally).toList();
  }

  /** By their names in this language, in which accents do not count; in English, NATO's order. */
  public Comparator<Ally> byName() {
    return byName;
  }

  /** Allies by name, and behind them whatever else figures are about. */
  public Comparator<Subject> alliesByName() {
    return Comparator.comparing(
        subject -> subject.ally().orElse(null), Comparator.nullsLast(byName));
  }

  /** The name of whom a published figure is about, with the United States and Canada marked. */
  public String subject(String id) {
    return new Subject(id)
        .ally()
        .map(
            ally ->
                AllyGroup.EUROPEAN_ALLIES.members().contains(ally)
                    ? ally(ally)
                    : get("memo.mark", ally(ally)))
        .orElseGet(() -> id.startsWith("currency-") ? new Subject(id).name() : get("group." + id));
  }

  /** The name of a group: translated where it is built in, else the user's own. */
  public String group(AllyGroup group) {
    return group.isBuiltIn() ? get("group." + group.id()) : group.name();
  }

  /** The name of a target: translated where it is one of the defaults, else the user's own. */
  public String target(Target target) {
    return isDefault(target) ? get("target." + target.id()) : target.name();
  }

  /** A target's threshold as short as it is: '2 %', '3.5 %'. */
  public String threshold(Target target) {
    int decimals = Math.max(0, target.threshold().stripTrailingZeros().scale());
    return percent(target.threshold(), decimals);
  }

  /** Where and when a target was agreed, and confirmed by that moment. */
  public String agreed(Target target, Instant asOf) {
    if (!isDefault(target)) {
      return target.agreed();
    }
    String agreed = "target." + target.id() + ".agreed";
    String confirmed = agreed + ".vilnius";
    return bundle.containsKey(confirmed) && Timing.hasBegun(Configuration.VILNIUS, asOf)
        ? get(confirmed)
        : get(agreed);
  }

  private static boolean isDefault(Target target) {
    return Configuration.DEFAULT.targets().contains(target);
  }

  /** A measure as a header: 'Expenditure (million USD at 2015 prices)'. */
  public String measure(Measure measure, String constantPrices) {
    return get("measure." + measure.id(), constantPrices);
  }

  /** A measure by its id: its header where it has one, else its name in the codebook. */
  public String measure(String id, String constantPrices) {
    String header = "measure." + id;
    return bundle.containsKey(header) ? get(header, constantPrices) : codebook(header);
  }

  /** A measure of a group as a header: 'Expenditure (million USD), as of the year'. */
  public String measure(Measure measure, String constantPrices, Composition composition) {
    return of(measure(measure, constantPrices), composition);
  }

  /** A header about one composition. */
  public String of(String header, Composition composition) {
    return header + ", " + get("composition." + composition.id());
  }

  /** The word for a status. */
  public String status(Status status) {
    return get("status." + status.code());
  }

  /**
   * The word for the status of a figure of a measure, of which none is called an outturn that may
   * not have been spent: of a budget its stage, of aid to Ukraine that it was allocated.
   */
  public String status(Measure measure, Status status) {
    if (status == Status.NORMAL && measure.mayBeUnspent()) {
      return get(measure.isAllocation() ? "status.allocated" : "status.published");
    }
    return BudgetItem.of(measure)
        .filter(item -> item.stage() != BudgetStage.OUTTURN && status != Status.MISSING)
        .map(item -> codebook("budget.stage." + item.stage().id()))
        .orElseGet(() -> status(status));
  }

  /** Where a figure is printed, with what reading says of it beside names in this language. */
  public String place(String place) {
    return retold.place(place);
  }

  /** A remark from reading, in this language. */
  public String remark(Remark remark) {
    return retold.remark(remark);
  }

  /** A publisher's name: NATO's own in either of its languages. */
  public String publisher(String publisher) {
    String name = publisher("publisher.", publisher);
    String bare = ARTICLE.matcher(name).replaceFirst("");
    return bare.equals(name) ? name : capitalized(bare);
  }

  /** What a sentence begins with. */
  String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
  }

  /** A publisher's edition as sentences name it: 'NATO, 2014-2024', as far as it is stated. */
  public String edition(Release release) {
    String stated =
        Stream.of(publisher(release.publisher()), edition(release.edition()))
            .filter(name -> !name.equals(get("not-stated")))
            .collect(joining(", "));
    return stated.isEmpty() ? get("edition.unstated") : stated;
  }

  /** The same in a sentence that tells to when it runs, where it has no other name than that. */
  String editionUntil(Release release) {
    return release.isNamedAfterItsEnd()
        ? get("edition.latest", namedPublisher(release.publisher()))
        : edition(release);
  }

  /** The name of an edition: what a publisher calls its own, and what sources say of the others. */
  public String edition(String name) {
    return retold.edition(name);
  }

  /** Whose the figures of these publications are. */
  public String credit(Stream<Release> releases) {
    return get("page.credit", after(releases.map(this::publication)));
  }

  /** One after the other, where each may have commas of its own. */
  String after(Stream<String> items) {
    return items.reduce((before, next) -> get("list.next", before, next)).orElse("");
  }

  /** A publication as lines of sources name it: 'NATO, Defence Expenditure of NATO Countries'. */
  public String publication(Release release) {
    return isOfUnknown(release)
        ? title(release)
        : publisher(release.publisher()) + ", " + title(release);
  }

  /** Whether nobody is named as its publisher. */
  public static boolean isOfUnknown(Release release) {
    return release.publisher().equals(Publication.NOT_STATED);
  }

  /**
   * What is to be said with a target: of NATO's 5 % of GDP, that a part of it is not in the
   * figures. Whoever sets 5 % as a target of its own sets it for what is counted here.
   */
  public String targetNote(Target target) {
    return target.id().equals("5_percent")
            && target.isShareOfGdp()
            && target.threshold().compareTo(FIVE) == 0
        ? get("target.note.5")
        : "";
  }

  /** A publisher as sentences name it: 'the World Bank'. */
  public String namedPublisher(String name) {
    return publisher("publisher.named.", name);
  }

  /** As sentences name a source of which nothing is known yet: 'the national budget of Sweden'. */
  String namedSource(String id) {
    return SourceIds.allyOf(id)
        .map(ally -> get("source.budget", ally(ally)))
        .orElseGet(() -> namedPublisher(id));
  }

  private String publisher(String prefix, String name) {
    String key = prefix + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    return bundle.containsKey(key) ? get(key) : declared(name);
  }

  /** When a path is at its target: 'in 2035', and no nearer than 'after 2050'. */
  public String pathYear(BigDecimal year) {
    return year.compareTo(LAST_OF_PATHS) > 0
        ? get("path.later", LAST_OF_PATHS)
        : get("path.in", year.setScale(0, RoundingMode.HALF_UP).toPlainString());
  }

  /** A day, or the day of a moment in UTC: '31 August 2025'. */
  public String day(LocalDate day) {
    return get(
        "day",
        day.getDayOfMonth() == 1 ? get("day.first") : day.getDayOfMonth(),
        monthName(day.getMonthValue()),
        day.getYear());
  }

  /** The day of a moment in UTC. */
  public String day(Instant moment) {
    return day(moment.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /**
   * As of which moment something is stated, in the words of a key: to the minute in UTC, and one
   * that ends a day, as most do, by that day.
   */
  public String asOf(String key, Instant moment) {
    return moment.equals(moment.truncatedTo(ChronoUnit.DAYS))
        ? get(key + ".day", day(moment.minusNanos(1)))
        : get(key, get("moment", day(moment), TIME.format(moment)));
  }

  /** A month: 'July 2024'. */
  public String month(YearMonth month) {
    return get("month", monthName(month.getMonthValue()), month.getYear());
  }

  /** From our bundle: the names in JDKs' own change between releases. */
  private String monthName(int month) {
    return get("month." + month);
  }

  /** Millions of US dollars: '476.2 billion US dollars'. */
  public String money(BigDecimal millions) {
    return money(ReportingCurrency.USD, millions);
  }

  /** Millions of a currency: '440.0 billion euros', '391 million euros', 'nothing'. */
  public String money(ReportingCurrency of, BigDecimal millions) {
    return millions.signum() == 0
        ? get("nothing." + of)
        : amount(millions) + " " + get("currency." + of + ".money");
  }

  /**
   * The same without the currency, which stands beside it: '476.2 billion', below a billion, of
   * which a tenth says little, '391 million', and of nothing '0', for which labels have a word.
   */
  public String amount(BigDecimal millions) {
    if (millions.signum() == 0) {
      return "0";
    }
    if (millions.abs().compareTo(HALF_A_MILLION) < 0) {
      return get("millions.hardly");
    }
    return Money.areBillions(millions)
        ? get("billions", decimals(millions.movePointLeft(3), 1))
        : get("millions", decimals(millions, 0));
  }

  /** '1.99 %'. */
  public String percent(BigDecimal value, int decimals) {
    return get("percent", decimals(value, decimals));
  }

  /** A change in percent: '+12.0 %', '−3.4 %', or '0.0 %' where it is none to a tenth. */
  public String change(BigDecimal percent) {
    String told = percent(percent, 1);
    return percent.setScale(1, RoundingMode.HALF_UP).signum() > 0 ? "+" + told : told;
  }

  /** '12.0 % more' or '3.4 % less'. */
  public String moreOrLess(BigDecimal percent) {
    return get(percent.signum() < 0 ? "less" : "more", percent(percent.abs(), 1));
  }

  /** 'GDP grows 1.5 % a year', 'GDP shrinks 5.0 % a year' or 'GDP does not grow'. */
  String growthOfGdp(BigDecimal percent) {
    return percent.signum() == 0
        ? get("gdp.still")
        : get(percent.signum() < 0 ? "gdp.shrinks" : "gdp.grows", assumed(percent.abs()));
  }

  /** A percentage as it was configured, with all its decimals and one at least: '1.25 %'. */
  public String assumed(BigDecimal percent) {
    return percent(percent, Math.max(1, percent.stripTrailingZeros().scale()));
  }

  /** '1,234.5' or '−1.4', rounded half up: the sign before a number is a minus, no hyphen. */
  public String decimals(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    String digits = rounded.abs().toPlainString();
    int whole = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
    StringBuilder text = new StringBuilder(rounded.signum() < 0 ? MINUS : "");
    for (int i = 0; i < whole; i++) {
      text.append(i > 0 && (whole - i) % 3 == 0 ? get("grouping.separator") : "");
      text.append(digits.charAt(i));
    }
    return decimals == 0
        ? text.toString()
        : text + get("decimal.separator") + digits.substring(whole + 1);
  }

  /** The same with the decimals it has. */
  public String exactly(BigDecimal value) {
    return decimals(value, Math.max(value.scale(), 0));
  }

  /** 'Albania, Bulgaria and Czechia'. */
  public String list(List<String> names) {
    return list(names, (before, next) -> before + ", " + next);
  }

  /** '1.12, 1.10 and 1.13', with the decimals they have and no comma beside a decimal comma. */
  String numbers(List<BigDecimal> values) {
    return list(
        values.stream().map(this::exactly).toList(),
        (before, next) -> get("list.numbers", before, next));
  }

  private String list(List<String> items, BinaryOperator<String> joined) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : get("list", items.stream().limit(last).reduce(joined).orElseThrow(), items.get(last));
  }
}
