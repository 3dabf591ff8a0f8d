package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A column of a table of things.
 *
 * @param header with the unit, unlike any other header of the table
 * @param format how its values are shown
 * @param width in characters, headers wrapping to it
 * @param value the value for a thing, a text or a decimal, or empty where it is not available
 * @param above what stands over the header, since headers of tables are plain text: the threshold
 *     as it is now, over a target's columns; null where nothing does
 * @param <T> the things, one a row
 */
public record Column<T>(
    String header, Format format, int width, Function<T, Optional<?>> value, Formula above) {

  /** What a cell has in which nothing is to stand. */
  static final Object BLANK = new Object();

  /** Headers and words set off are bold, and programs without the font take a wider one. */
  private static final double BOLD = 1.25;

  /** A column in which no word of its header has to be broken. */
  public Column {
    width = roomFor(width, header);
  }

  /** A column over whose header nothing stands. */
  public Column(String header, Format format, int width, Function<T, Optional<?>> value) {
    this(header, format, width, value, null);
  }

  /**
   * The width in which no word of these texts has to be broken, even in bold.
   *
   * @param least the least width, in characters
   */
  public static int roomFor(int least, String... texts) {
    int longest =
        Stream.of(texts)
            .flatMap(text -> Stream.of(text.split(" ")))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.max(least, (int) Math.ceil(longest * BOLD));
  }

  /**
   * A column of decimals that the table itself makes of others.
   *
   * @param formula what makes them, the same in every row
   * @param value what it comes to, or empty where it is not available
   */
  public static <T> Column<T> computed(
      String header,
      Format format,
      int width,
      String formula,
      Function<T, Optional<BigDecimal>> value) {
    return new Column<>(
        header, format, width, row -> value.apply(row).map(one -> new Formula(formula, one)));
  }

  /** The same column under a formula. */
  public Column<T> under(Formula formula) {
    return new Column<>(header, format, width, value, formula);
  }

  /** The same column, the values of which this holds being marked. */
  public Column<T> marked(Predicate<T> holds) {
    return new Column<>(
        header,
        format,
        width,
        thing -> holds.test(thing) ? value.apply(thing).map(Marked::new) : value.apply(thing),
        above);
  }

  /**
   * The same column, blank where nothing is to stand: where a figure is not available it says so.
   */
  public Column<T> orBlank() {
    return new Column<>(
        header,
        format,
        width,
        thing -> Optional.of(value.apply(thing).map(Object.class::cast).orElse(BLANK)),
        above);
  }

  /** A column that has a value in every row. */
  public static <T> Column<T> filled(
      String header, Format format, int width, Function<T, ?> value) {
    return new Column<>(header, format, width, row -> Optional.of(value.apply(row)));
  }

  /** A column of text. */
  public static <T> Column<T> text(String header, int width, Function<T, String> value) {
    return filled(header, Format.TEXT, width, value);
  }

  /** A column of decimals, some of which may be missing. */
  public static <T> Column<T> number(
      String header, Format format, Function<T, Optional<BigDecimal>> value) {
    return new Column<>(header, format, 14, value::apply);
  }

  /** A column of text whose cells are blank where there is none. */
  public static <T> Column<T> textOrBlank(String header, int width, Function<T, String> value) {
    return new Column<T>(
            header,
            Format.TEXT,
            width,
            row -> Optional.of(value.apply(row)).filter(text -> !text.isEmpty()))
        .orBlank();
  }

  /** A column of decimals whose cells are blank where one is missing: nothing else is no number. */
  public static <T> Column<T> numberOrBlank(
      String header, Format format, Function<T, Optional<BigDecimal>> value) {
    return Column.<T>number(header, format, value).orBlank();
  }

  /** A column of years or counts. */
  public static <T> Column<T> integer(String header, Format format, Function<T, Integer> value) {
    return filled(header, format, 10, row -> BigDecimal.valueOf(value.apply(row)));
  }
}
