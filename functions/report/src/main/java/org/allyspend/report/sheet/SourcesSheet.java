package org.allyspend.report.sheet;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allyspend.core.domain.Release;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** Where the figures come from, down to the bytes. */
final class SourcesSheet implements ReportSheet.Content {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    List<Release> releases = model.assessment().releases();
    writer.print().onePageWide();
    writer.title(labels.get("sheet.sources"));
    writer.sentence(labels.get(releases.size() > 1 ? "sources.several" : "sources.one"));
    writer.table(
        "Sources",
        List.of(
            Column.text(labels.get("col.source"), 11, Release::source),
            Column.text(
                labels.get("col.publisher"), 20, release -> labels.publisher(release.publisher())),
            Column.text(labels.get("col.title"), 30, labels::title),
            Column.text(labels.get("col.edition"), 13, one -> labels.edition(one.edition())),
            Column.text(labels.get("col.address"), 32, Release::address),
            new Column<>(labels.get("col.published"), Format.TEXT, 13, SourcesSheet::published),
            new Column<>(labels.get("col.known.since"), Format.TEXT, 17, SourcesSheet::knownSince),
            Column.text(labels.get("col.sha256"), 34, release -> halves(release.sha256())),
            Column.filled(
                labels.get("col.observations"),
                Format.WHOLE,
                17,
                release -> BigDecimal.valueOf(release.observations())),
            Column.text(labels.get("col.terms"), 30, labels::terms),
            new Column<>(labels.get("col.found"), Format.TEXT, 34, one -> found(labels, one))),
        releases);
    if (releases.stream().anyMatch(release -> !release.warnings().isEmpty())) {
      writer.heading(labels.get("sources.remarks"));
      writer.sentence(labels.get("sources.remarks.intro"));
      releases.forEach(
          release ->
              release
                  .warnings()
                  .forEach(
                      text ->
                          writer.sentence(
                              labels.get(
                                  "sources.remark", release.source(), labels.remark(text)))));
    }
  }

  /** Step by step; what was handed in was not looked for. */
  private static Optional<String> found(Labels labels, Release release) {
    return Optional.of(release.found().stream().map(labels::remark).collect(joining(" ")))
        .filter(steps -> !steps.isEmpty());
  }

  private static Optional<String> published(Release release) {
    return release.published().map(LocalDate::toString);
  }

  /** A file of an unknown day is known since it was handed in, which is no fact about it. */
  private static Optional<String> knownSince(Release release) {
    return release.isFetched() || release.published().isPresent()
        ? Optional.of(MOMENT.format(release.knownSince()))
        : Optional.empty();
  }

  /** A hash in two words, so that it can wrap. */
  private static String halves(String sha256) {
    return sha256.substring(0, 32) + " " + sha256.substring(32);
  }
}
