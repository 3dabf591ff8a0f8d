package org.allyspend.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.budget.BudgetSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --budget}: how files of national budgets are read that Allyspend does not know. */
final class BudgetOption {
  @Option(
      names = "--budget",
      paramLabel = "DECLARATION",
      description =
          "how files of a national budget are read, in JSON (see functions/ingest/docs/sources.md); those of swe, deu and dnk,"
              + " and unverified ones of gbr, fra, nld and nor, come with Allyspend")
  private List<Path> files = new ArrayList<>();

  /**
   * What was declared, by the ids of the sources that the declarations make.
   *
   * @throws RefusedException where a file is no declaration, naming it and the line
   */
  Map<String, String> declarations(CommandSpec spec) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (Path file : files) {
      Places.requireFile(spec, "--budget", file);
      String json = json(file);
      declarations.put(BudgetSource.of(file.toString(), json).id(), json);
    }
    return declarations;
  }

  private static String json(Path file) {
    try {
      return Main.json(file);
    } catch (RefusedException e) {
      throw e.within(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read", e);
    }
  }

  /** Whether a source is a budget that is declared here, or comes with Allyspend. */
  static boolean isDeclared(String source, Map<String, String> declarations) {
    return SourceIds.isBudget(source)
        && (declarations.containsKey(source)
            || Sources.all().stream().anyMatch(one -> one.id().equals(source)));
  }
}
