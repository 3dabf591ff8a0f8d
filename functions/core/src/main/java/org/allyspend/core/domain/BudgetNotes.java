package org.allyspend.core.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The marks of the notes that stand with a national budget: what its declaration says of the whole,
 * such as what it covers, and of each part. They may be in English and in French.
 */
public final class BudgetNotes {
  /** What the documents are. */
  public static final String TITLE = "title";

  /** Who issues them. */
  public static final String PUBLISHER = "publisher";

  /** The terms under which they stand. */
  public static final String TERMS = "terms";

  /** What the whole is. */
  public static final String COVERS = "covers";

  /** Where soldiers' pensions stand. */
  public static final String PENSIONS = "pensions";

  /** What other ministries spend that NATO counts. */
  public static final String OTHER_MINISTRIES = "other ministries";

  /** Where support for Ukraine stands. */
  public static final String UKRAINE = "Ukraine";

  /** What its declaration was held against. */
  public static final String CHECKED = "checked";

  private static final String OF_PART = "part ";

  private static final Set<String> OF_DOCUMENTS = Set.of(TITLE, PUBLISHER, TERMS);

  private BudgetNotes() {}

  /** Whether a note says of the documents themselves what stands with the release in English. */
  public static boolean isOfDocuments(Footnote note) {
    return OF_DOCUMENTS.contains(note.mark());
  }

  /** The mark of what a part is. */
  public static String of(BudgetPart part) {
    return OF_PART + part.id();
  }

  /** The part that a note is on, or empty where it is on the whole. */
  public static Optional<BudgetPart> part(Footnote note) {
    return List.of(BudgetPart.values()).stream()
        .filter(part -> of(part).equals(note.mark()))
        .findFirst();
  }

  /** Those that say what the whole covers, and what lies between it and NATO's definition. */
  public static List<Footnote> ofWhole(List<Footnote> notes) {
    return notes.stream().filter(note -> !isOfDocuments(note) && part(note).isEmpty()).toList();
  }

  /** The one of this mark, or empty. */
  public static Optional<Footnote> find(String mark, List<Footnote> notes) {
    return notes.stream().filter(note -> note.mark().equals(mark)).findFirst();
  }
}
