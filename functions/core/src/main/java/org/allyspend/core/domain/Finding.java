package org.allyspend.core.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something a reader of the report should know about the figures, as what it is and not yet in
 * words: reports say it in their own language. In 'NLD, CURRENT_SHARE, 2024, printed 2.05, computed
 * 1.85' the share printed for the Netherlands in 2024 is not its expenditure over its GDP at
 * current prices.
 *
 * @param subject whose figures it is about: an ally's ISO 3166-1 alpha-3 code or a group's id
 * @param kind what sort of thing it is; one that a later version stored and this one does not know
 *     is {@link Kind#OTHER}
 * @param weight how much rests on it
 * @param years the years it is about, rising
 * @param details the kind's particulars by name, those that are figures in the order of the years
 *     and at the precision in which they are told; and where it decides who is at a target, which
 *     ({@link #TARGET}) and in which years ({@link #TARGET_YEAR}), in pairs
 * @param place the sheet and cell, or the line, where the first of the figures was read, or empty
 */
public record Finding(
    String subject,
    Kind kind,
    Weight weight,
    List<Integer> years,
    SortedMap<String, List<String>> details,
    String place) {

  /** The detail that names targets, by id. */
  public static final String TARGET = "target";

  /** The detail that has a year for each target named. */
  public static final String TARGET_YEAR = "target_year";

  /** The detail that names allies, by code. */
  public static final String ALLY = "ally";

  /** The detail that names the stage of a budget, by id. */
  public static final String STAGE = "stage";

  /** What weighs most first, then by kind, the latest first. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::weight)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::lastYear, Comparator.reverseOrder())
          .thenComparing(Finding::subject)
          .thenComparing(finding -> finding.details().toString())
          .thenComparing(finding -> finding.years().toString())
          .thenComparing(Finding::place);

  /** How much rests on a finding. */
  public enum Weight {
    /** It decides who is at a target in the latest year, or moves a total of it. */
    DECISIVE,
    /** It bears on the latest year or the three before, or on when a target was first met. */
    MATERIAL,
    /** It bears on earlier years, or on nothing that the report says. */
    BACKGROUND
  }

  /** The sorts of finding, each with the names of its details. */
  public enum Kind {
    /** Our aggregate and the publisher's differ by more than rounding. */
    RECONCILIATION("measure", "printed", "computed"),
    /** A figure that should be there is not: of which allies. */
    COVERAGE("measure", ALLY),
    /** The printed share, in percent, is not expenditure over GDP at current prices. */
    CURRENT_SHARE("printed", "computed"),
    /** The printed share, in percent, is not expenditure over GDP at constant prices. */
    CONSTANT_SHARE("printed", "computed"),
    /**
     * A group's share, in percent, formed of sums at constant prices as NATO forms shares, is not
     * that of sums at current prices, by which gaps in money go.
     */
    GROUP_SHARE("constant", "current"),
    /** The share, in percent, jumps without the money: real change of expenditure in percent. */
    SHARE_WITHOUT_MONEY("share_before", "share", "real_change"),
    /** GDP at constant prices jumps, by so many percent. */
    GDP_BREAK("change"),
    /** Population jumps, by so many percent. */
    POPULATION_BREAK("change"),
    /** The categories of expenditure do not add up to 100 percent. */
    CATEGORIES("sum"),
    /** Two sources are further apart than in the ally's other years. */
    DISCREPANCY("measure", "other_measure", "publisher", "ratio", "usual_ratio"),
    /** One document prints a figure twice, and not alike: as it is taken, and where else. */
    PRINTED_TWICE("measure", "publisher", "taken", "again"),
    /** A printed whole is not what its parts in the same document add up to. */
    NOT_ITS_PARTS("measure", "publisher", "printed", "sum"),
    /**
     * A treasury has spent so many percent of the budget in months that are fewer of the year: of
     * what was voted, or of that as revised.
     */
    BUDGET_AHEAD("share", "months", "passed", STAGE),
    /** The same in months that are more of the year. */
    BUDGET_BEHIND("share", "months", "passed", STAGE),
    /** A printed aggregate that ours can't be held against, for want of members' figures. */
    UNCHECKED_MISSING("measure", ALLY),
    /** The same where members' figures are themselves what the print implies. */
    UNCHECKED_IMPUTED("measure", ALLY),
    /** What another version found. */
    OTHER();

    private final List<String> details;

    Kind(String... details) {
      this.details = List.of(details);
    }

    /** The names of its details, in the order of its sentence. */
    public List<String> details() {
      return details;
    }

    /** Whether shares of GDP in its years, and what rests on them, are not to be relied on. */
    public boolean isBreakOfShare() {
      return isContradiction() || this == SHARE_WITHOUT_MONEY || this == GDP_BREAK;
    }

    /** Whether the publisher's own other figures give another share. */
    public boolean isContradiction() {
      return this == CURRENT_SHARE || this == CONSTANT_SHARE;
    }
  }

  public Finding {
    subject = subject == null ? "" : subject;
    kind = kind == null ? Kind.OTHER : kind;
    weight = weight == null ? Weight.BACKGROUND : weight;
    years = years == null ? List.of() : List.copyOf(years);
    details = details == null ? new TreeMap<>() : new TreeMap<>(details);
    place = place == null ? "" : place;
  }

  /** A finding of no particulars yet. */
  public static Finding of(
      String subject, Kind kind, Weight weight, List<Integer> years, String place) {
    return new Finding(subject, kind, weight, years, new TreeMap<>(), place);
  }

  /** The same with a detail. */
  public Finding with(String name, List<String> values) {
    SortedMap<String, List<String>> more = new TreeMap<>(details);
    more.put(name, List.copyOf(values));
    return new Finding(subject, kind, weight, years, more, place);
  }

  /** The same with a detail. */
  public Finding with(String name, String... values) {
    return with(name, Arrays.asList(values));
  }

  /** The values of a detail, none where it has no such. */
  public List<String> detail(String name) {
    return details.getOrDefault(name, List.of());
  }

  /** As JSON has it, for programs: words in lower case with hyphens, figures as texts. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("subject", subject);
    body.put("kind", word(kind));
    body.put("weight", word(weight));
    body.put("years", years);
    body.put("details", details);
    if (!place.isEmpty()) {
      body.put("place", place);
    }
    return body;
  }

  /** How files and answers call what has a name here: 'no-longer'. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The ally it is about, or empty where it is about a group. */
  public Optional<Ally> ally() {
    return Ally.ofIso3(subject);
  }

  private int lastYear() {
    return years.isEmpty() ? 0 : years.get(years.size() - 1);
  }
}
