package org.allyspend.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Target;

/**
 * Names in both languages, from the bundles of the reports' labels, by the code of the language.
 */
final class Names {
  private final Map<Language, Properties> labels = new EnumMap<>(Language.class);

  Names() {
    for (Language language : Language.values()) {
      labels.put(language, read("/names/labels_" + language.code() + ".properties"));
    }
  }

  private static Properties read(String path) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(Names.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be read", e);
    }
  }

  Map<String, String> of(Ally ally) {
    return of("ally." + ally.iso3(), ally.natoName());
  }

  /** A group's: translated where it is built in, else the user's own. */
  Map<String, String> of(AllyGroup group) {
    return of(AllyGroup.BUILT_IN.contains(group) ? "group." + group.id() : "", group.name());
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
    labels.forEach(
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

  private Map<String, String> of(String key, String otherwise) {
    Map<String, String> names = new LinkedHashMap<>();
    labels.forEach(
        (language, words) -> names.put(language.code(), words.getProperty(key, otherwise)));
    return names;
  }
}
