package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allyspend.core.domain.Release;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** Where the figures come from, down to the bytes. */
final class SourcesSheet implements ReportSheet {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "Sources";
  }

  @Override
  public String purpose() {
    return "The releases this report uses: publisher, edition, address, hash, terms";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    List<Release> releases = model.assessment().releases();
    writer.title("Sources");
    writer.sentence(
        "The report rests on the first release"
            + (releases.size() > 1
                ? "; the others are shown beside it, in their own definitions."
                : "."));
    writer.table(
        "Sources",
        List.of(
            Column.text("Source", 11, Release::source),
            Column.text("Publisher", 13, Release::publisher),
            Column.text("Title", 34, Release::title),
            Column.text("Edition", 13, Release::edition),
            Column.text("Address", 34, Release::address),
            new Column<>("Fetched", Format.TEXT, 17, SourcesSheet::fetched),
            Column.text("SHA-256", 36, release -> halves(release.sha256())),
            new Column<>(
                "Observations",
                Format.WHOLE,
                17,
                release -> Optional.of(BigDecimal.valueOf(release.observations()))),
            Column.text("Terms", 34, Release::licence)),
        releases);
  }

  /** When it was fetched; a file that was handed in does not know. */
  private static Optional<String> fetched(Release release) {
    return release.address().startsWith("http")
        ? Optional.of(MOMENT.format(release.storedAt()))
        : Optional.empty();
  }

  /** A hash in two words, so that it can wrap. */
  private static String halves(String sha256) {
    return sha256.substring(0, 32) + " " + sha256.substring(32);
  }
}
