package org.allyspend.core.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The national budgets whose declarations come with Allyspend: the build lists them from {@code
 * infra/budgets}, so that one is added by adding its file.
 *
 * @param declared whose
 * @param announced those of them whose publisher announces new documents on a page
 */
record DeclaredBudgets(List<Ally> declared, List<Ally> announced) {
  static final DeclaredBudgets BUILT_IN = builtIn();

  private static DeclaredBudgets builtIn() {
    try (InputStream list = DeclaredBudgets.class.getResourceAsStream("budgets.properties")) {
      if (list == null) {
        throw new IllegalStateException("the list of declared budgets is not in the jar");
      }
      return read(list);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of declared budgets could not be read", e);
    }
  }

  /** A list as the build writes it. */
  static DeclaredBudgets read(InputStream list) throws IOException {
    Properties properties = new Properties();
    properties.load(list);
    return new DeclaredBudgets(allies(properties, "declared"), allies(properties, "announced"));
  }

  private static List<Ally> allies(Properties properties, String key) {
    return Stream.of(properties.getProperty(key).split(" "))
        .filter(code -> !code.isEmpty())
        .map(code -> Ally.ofIso3(code.toUpperCase(Locale.ROOT)).orElseThrow())
        .sorted()
        .toList();
  }
}
