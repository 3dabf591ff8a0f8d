package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** Every European ally's share of GDP in every year, the highest first, beside the targets. */
final class SharesSheet implements ReportSheet {
  static final String TABLE = "Shares";
  static final String ALLY = "Ally";

  @Override
  public String name() {
    return "Shares";
  }

  @Override
  public String purpose() {
    return "Each European ally's share of GDP by year, and the year it was first at the target";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Target headline = model.configuration().headlineTarget();
    writer.title("European allies' shares of GDP, in percent");
    writer.sentence(
        "The highest share in "
            + model.yearLabel(model.latestYear())
            + " stands first; the columns of targets hold their thresholds, for charts.");
    List<Column<Ally>> columns = new ArrayList<>();
    columns.add(Column.text(ALLY, 24, Ally::natoName));
    columns.add(
        Column.text(
            "First year at " + headline.name(), 15, ally -> firstYear(model, headline, ally)));
    for (Target target : model.configuration().shareOfGdpTargets()) {
      columns.add(
          new Column<>(
              thresholdHeader(target),
              Format.TWO_DECIMALS,
              12,
              ally -> Optional.of(target.threshold())));
    }
    for (int year : model.years()) {
      columns.add(
          new Column<>(
              yearHeader(model, year),
              Format.TWO_DECIMALS,
              12,
              ally -> model.figure(ally, Measure.SHARE_OF_GDP, year)));
    }
    writer.freeze(writer.table(TABLE, columns, byShare(model)));
  }

  static String thresholdHeader(Target target) {
    return "Target " + target.name();
  }

  static String yearHeader(ReportModel model, int year) {
    return model.yearLabel(year);
  }

  /** How many allies, all of them first in the table, have a share in the latest year. */
  static int knownShares(ReportModel model) {
    return (int)
        model.europeanAllies().stream()
            .filter(ally -> latestShare(model, ally).isPresent())
            .count();
  }

  private static List<Ally> byShare(ReportModel model) {
    return model.europeanAllies().stream()
        .sorted(
            Comparator.comparing(
                    (Ally ally) -> latestShare(model, ally).orElse(BigDecimal.ONE.negate()))
                .reversed())
        .toList();
  }

  private static Optional<BigDecimal> latestShare(ReportModel model, Ally ally) {
    return model.figure(ally, Measure.SHARE_OF_GDP, model.latestYear());
  }

  private static String firstYear(ReportModel model, Target target, Ally ally) {
    if (latestShare(model, ally).isEmpty()) {
      return "[x]";
    }
    return model.years().stream()
        .filter(year -> model.holds(ally, target.alliesAt(), year))
        .findFirst()
        .map(year -> year.equals(model.years().first()) ? year + " or before" : year.toString())
        .orElse("not yet");
  }
}
