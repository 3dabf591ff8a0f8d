package org.allyspend.ingest.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.allyspend.core.domain.BudgetNotes;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;

/** What its declaration says of a budget to readers, as notes that stand with the release. */
final class BudgetFootnotes {
  private final Declaration declaration;
  private final List<Footnote> notes = new ArrayList<>();

  private BudgetFootnotes(Declaration declaration) {
    this.declaration = declaration;
  }

  static List<Footnote> of(Declaration declaration, Map<Sums.Key, Figure> figures) {
    BudgetFootnotes all = new BudgetFootnotes(declaration);
    all.ofDocuments(BudgetNotes.TITLE, declaration.title());
    all.ofDocuments(BudgetNotes.PUBLISHER, declaration.publisher());
    all.ofDocuments(BudgetNotes.TERMS, declaration.licence());
    all.note(BudgetNotes.COVERS, declaration.covers());
    Declaration.Bridge bridge = declaration.bridge();
    if (bridge != null) {
      all.note(BudgetNotes.PENSIONS, bridge.pensions());
      all.note(BudgetNotes.OTHER_MINISTRIES, bridge.otherMinistries());
      all.note(BudgetNotes.UKRAINE, bridge.ukraine());
    }
    all.note(BudgetNotes.CHECKED, heldAgainst(declaration.checked(), figures));
    declaration
        .parts()
        .forEach((part, declared) -> all.note(BudgetNotes.of(part), declared.note()));
    return all.notes;
  }

  /** What it is held against, and which figures of that stand otherwise here. */
  private static Words heldAgainst(Declaration.Checked checked, Map<Sums.Key, Figure> figures) {
    List<Words> others = new ArrayList<>();
    for (CheckedFigure one : checked.figures()) {
      one.stated(figures)
          .filter(value -> !one.agrees(value))
          .map(one::otherwise)
          .ifPresent(others::add);
    }
    return new Words(
        "Held against "
            + checked.against().one()
            + "."
            + told(" Not all of it agrees: ", others, Words::one, "; "),
        "Comparaison avec "
            + checked.against().inFrench()
            + "."
            + told(" Tout n'y concorde pas : ", others, Words::french, " ; "));
  }

  private static String told(
      String as, List<Words> all, Function<Words, String> in, String between) {
    return all.isEmpty() ? "" : as + String.join(between, all.stream().map(in).toList()) + ".";
  }

  /** What stands with the release, where it is said in French too. */
  private void ofDocuments(String mark, Words words) {
    if (!words.french().isEmpty()) {
      note(mark, words);
    }
  }

  private void note(String mark, Words words) {
    if (words != null) {
      notes.add(new Footnote(declaration.ally(), mark, words.one(), words.french()));
    }
  }
}
