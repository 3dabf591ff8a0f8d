package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Check;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** Our sums beside the aggregates the publisher prints. */
final class ChecksSheet implements ReportSheet {
  @Override
  public String name() {
    return "Checks";
  }

  @Override
  public String purpose() {
    return "Our sums of the allies' figures beside the aggregates the publisher prints";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    List<Check> checks = model.assessment().checks();
    long apart = checks.stream().filter(check -> !check.agrees()).count();
    writer.title("Checks against the publisher's aggregates");
    writer.sentence(
        checks.isEmpty()
            ? "The release prints no aggregate to check ours against."
            : checks.size()
                + " printed aggregates were recomputed as of each year; "
                + apart
                + " differ by more than rounding of the figures can explain. [note 7]");
    writer.freeze(
        writer.table(
            "Checks",
            List.of(
                Column.text("Group", 24, Check::group),
                Column.text("Measure", 46, Check::measure),
                Column.integer("Year", Format.YEAR, Check::year),
                Column.text("Unit", 36, Check::unit),
                wide("Printed", Check::printed),
                wide("Computed", Check::computed),
                wide("Difference", Check::difference),
                wide("Rounding allows", Check::tolerance),
                Column.text("Agrees", 10, check -> check.agrees() ? "yes" : "no"),
                Column.text("Printed in", 16, Check::place)),
            checks));
  }

  private static Column<Check> wide(String header, Function<Check, BigDecimal> value) {
    return new Column<>(header, Format.SIX_DECIMALS, 22, check -> Optional.of(value.apply(check)));
  }
}
