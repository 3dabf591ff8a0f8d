package org.allyspend.core.config;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.allyspend.core.domain.Refusal;

/**
 * How a report is told; its figures do not depend on it.
 *
 * @param language the language of labels and sentences
 * @param currency in which money at current prices is told
 * @param leaveOut the ids of the workbook's sheets that are left out
 * @param contact whom to ask, for the cover
 * @param currencyNote what readers should know about the reporting currency, for the cover; empty
 *     for the note that goes with the publishers' US dollars
 */
public record Presentation(
    Language language,
    ReportingCurrency currency,
    Set<String> leaveOut,
    String contact,
    String currencyNote) {
  /** The sheets a workbook can do without: no formula of another rests on them. */
  public static final Set<String> OPTIONAL_SHEETS =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "what-changed",
                  "ally",
                  "memo",
                  "group-targets",
                  "side-by-side",
                  "differences",
                  "definitions",
                  "reconciliation",
                  "findings",
                  "footnotes",
                  "first-estimates",
                  "national-budgets",
                  "budget-months",
                  "vintages")));

  /** Where nothing is configured: English, US dollars, every sheet, no contact. */
  public static final Presentation DEFAULT =
      new Presentation(Language.ENGLISH, ReportingCurrency.USD, Set.of(), "", "");

  private static final int LONGEST_TEXT = 500;

  public Presentation {
    for (String sheet : leaveOut) {
      if (!OPTIONAL_SHEETS.contains(sheet)) {
        throw Refusal.ofChoice(
                "/leaveOut", "sheets a workbook can do without", OPTIONAL_SHEETS, sheet)
            .exception();
      }
    }
    leaveOut = Collections.unmodifiableSet(new TreeSet<>(leaveOut));
    requireShort("contact", contact);
    requireShort("currencyNote", currencyNote);
  }

  /** The same, told in this currency. */
  Presentation in(ReportingCurrency other) {
    return new Presentation(language, other, leaveOut, contact, currencyNote);
  }

  private static void requireShort(String field, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw Refusal.at("/" + field)
          .expected("at most " + LONGEST_TEXT + " characters")
          .found(Integer.toString(text.length()))
          .exception();
    }
  }
}
