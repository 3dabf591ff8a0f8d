package org.allyspend.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;

/**
 * Names in both languages, from the bundles of the reports' labels, by the code of the language.
 */
final class Names {
  /** Words of the reports that the page says too, each where it speaks of the same thing. */
  private static final Pattern OF_PAGE =
      Pattern.compile(
          "(finding|why|definition|definitions|budget|measure|month|publisher|prices)[.].+"
              + "|ally[.][A-Z]{3}"
              + "|list|memo[.]mark|differences[.]intro|budgets[.](note|unverified|months?)|support[.](in-nato|note)");

  /** Of the codebook: what measures are called and what they are, and the parts of budgets. */
  private static final Pattern OF_CODEBOOK = Pattern.compile("measure[.].+|budget[.]part[.].+");

  /** Read once: half a dozen resources have names to tell. */
  private static final Map<Language, Properties> LABELS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      LABELS.put(language, read("labels", language));
    }
  }

  private static Properties read(String bundle, Language language) {
    String path = "/names/" + bundle + "_" + language.code() + ".properties";
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(Names.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be read", e);
    }
  }

  /**
   * The reports' own words that the page needs, by the code of the language and by their keys;
   * those of the codebook begin with {@code codebook.}.
   */
  static Map<String, Map<String, String>> ofPage() {
    Map<String, Map<String, String>> words = new TreeMap<>();
    for (Language language : Language.values()) {
      Map<String, String> own = new TreeMap<>();
      add(own, "", OF_PAGE, LABELS.get(language));
      add(own, "codebook.", OF_CODEBOOK, read("codebook", language));
      for (Finding.Kind kind : Finding.Kind.values()) {
        own.put("finding." + kind + ".details", String.join(",", kind.details()));
      }
      words.put(language.code(), own);
    }
    return words;
  }

  private static void add(
      Map<String, String> words, String prefix, Pattern wanted, Properties all) {
    all.stringPropertyNames().stream()
        .filter(key -> wanted.matcher(key).matches())
        .forEach(key -> words.put(prefix + key, all.getProperty(key)));
  }

  /** A sentence of the labels with {0} and so on replaced by the values. */
  String text(Language language, String key, Object... values) {
    String text = LABELS.get(language).getProperty(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  /** A month: 'July 2024'. */
  String month(Language language, YearMonth month) {
    return text(
        language,
        "month",
        text(language, "month." + month.getMonthValue()),
        Integer.toString(month.getYear()));
  }

  /** A day: '1 July 2024'. */
  private String day(Language language, LocalDate day) {
    return text(
        language,
        "day",
        day.getDayOfMonth() == 1 ? text(language, "day.first") : day.getDayOfMonth(),
        text(language, "month." + day.getMonthValue()),
        day.getYear());
  }

  Map<String, String> of(Ally ally) {
    return of("ally." + ally.iso3(), ally.natoName());
  }

  /** A group's: translated where it is built in, else the user's own. */
  Map<String, String> of(AllyGroup group) {
    return of(group.isBuiltIn() ? "group." + group.id() : "", group.name());
  }

  /** An ally's, a printed group's, a donor's or a currency's code. */
  Map<String, String> of(Subject subject) {
    return subject
        .ally()
        .map(this::of)
        .orElseGet(() -> of("group." + subject.id(), subject.name()));
  }

  /** A target's: translated where it is one of the defaults, else the user's own. */
  Map<String, String> of(Target target) {
    boolean known = Configuration.DEFAULT.targets().contains(target);
    return of(known ? "target." + target.id() : "", target.name());
  }

  /** What sort of thing a finding is. */
  Map<String, String> of(Finding.Kind kind) {
    return of("finding." + kind.name(), kind.name());
  }

  /** A measure's with its unit, as reports head it: 'Expenditure (million USD at 2021 prices)'. */
  Map<String, String> of(Measure measure, PriceBasis basis) {
    Map<String, String> names = new LinkedHashMap<>();
    LABELS.forEach(
        (language, words) -> {
          String prices =
              basis.kind() == PriceBasis.Kind.CONSTANT
                  ? words
                      .getProperty("prices.of")
                      .replace("{0}", Integer.toString(basis.baseYear()))
                  : "";
          names.put(
              language.code(),
              words.getProperty("measure." + measure.id(), measure.id()).replace("{0}", prices));
        });
    return names;
  }

  /** What is told of a visit, or of a run that failed. */
  Map<String, String> of(Remark remark) {
    Map<String, String> told = new LinkedHashMap<>();
    LABELS.keySet().forEach(language -> told.put(language.code(), told(language, remark)));
    return told;
  }

  private String told(Language language, Remark remark) {
    return remark.told(
        (key, values) -> text(language, key, values),
        (place, value) ->
            switch (place) {
              // Hardly ever asked for, so that no start has to wait for the codebook.
              case "stage" -> read("codebook", language).getProperty("budget.stage." + value);
              case "day" -> day(language, LocalDate.parse(value));
              case "month" -> month(language, YearMonth.parse(value));
              default -> value;
            });
  }

  private Map<String, String> of(String key, String otherwise) {
    Map<String, String> names = new LinkedHashMap<>();
    LABELS.forEach(
        (language, words) -> names.put(language.code(), words.getProperty(key, otherwise)));
    return names;
  }
}
