package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;

/**
 * Where the allies stand in the latest year: their orders, colours and marks, which are the same in
 * the report's own charts and in the workbook's.
 */
public final class Standings {
  private final ReportModel model;
  private final int latest;
  private final Target headline;

  /** Those of this report. */
  public Standings(ReportModel model) {
    this.model = model;
    this.latest = model.latestYear();
    this.headline = model.configuration().headlineTarget();
  }

  /** Who has a figure in the latest year, the highest first. */
  public List<Ally> byFigure(Measure measure) {
    return model.europeanAllies().stream()
        .filter(ally -> figure(ally, measure).isPresent())
        .sorted(Comparator.comparing((Ally ally) -> figure(ally, measure).orElseThrow()).reversed())
        .toList();
  }

  /** Who has an equipment share and a share of GDP, the highest equipment share first. */
  public List<Ally> byEquipment() {
    return byFigure(Measure.EQUIPMENT_SHARE).stream()
        .filter(ally -> figure(ally, Measure.SHARE_OF_GDP).isPresent())
        .toList();
  }

  /** Who has a sum to find on the road, the largest first. */
  public List<Ally> bySumToFind() {
    return model
        .road()
        .map(
            target ->
                new Roads(model).bySum().stream().map(line -> line.ally().orElseThrow()).toList())
        .orElse(List.of());
  }

  /** The colours of the allies with a share, the highest first. */
  public List<Palette> coloursByShare() {
    return byFigure(Measure.SHARE_OF_GDP).stream()
        .map(ally -> reached(figure(ally, Measure.SHARE_OF_GDP).orElseThrow()))
        .toList();
  }

  /** The positions, from 0, of those whose share is an estimate. */
  public Set<Integer> estimatesByShare() {
    return estimates(byFigure(Measure.SHARE_OF_GDP), Measure.SHARE_OF_GDP);
  }

  /** The positions, from 0, of those whose figure of the latest year is an estimate. */
  public Set<Integer> estimates(List<Ally> allies, Measure measure) {
    return IntStream.range(0, allies.size())
        .filter(i -> isEstimate(allies.get(i), measure, latest))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** A rise or a fall. */
  public Palette colourOfChange(Ally ally) {
    return figure(ally, Measure.REAL_CHANGE).orElseThrow().signum() < 0
        ? Palette.SHORT
        : Palette.ACCENT;
  }

  /** A point an ally of these: its share of GDP across, its equipment share up. */
  public List<Spot> equipmentSpots() {
    Optional<Target> equipment = equipmentTarget();
    return byEquipment().stream()
        .map(
            ally ->
                new Spot(
                    ally.iso3() + model.breaks().mark(ally, latest),
                    figure(ally, Measure.SHARE_OF_GDP).orElseThrow(),
                    figure(ally, Measure.EQUIPMENT_SHARE).orElseThrow(),
                    equipment.filter(target -> isAt(target, ally)).isPresent()
                            && isAt(headline, ally)
                        ? Palette.ACCENT
                        : Palette.SHORT,
                    isEstimate(ally, Measure.EQUIPMENT_SHARE, latest)))
        .toList();
  }

  /** The target of equipment, where the configuration has one. */
  Optional<Target> equipmentTarget() {
    return model.configuration().targets().stream()
        .filter(target -> !target.isShareOfGdp())
        .findFirst();
  }

  /** Whether it is there in the latest year. */
  boolean isAt(Target target, Ally ally) {
    return figure(ally, target.measure()).filter(target::isMetBy).isPresent();
  }

  /** What the colours of shares mean: 'Orange: below 2 %; sky blue: 2 % or over; …'. */
  public String colours() {
    Labels labels = model.labels();
    String first = labels.threshold(headline);
    return next()
        .map(next -> labels.get("chart.colours", first, labels.threshold(next)))
        .orElseGet(() -> labels.get("chart.colours.one", first));
  }

  /** The lowest target that is more than the headline's. */
  Optional<Target> next() {
    return model.configuration().shareOfGdpTargets().stream()
        .filter(target -> target.threshold().compareTo(headline.threshold()) > 0)
        .findFirst();
  }

  /** The colour of a share, by the headline's target and the next one. */
  Palette reached(BigDecimal share) {
    if (!headline.isMetBy(share)) {
      return Palette.SHORT;
    }
    return next().filter(target -> target.isMetBy(share)).isPresent()
        ? Palette.ACCENT
        : Palette.PART;
  }

  /** An ally's figure of the latest year. */
  Optional<BigDecimal> figure(Ally ally, Measure measure) {
    return model.figure(ally, measure, latest);
  }

  /** Whether its figure of that year is not firm. */
  boolean isEstimate(Ally ally, Measure measure, int year) {
    return model
        .series(ally, measure)
        .flatMap(series -> series.in(year))
        .map(Figure::status)
        .filter(status -> !status.isFirm())
        .isPresent();
  }
}
