package org.allyspend.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.budget.BudgetSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --budget}: how files of national budgets are read that Allyspend does not know. */
final class BudgetOption {
  private static final String NAME = "--budget";

  @Option(
      names = NAME,
      paramLabel = "DECLARATION",
      completionCandidates = BuiltIn.class,
      description =
          "how files of a national budget are read, in JSON (see functions/ingest/docs/sources.md); those of"
              + " ${COMPLETION-CANDIDATES} come with Allyspend")
  private List<Path> files = new ArrayList<>();

  /** The allies whose budgets are declared, as the help names them. */
  static final class BuiltIn implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SourceIds.declaredBudgets().stream()
          .map(id -> id.substring(SourceIds.BUDGET.length()))
          .iterator();
    }
  }

  /**
   * What was declared, by the ids of the sources that the declarations make.
   *
   * @param read the sources that are read: a declaration of another would be of no use
   * @throws RefusedException where a file is no declaration, naming it and the line
   */
  Map<String, String> declarations(CommandSpec spec, Collection<String> read) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (Path file : files) {
      Places.requireFile(spec, NAME, file);
      String json = json(file);
      String id = BudgetSource.of(file.toString(), json).id();
      if (declarations.put(id, json) != null) {
        throw Main.usage(spec, Refusal.twice(NAME, "a declaration of " + id));
      }
      if (!read.contains(id)) {
        throw Main.usage(
            spec,
            Refusal.at(NAME + " " + file)
                .expected("the declaration of a budget that is read")
                .found("that of " + id)
                .todo("name its files by --source " + id));
      }
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

  /**
   * Requires that it is known how each of these sources is read that is a budget.
   *
   * @param declared whether anything is declared of a source beside what comes with Allyspend
   */
  static void requireDeclared(
      CommandSpec spec, Collection<String> sources, Predicate<String> declared) {
    for (String source : sources) {
      if (SourceIds.isBudget(source)
          && !SourceIds.declaredBudgets().contains(source)
          && !declared.test(source)) {
        throw Main.usage(
            spec,
            Refusal.at("source " + source)
                .expected("what is declared of this budget")
                .found("nothing that comes with Allyspend")
                .todo("name its declaration by " + NAME));
      }
    }
  }
}
