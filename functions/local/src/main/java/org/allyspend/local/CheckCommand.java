package org.allyspend.local;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.ReportStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code allyspend check}: whether a folder still holds all that its store speaks of. */
@Command(
    name = "check",
    description = "Checks every release and report kept in a folder, and says what is lost.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "the folder in which reports keep their releases")
  private Path data;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Stores stores;
  private PrintWriter out;
  private int lost;
  private int files;

  @Override
  public Integer call() {
    Places.requireFolder(spec, "--data", data);
    out = spec.commandLine().getOut();
    try (EmbeddedStores embedded = EmbeddedStores.reading(data)) {
      stores = embedded.stores();
      int releases = 0;
      for (String source : SourceIds.known()) {
        List<Release> listed = stores.releases().list(source);
        listed.forEach(this::check);
        releases += listed.size();
      }
      int reports = reports(embedded.dynamo());
      out.println(
          Refusal.counted(releases, "release")
              + " and "
              + Refusal.counted(files, "file")
              + " of "
              + Refusal.counted(reports, "report")
              + ": "
              + (lost == 0 ? "all are there" : lost + " lost"));
    }
    out.flush();
    return lost == 0 ? 0 : Main.FAILED;
  }

  private void check(Release release) {
    check(Release.rawKey(release.source(), release.sha256()), release.sha256());
    if (release.state() == Release.State.PUBLISHED) {
      List<Series> series = stores.releases().series(release);
      int observations = series.stream().mapToInt(Series::observations).sum();
      if (series.size() != release.series() || observations != release.observations()) {
        lost(
            "release " + release.source() + " " + release.sha256(),
            release.series()
                + " series of "
                + Refusal.counted(release.observations(), "observation"),
            series.size() + " of " + observations);
      }
    }
  }

  /** The reports of every run, official or not, listed or not. */
  private int reports(DynamoDbClient dynamo) {
    List<Report> reports =
        dynamo
            .scanPaginator(
                scan ->
                    scan.tableName(EmbeddedStores.TABLE)
                        .filterExpression("sk = :report")
                        .expressionAttributeValues(
                            Map.of(":report", AttributeValue.fromS(ReportStore.REPORT))))
            .items()
            .stream()
            .map(ReportStore::runOf)
            .sorted()
            .flatMap(run -> stores.reports().ofRun(run).stream())
            .toList();
    for (Report report : reports) {
      for (Report.File file : report.files().values()) {
        files++;
        check(file.key(), file.sha256());
      }
    }
    return reports.size();
  }

  private void check(String key, String sha256) {
    try {
      Optional<String> stored = stores.bucket().sha256(key);
      if (stored.isEmpty()) {
        lost("object " + key, "it in the folder", "none");
      } else if (!stored.get().equals(sha256)) {
        lost("object " + key, "the bytes that were stored", "others");
      }
    } catch (SdkException | UncheckedIOException | RefusedException e) {
      // Of another length, or not what its checksum says.
      lost("object " + key, "the bytes that were stored", "others");
    }
  }

  private void lost(String where, String expected, String found) {
    lost++;
    out.println(where + ": expected " + expected + ", found " + found);
  }
}
