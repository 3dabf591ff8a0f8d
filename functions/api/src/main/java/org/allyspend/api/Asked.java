package org.allyspend.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.SourceIds;

/** What requests ask for by parameters that several resources know. */
final class Asked {
  /** The codes of all allies, in NATO's order. */
  static final List<String> ALL_ALLIES = Stream.of(Ally.values()).map(Ally::iso3).toList();

  private static final String ALLIES = String.join(", ", ALL_ALLIES);

  private Asked() {}

  /** The allies that are asked for, or empty where none is named. */
  static Optional<List<Ally>> allies(Request request) {
    return request.list("ally").map(codes -> codes.stream().map(Asked::requiredAlly).toList());
  }

  /** The published measures that are asked for, or empty where none is named. */
  static Optional<List<Measure>> measures(Request request) {
    return request.list("measure").map(ids -> ids.stream().map(Asked::publishedMeasure).toList());
  }

  private static Ally requiredAlly(String iso3) {
    return Ally.ofIso3(iso3)
        .orElseThrow(() -> Problem.badRequest("parameter ally: " + noAlly(iso3)));
  }

  private static String noAlly(String iso3) {
    return "there is no ally " + Request.shorten(iso3) + ": allies are " + ALLIES;
  }

  private static Measure publishedMeasure(String id) {
    return Problem.understood(
        () ->
            Refusal.choose(
                "parameter measure",
                "the id of a published measure, such as share_of_gdp",
                Measure.published(),
                Measure::id,
                id));
  }

  /** The ally of a path. */
  static Ally ally(String iso3) {
    return Ally.ofIso3(iso3).orElseThrow(() -> Problem.notFound(noAlly(iso3)));
  }

  /** The source that is asked for, or this one where none is named. */
  static String source(Request request, String otherwise) {
    String source = request.parameter("source").orElse(otherwise);
    if (!Runs.KNOWN.contains(source)) {
      throw Problem.badRequest(
          Refusal.at("parameter source")
              .expected("one of " + SourceIds.ALL)
              .foundText(Request.shorten(source))
              .sentence());
    }
    return source;
  }

  /** Years where nothing is said: months would be added to them by who does not look. */
  static Predicate<Period> frequency(Request request) {
    Period.Frequency frequency = frequencyOf(request);
    return period -> period.frequency() == frequency;
  }

  private static Period.Frequency frequencyOf(Request request) {
    return Period.Frequency.ofCode(request.parameter("frequency").orElse("A"))
        .orElseThrow(
            () -> Problem.badRequest("parameter frequency: expected A (years) or M (months)"));
  }

  /**
   * What to say where there is nothing of the frequency that is asked for, and something of the
   * other; empty where there is no such thing to say.
   *
   * @param periods those of all figures that are asked for, of either frequency
   */
  static Optional<String> otherFrequency(Request request, Stream<Period> periods) {
    Period.Frequency asked = frequencyOf(request);
    Set<Period.Frequency> found =
        periods
            .filter(years(request))
            .map(Period::frequency)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Period.Frequency.class)));
    return found.isEmpty() || found.contains(asked)
        ? Optional.empty()
        : Optional.of(
            asked == Period.Frequency.ANNUAL
                ? "what is asked for has values of months alone: ask for them with frequency=M"
                : "what is asked for has values of years alone: ask for them with frequency=A");
  }

  /** All periods where nothing is said. */
  static Predicate<Period> frequencyIfAsked(Request request) {
    return request.parameter("frequency").isPresent() ? frequency(request) : period -> true;
  }

  static Predicate<Period> years(Request request) {
    String text = request.parameter("years").orElse("0000-9999");
    if (!text.matches("\\d{4}(-\\d{4})?")) {
      throw Problem.badRequest("parameter years: expected a year or two such as 2020-2024");
    }
    int from = Integer.parseInt(text.substring(0, 4));
    int to = text.length() > 4 ? Integer.parseInt(text.substring(5)) : from;
    if (to < from) {
      throw Problem.badRequest("parameter years: ends before it begins");
    }
    return period -> period.year() >= from && period.year() <= to;
  }
}
