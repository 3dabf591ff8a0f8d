package org.allyspend.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** Figures as a sentence needs them. */
final class Words {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  /** A day, or the day of a moment in UTC: '31 August 2025'. */
  static String day(TemporalAccessor day) {
    return DAY.format(day);
  }

  /** Millions of US dollars as a change in billions, with its sign: '+1.2 billion US dollars'. */
  static String billionsMoreOrLess(BigDecimal millions) {
    return (millions.signum() < 0 ? "-" : "+") + billions(millions.abs());
  }

  /** Millions of US dollars as billions: '476.2 billion US dollars'. */
  static String billions(BigDecimal millions) {
    return decimals(millions.divide(THOUSAND), 1) + " billion US dollars";
  }

  /** '1.99 %'. */
  static String percent(BigDecimal value, int decimals) {
    return decimals(value, decimals) + " %";
  }

  /** '1,234.5', rounded half up. */
  static String decimals(BigDecimal value, int decimals) {
    DecimalFormat format =
        new DecimalFormat(
            decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals),
            DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** 'Albania, Bulgaria and Czechia'. */
  static String list(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " and "
            + names.get(names.size() - 1);
  }
}
