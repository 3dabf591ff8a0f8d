package org.allyspend.report.data;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a CSV file: what it is called, what it may hold, and how a row has it. Its
 * description stands in the codebook's words under its name.
 *
 * @param name in the header
 * @param type string, number or integer, of the Table Schema
 * @param constraints of the Table Schema, in a fixed order
 * @param value what a row has, empty where there is none
 * @param <R> the rows
 */
record Field<R>(
    String name, String type, Map<String, Object> constraints, Function<R, Optional<?>> value) {

  /** Text, empty where there is none. */
  static <R> Field<R> text(String name, Function<R, String> value) {
    return new Field<>(name, "string", Map.of(), row -> Optional.of(value.apply(row)));
  }

  /** One of these words, or nothing. */
  static <R> Field<R> word(String name, List<String> words, Function<R, String> value) {
    return new Field<>(name, "string", Map.of("enum", words), row -> Optional.of(value.apply(row)));
  }

  /** A decimal, plain and with all its digits, or nothing. */
  static <R> Field<R> number(String name, Function<R, Optional<BigDecimal>> value) {
    return new Field<>(
        name, "number", Map.of(), row -> value.apply(row).map(BigDecimal::toPlainString));
  }

  /** A whole number, or nothing. */
  static <R> Field<R> integer(String name, Function<R, Optional<Integer>> value) {
    return new Field<>(name, "integer", Map.of(), value::apply);
  }

  /** The same, which no row lacks. */
  Field<R> required() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("required", true);
    all.putAll(constraints);
    return new Field<>(name, type, all, value);
  }

  /** The same, of this form. */
  Field<R> matching(String pattern) {
    Map<String, Object> all = new LinkedHashMap<>(constraints);
    all.put("pattern", pattern);
    return new Field<>(name, type, all, value);
  }
}
