package org.allyspend.ingest.nato;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Subject;

/** A note under a table, as '* These Allies …' or '(a) Equipment expenditure …'. */
final class TableNote {
  private static final Pattern MARKED = Pattern.compile("(?<mark>\\*+|\\([a-z]\\)) ?(?<text>.+)");

  private TableNote() {}

  /** The footnotes it is: one for each ally that bears its star, or else one on all of them. */
  static List<Footnote> of(String note, List<Subject> starred) {
    Matcher matcher = MARKED.matcher(note);
    if (!matcher.matches()) {
      return List.of(new Footnote(Footnote.ALL, "", note));
    }
    String mark = matcher.group("mark");
    String text = matcher.group("text");
    if (!mark.startsWith("*") || starred.isEmpty()) {
      return List.of(new Footnote(Footnote.ALL, mark, text));
    }
    return starred.stream().map(subject -> new Footnote(subject.id(), mark, text)).toList();
  }
}
