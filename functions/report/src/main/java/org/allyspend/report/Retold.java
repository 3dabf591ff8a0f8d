package org.allyspend.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What sources say in English of the documents they read, in the words of a report's language: a
 * release keeps it as it was said. What is not known here stays as it is.
 */
final class Retold {
  /** How sources name the editions of publishers that don't, by the key of the words for it. */
  private static final Map<String, Pattern> EDITIONS =
      Map.of(
          "edition.updated", Pattern.compile("updated (\\S+)"),
          "edition.to.day", Pattern.compile("to (\\d{4}-\\d{2}-\\d{2})"),
          "edition.to", Pattern.compile("to (\\d{4}(?:-\\d{2})?)"),
          "edition.release", Pattern.compile("Release (\\d+) of (\\S+)"));

  /** How what reads documents remarks on them, by the key of the words for it. */
  private static final Map<String, Pattern> REMARKS =
      Map.ofEntries(
          remark("no-document", "its declaration has not read a real document yet \\(.*\\)"),
          remark("no-figure", "it has none of the figures that its declaration holds against it"),
          remark("passed-over", "(.*): is none of the documents declared, and was passed over"),
          remark("no-change", "(.*): changes nothing of what the declaration takes for defence"),
          remark("no-country-sheet", "sheet (.*): is no sheet by country and was passed over"),
          remark("no-table", "sheet (.*): is no table that is known, and was passed over"),
          remark("no-title", "sheet (.*): has no table's title and was passed over"),
          remark("titles", "sheet (.*): has several tables' titles and was passed over"),
          remark("repeats", "(.*): Table 4 repeats figures of Tables 2 and 3 and was passed over"),
          remark("edition-without", "this edition has no Table (\\S+)"),
          remark("as-text", "(.*): the figure (.*) is written as text and was read"),
          remark("parts", "(.*): is (\\S+), but its parts add up to (\\S+)"),
          remark("donors", "(.*): is (\\S+), but the donors' rows add up to (\\S+)"),
          remark("no-answer", "holds no answer on indicator (\\S+)"),
          remark("says", "(.*): Eurostat says '(.*)'"),
          remark(
              "colour",
              "no figure is blue or red: SIPRI marks its estimates by colour, which this copy seems"
                  + " to have lost, so that estimates stand as outturns"),
          remark(
              "windows", "is not in UTF-8 and was read as Windows-1252; save it as 'CSV UTF-8'"));

  /** What stands as a note with figures that come with Allyspend. */
  private static final Map<String, Pattern> NOTES =
      Map.of(
          "note.imputed",
          Pattern.compile("imputed: what NATO Europe and Canada has beyond the other allies"));

  private static final String IS_UNVERIFIED = "is unverified: ";

  /** How it remarks on a figure that is not as what it is held against has it. */
  private static final Pattern CHECKED =
      Pattern.compile(
          "(voted|revised|outturn|planned)(?: \\((\\w+)\\))? of (\\d{4}(?:-\\d{2})?) is"
              + " (-?[\\d.]+), and (-?[\\d.]+) by what its declaration holds against it");

  /** How it says where a figure stands that rows add up to. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<file>.*?) column (?<column>.*?)(?<others> and others)?, (?<rows>\\d+) rows?"
              + "(?<elsewhere> and in other files)?");

  /** A day or a month as editions are named after them. */
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private static final Pattern DAY = Pattern.compile(MONTH + "-\\d{2}");

  private final Labels labels;

  Retold(Labels labels) {
    this.labels = labels;
  }

  private static Map.Entry<String, Pattern> remark(String key, String said) {
    return Map.entry("remark." + key, Pattern.compile(said));
  }

  /** Where a figure is printed, with what reading says of it beside names in this language. */
  String place(String place) {
    Matcher counted = COUNTED.matcher(place);
    return counted.matches()
        ? labels.get(
            "place.counted",
            counted.group("file"),
            counted.group("column"),
            counted.group("others") == null ? "" : labels.get("place.counted.others"),
            counted.group("rows"),
            counted.group("elsewhere") == null ? "" : labels.get("place.counted.elsewhere"))
        : place;
  }

  /** A remark from reading, in this language where it is one of those that are known here. */
  String remark(String remark) {
    if (remark.startsWith(IS_UNVERIFIED)) {
      return labels.get("remark.unverified", remark(remark.substring(IS_UNVERIFIED.length())));
    }
    return told(REMARKS, remark).orElseGet(() -> CHECKED.matcher(remark).replaceAll(this::checked));
  }

  /** A figure that is not as what it is held against has it. */
  private String checked(MatchResult figure) {
    String stage = labels.codebook("budget.stage." + figure.group(1));
    String part = figure.group(2);
    return Matcher.quoteReplacement(
        labels.get(
            "remark.figure",
            part == null
                ? stage
                : labels.get("remark.figure.part", stage, labels.codebook("budget.part." + part)),
            figure.group(3),
            exactly(figure.group(4)),
            exactly(figure.group(5))));
  }

  private String exactly(String figure) {
    BigDecimal value = new BigDecimal(figure);
    return labels.decimals(value, Math.max(value.scale(), 0));
  }

  /** The name of an edition: what a publisher calls its own, and what sources say of the others. */
  String edition(String name) {
    return told(EDITIONS, name).orElse(name);
  }

  /** The note on a figure, or empty where it is none of those that come with Allyspend. */
  Optional<String> note(String note) {
    return told(NOTES, note);
  }

  /** What these patterns know, in the words of their keys. */
  private Optional<String> told(Map<String, Pattern> known, String text) {
    for (Map.Entry<String, Pattern> one : known.entrySet()) {
      Matcher matcher = one.getValue().matcher(text);
      if (matcher.matches()) {
        return Optional.of(
            labels.get(
                one.getKey(),
                IntStream.rangeClosed(1, matcher.groupCount())
                    .mapToObj(matcher::group)
                    .map(this::date)
                    .toArray()));
      }
    }
    return Optional.empty();
  }

  /** A day or a month in words, and anything else as it is. */
  private String date(String text) {
    return DAY.matcher(text).matches()
        ? labels.day(LocalDate.parse(text))
        : MONTH.matcher(text).matches() ? labels.month(YearMonth.parse(text)) : text;
  }
}
