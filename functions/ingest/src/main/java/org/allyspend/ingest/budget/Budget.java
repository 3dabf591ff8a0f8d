package org.allyspend.ingest.budget;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;

/** What the documents of one release say together. */
final class Budget {
  private final Declaration declaration;
  private final Map<Sums.Key, Figure> figures = new TreeMap<>();
  private final SortedMap<Sums.Key, Sum> toDate = new TreeMap<>();
  private final Sums changes = new Sums();
  private final Sums ofYears = new Sums();
  private final Map<Sums.Key, String> yearsPlaces = new TreeMap<>();
  private final List<Added> documents = new ArrayList<>();
  private final List<Remark> warnings = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private final Map<Sums.Key, String> statedBy = new TreeMap<>();

  /** A document, the file it is, and what it was handed in with: its own file, or a zip. */
  private record Added(String file, String handIn, ReadDocument document) {
    /** Whether this is the later of two: handed in after, or of longer than the other. */
    boolean goesBefore(Added earlier) {
      return earlier.document.isReplacedBy(document)
          && !(earlier.handIn.equals(handIn) && document.isReplacedBy(earlier.document));
    }
  }

  Budget(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * Adds a document. Where files accumulate, one that says nothing but what a later one says too is
   * left out.
   *
   * @param handIn what was handed in with it: the same for files of which none is the later
   */
  void add(String file, String handIn, ReadDocument document) {
    if (!document.hasRows()) {
      if (!document.isAmendment()) {
        throw document.noRows();
      }
      warnings.add(Remark.of(Remark.Kind.NO_CHANGE, file));
    }
    Added added = new Added(file, handIn, document);
    if (declaration.accumulates()) {
      documents.removeIf(added::goesBefore);
    }
    documents.add(added);
  }

  /**
   * What no other document says too, unless files accumulate, and but for what is of a year and
   * stands in the rows of its months, which may be a file each.
   */
  private void merge(Added added) {
    ReadDocument document = added.document();
    changes.add(document.changes().rows());
    document.toDate().forEach((key, sum) -> mergeToDate(key, sum, added.handIn()));
    document
        .sums()
        .forEach(
            (key, sum) -> {
              if (sum.isOfWholeYear()) {
                mergeYear(key, sum);
              } else {
                merge(key, sum, added.handIn());
              }
            });
  }

  private void mergeToDate(Sums.Key key, Sum sum, String handIn) {
    Sum before = toDate.get(key);
    requireOnce(key, sum, before == null ? null : before.place());
    if (before == null || sum.figures() > 0) {
      requireLater(
          key, sum, before == null || before.figures() == 0 ? null : before.total(), handIn);
      toDate.put(key, sum);
    }
  }

  /** Of two files that were handed in at once nobody knows which corrects the other. */
  private void requireLater(Sums.Key key, Sum sum, BigDecimal before, String handIn) {
    String other = statedBy.put(key, handIn);
    if (before != null && handIn.equals(other) && before.compareTo(sum.total()) != 0) {
      throw Refusal.at(sum.place())
          .expected(key.words() + " once in what is handed in at once")
          .found("another figure in another file of it too")
          .todo("hand in what corrects the other alone, after it")
          .exception();
    }
  }

  private void mergeYear(Sums.Key key, Sum sum) {
    requireOnce(key, sum, place(key));
    if (declaration.accumulates()) {
      ofYears.of(key).forgetMonthsOf(sum);
    }
    ofYears.of(key).add(sum.kept());
    yearsPlaces.merge(key, sum.place(), (first, next) -> Place.elsewhere(first));
  }

  private void merge(Sums.Key key, Sum sum, String handIn) {
    String year = yearsPlaces.get(key);
    requireOnce(key, sum, year == null ? place(key) : year);
    Figure before = figures.get(key);
    if (before == null || sum.figures() > 0) {
      requireLater(key, sum, before == null ? null : before.value().orElse(null), handIn);
      figures.put(key, figure(key, sum, sum.place()));
    }
  }

  private String place(Sums.Key key) {
    return figures.containsKey(key) ? figures.get(key).place() : null;
  }

  private void merged(Added added) {
    try {
      merge(added);
    } catch (RefusedException e) {
      throw BudgetSource.within(added.file(), e);
    }
  }

  private void requireOnce(Sums.Key key, Sum sum, String before) {
    if (before != null && !declaration.accumulates()) {
      throw Refusal.at(sum.place())
          .expected(key.words() + " in one document")
          .found("it in " + before + " too")
          .todo("where later files go before earlier ones, say 'accumulates'")
          .exception();
    }
  }

  /** What a month adds to the fiscal year to date, which another file may have to its end. */
  private void addMonths() {
    toDate.forEach(
        (key, sum) -> {
          YearMonth month = key.period().asMonth().orElseThrow();
          Sum before =
              toDate.get(new Sums.Key(key.stage(), key.part(), Period.of(month.minusMonths(1))));
          boolean first = month.getMonthValue() == declaration.fiscalYear().starts();
          if (sum.figures() > 0 && !first && (before == null || before.figures() == 0)) {
            throw Refusal.at(sum.place())
                .expected(
                    key.stage().id()
                        + " of the year to "
                        + month.minusMonths(1)
                        + ", to which "
                        + month
                        + " adds")
                .found("none")
                .todo("hand in the files from the fiscal year's first month on, as a folder")
                .exception();
          }
          BigDecimal earlier = first || before == null ? BigDecimal.ZERO : before.total();
          Figure figure =
              sum.figures() > 0
                  ? Figure.of(sum.total().subtract(earlier), Status.NORMAL, sum.place())
                  : Figure.missing(sum.place());
          if (figures.putIfAbsent(key, figure) != null) {
            throw Refusal.at(sum.place())
                .expected(key.words() + " once")
                .found("it in " + figures.get(key).place() + " too, and here to date")
                .exception();
          }
        });
  }

  /** What is of a year and stands in the rows of its months, which may be a file each. */
  private void addYears() {
    ofYears.forEach(
        (key, sum) -> {
          sum.requireOneMonth(key);
          figures.put(key, figure(key, sum, yearsPlaces.get(key)));
        });
  }

  /** Notes a file that is none of those declared, such as one that explains the others. */
  void passOver(String file) {
    passedOver.add(file);
    warnings.add(Remark.of(Remark.Kind.UNDECLARED, file));
  }

  private static Figure figure(Sums.Key key, Sum sum, String place) {
    if (sum.figures() == 0) {
      return Figure.missing(place);
    }
    Status status = key.stage() == BudgetStage.PLANNED ? Status.FORECAST : Status.NORMAL;
    return Figure.of(sum.total(), status, place);
  }

  /** A budget that is changed is what was voted and the change. */
  private void addRevised() {
    changes.forEach(
        (key, change) -> {
          Sums.Key voted = new Sums.Key(BudgetStage.VOTED, key.part(), key.period());
          BigDecimal before =
              Optional.ofNullable(figures.get(voted))
                  .flatMap(Figure::value)
                  .orElseThrow(
                      () ->
                          Refusal.at(change.place())
                              .expected(
                                  "the budget of " + key.period() + ", which it changes, beside it")
                              .found("none")
                              .exception());
          figures.put(key, Figure.of(before.add(change.total()), Status.NORMAL, change.place()));
        });
  }

  /**
   * The release.
   *
   * @throws org.allyspend.core.domain.RefusedException where figures are not such as the
   *     declaration says they are
   */
  Publication publication() {
    documents.forEach(this::merged);
    addYears();
    addMonths();
    addRevised();
    new Plausibility(declaration, figures).require();
    Period last = last();
    List<Remark> unverified = unverified();
    if (!unverified.isEmpty()) {
      warnings.add(0, new Remark(Remark.Kind.UNVERIFIED, List.of(), unverified));
    }
    beforeEuro().ifPresent(warnings::add);
    return new Publication(
        declaration.title().one() + (unverified.isEmpty() ? "" : Release.UNVERIFIED),
        declaration.publisher().one(),
        "to " + last,
        declaration.licence().one(),
        last.lastDay(),
        series(),
        BudgetFootnotes.of(declaration, figures),
        warnings);
  }

  /** That nobody can see in a file which of its years a treasury restated when it took the euro. */
  private Optional<Remark> beforeEuro() {
    return NationalCurrency.euroSince(Ally.ofIso3(declaration.ally()).orElseThrow())
        .filter(since -> figures.keySet().stream().anyMatch(key -> key.period().year() < since))
        .map(since -> Remark.of(Remark.Kind.BEFORE_EURO, Integer.toString(since)));
  }

  /** Why nobody can rely on the declaration's having read it as it is; empty where one can. */
  private List<Remark> unverified() {
    Declaration.Checked checked = declaration.checked();
    if (!checked.verified()) {
      return List.of(Remark.of(Remark.Kind.NO_REAL_DOCUMENT, checked.against().one()));
    }
    List<Remark> others = new ArrayList<>();
    boolean held = false;
    for (CheckedFigure one : checked.figures()) {
      Optional<BigDecimal> stated = one.stated(figures);
      held |= stated.filter(one::agrees).isPresent();
      stated.filter(value -> !one.agrees(value)).map(one::isNot).ifPresent(others::add);
    }
    if (held) {
      warnings.addAll(others); // Revised since, for otherwise nothing would agree.
      return List.of();
    }
    return others.isEmpty() ? List.of(Remark.of(Remark.Kind.NO_CHECKED_FIGURE)) : others;
  }

  /** The last month that was spent, or else the last year that was voted or spent. */
  private Period last() {
    return last(key -> key.stage() == BudgetStage.OUTTURN && !key.period().isYear())
        .or(() -> last(key -> key.stage() != BudgetStage.PLANNED))
        .orElseThrow(
            () ->
                passedOver.isEmpty()
                    ? Refusal.at("")
                        .expected("a figure that was voted or spent")
                        .found("none")
                        .exception()
                    : Refusal.at("file's name")
                        .expected("one like " + Refusal.oneOf(names()))
                        .found(String.join(", ", passedOver))
                        .exception());
  }

  private Optional<Period> last(Predicate<Sums.Key> of) {
    return figures.entrySet().stream()
        .filter(entry -> entry.getValue().value().isPresent() && of.test(entry.getKey()))
        .map(entry -> entry.getKey().period())
        .max(Comparator.comparing(Period::lastDay));
  }

  private List<String> names() {
    return declaration.documents().stream().map(Layout.Document::name).toList();
  }

  private List<Series> series() {
    SortedMap<BudgetItem, SortedMap<Period, Figure>> series = new TreeMap<>();
    figures.forEach(
        (key, figure) ->
            series
                .computeIfAbsent(new BudgetItem(key.stage(), key.part()), absent -> new TreeMap<>())
                .put(key.period(), figure));
    Map<BudgetPart, Layout.Part> parts = declaration.parts();
    List<Series> all = new ArrayList<>();
    series.forEach(
        (item, byPeriod) ->
            all.add(
                new Series(
                    Subject.of(declaration.whose()),
                    item.measure(),
                    PriceBasis.CURRENT,
                    Optional.ofNullable(parts.get(item.part()))
                        .map(part -> part.note().one())
                        .orElse(""),
                    byPeriod)));
    return all;
  }
}
