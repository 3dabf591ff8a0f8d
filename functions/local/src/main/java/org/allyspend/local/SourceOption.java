package org.allyspend.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.budget.BudgetSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --source} of a report: files that are read as releases. */
final class SourceOption {
  private static final String NAME = "--source";

  @Option(
      names = NAME,
      paramLabel = "ID=FILE",
      completionCandidates = Ids.class,
      description =
          "read this file as a release of one of the sources ${COMPLETION-CANDIDATES} (kiel and budgets:"
              + " also a folder); the report rests on the first that is no budget, the others are shown"
              + " beside it (default: what is kept in --data, or else NATO's editions that come with"
              + " Allyspend)")
  private List<String> given = new ArrayList<>();

  /** The sources, as the help names them. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(
              SourceIds.classes().keySet().stream(), Stream.of("budget-swe and other allies'"))
          .iterator();
    }
  }

  /** The files, by the ids of their sources, in the order in which they were given. */
  Map<String, Path> files(CommandSpec spec) {
    Map<String, String> byId =
        Given.byId(
            spec,
            NAME,
            "ID=FILE",
            "a file",
            "name a folder of all its files, or file one after the other by 'ingest'",
            given);
    Map<String, Path> files = new LinkedHashMap<>();
    byId.forEach((id, file) -> files.put(id, Given.path(spec, NAME + " " + id, file)));
    files.keySet().forEach(id -> requireSource(spec, id));
    return files;
  }

  /** Requires a source that there is, or a budget that may be declared. */
  static void requireSource(CommandSpec spec, String id) {
    if (!SourceIds.isBudget(id)) {
      Main.option(spec, NAME, () -> Sources.of(id));
    }
  }

  /**
   * Requires a file, or a folder of those that make up a source's document, that can be read and is
   * no larger than the source's may be.
   *
   * @param option how the command line names it
   */
  static void requireDocument(CommandSpec spec, String option, String id, Path file) {
    boolean budget = SourceIds.isBudget(id);
    if (Files.isDirectory(file) && (budget || !Sources.of(id).files().isEmpty())) {
      Places.requireReadable(option, file);
      return;
    }
    Places.requireFile(spec, option, file);
    try {
      long size = Files.size(file);
      if (budget && size > BudgetSource.MOST_BYTES) {
        throw BudgetSource.overLimit(file.toString(), size);
      }
      if (!budget && size > Sources.of(id).mostBytes()) {
        throw Sources.of(id).tooLarge(file.toString(), size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
