package org.allyspend.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;

/** The key figures at a glance: total, change, share, allies at the target, gap, what is new. */
public final class Tiles {

  /**
   * One of them.
   *
   * @param id which it is: total, change, share, allies-at, gap or news
   * @param figure in a few characters: '476.2 billion'
   * @param meaning what it is, in a few words
   * @param value the number it is, or empty for words
   */
  public record Tile(String id, String figure, String meaning, Optional<BigDecimal> value) {}

  private final ReportModel model;
  private final Labels labels;
  private final int year;

  /** The tiles of this report. */
  public Tiles(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.year = model.latestYear();
  }

  /** All of them, without those whose figure is missing. */
  public List<Tile> all() {
    return Stream.of(total(), change(), share(), alliesAt(), gap(), Optional.of(news()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Tile> total() {
    return model
        .value(Measure.EXPENDITURE, year)
        .map(
            value ->
                new Tile(
                    "total",
                    amount(value),
                    labels.get("tile.total", model.yearLabel(year))
                        + model.money().beside(value.value(), year)
                        + coverage(value),
                    Optional.of(model.money().stated(value.value(), year))));
  }

  /** With today's members in both years: a new member is no rise. */
  private Optional<Tile> change() {
    return model
        .value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year)
        .map(
            value ->
                new Tile(
                    "change",
                    labels.change(value.value()),
                    labels.get("tile.change", year - 1) + coverage(value),
                    Optional.of(value.value())));
  }

  private Optional<Tile> share() {
    return model
        .value(Measure.SHARE_OF_GDP, year)
        .map(
            value ->
                new Tile(
                    "share",
                    labels.percent(value.value(), Target.PUBLISHED_DECIMALS),
                    labels.get("tile.share") + coverage(value),
                    Optional.of(value.value())));
  }

  private Optional<Tile> alliesAt() {
    Target target = model.configuration().headlineTarget();
    return model
        .value(target.alliesAt(), year)
        .filter(value -> value.covered() > 1)
        .map(
            value ->
                new Tile(
                    "allies-at",
                    labels.get("tile.of", labels.decimals(value.value(), 0), value.covered()),
                    labels.get("tile.allies-at", labels.target(target)),
                    Optional.of(value.value())));
  }

  private Optional<Tile> gap() {
    return gapTarget()
        .flatMap(
            target ->
                model
                    .value(target.gap(), year)
                    .map(
                        value ->
                            new Tile(
                                "gap",
                                amount(value),
                                labels.get("tile.gap", labels.target(target), year)
                                    + coverage(value),
                                Optional.of(model.money().stated(value.value(), year)))));
  }

  /** The lowest target beside the headline's that the group is short of. */
  public Optional<Target> gapTarget() {
    return model.configuration().furtherTargets().stream()
        .filter(
            target ->
                model.value(target.gap(), year).filter(gap -> gap.value().signum() > 0).isPresent())
        .findFirst();
  }

  private Tile news() {
    Comparison comparison = model.assessment().comparison();
    if (comparison.isFirst()) {
      return news(labels.get("tile.first"), labels.get("tile.first.meaning"));
    }
    int targets = new WhatsNew(model).pledged().size();
    if (comparison.isNothingNew() && targets > 0) {
      return news(
          labels.decimals(BigDecimal.valueOf(targets), 0),
          labels.get("tile.targets", labels.day(comparison.since()), targets));
    }
    if (comparison.isNothingNew()) {
      return news(
          labels.get("tile.nothing"),
          labels.get("tile.nothing.meaning", labels.day(comparison.since())));
    }
    // A source that was not there before revises nothing, and is new all the same.
    boolean revised = !comparison.revisions().isEmpty();
    long count =
        revised
            ? comparison.revisions().size()
            : comparison.successions().stream().filter(one -> !one.isUnchanged()).count();
    return news(
        labels.decimals(BigDecimal.valueOf(count), 0),
        labels.get(
            revised ? "tile.changes" : "tile.editions", labels.day(comparison.since()), count));
  }

  private static Tile news(String words, String meaning) {
    return new Tile("news", words, meaning, Optional.empty());
  }

  /** How many members are missing, where any is. */
  private String coverage(Aggregate.Value value) {
    return value.isWhole() ? "" : labels.get("tile.without", labels.list(names(value)));
  }

  private List<String> names(Aggregate.Value value) {
    List<String> names = labels.allies(value.missing().stream());
    return names.size() <= 2 ? names : List.of(labels.get("tile.members", names.size()));
  }

  private String amount(Aggregate.Value dollars) {
    return model.money().amount(dollars.value(), year);
  }
}
