package org.allyspend.core.domain;

import java.util.regex.Pattern;

/**
 * Texts in the CSV files we write. A spreadsheet takes a field for a formula that begins with one
 * of {@code = + - @}, a tab or a carriage return (OWASP, 'CSV Injection'), so an apostrophe is put
 * before it; and before one that begins with an apostrophe, so that a program gets every text back
 * by taking one apostrophe from the front. Plain numbers stay as they are.
 */
public final class CsvField {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final String FIRST_OF_FORMULAS = "=+-@\t\r";
  private static final String APOSTROPHE = "'";

  private CsvField() {}

  /** The field as it is written. */
  public static Object neutral(Object field) {
    return field instanceof String text && isLive(text) ? APOSTROPHE + text : field;
  }

  private static boolean isLive(String text) {
    return !text.isEmpty()
        && (FIRST_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 || text.startsWith(APOSTROPHE))
        && !NUMBER.matcher(text).matches();
  }
}
