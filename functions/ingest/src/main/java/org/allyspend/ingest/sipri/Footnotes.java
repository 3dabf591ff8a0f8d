package org.allyspend.ingest.sipri;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.xlsx.Cell;
import org.allyspend.ingest.xlsx.Sheet;

/** The sheet 'Footnotes': a mark in the first column, what it says in the last. */
final class Footnotes {
  /** The sheet's name. */
  static final String SHEET = "Footnotes";

  /** Marks stand together in a cell, as in '§¶3': a symbol each, or the digits of a number. */
  private static final Pattern MARK = Pattern.compile("\\d+|[^\\d\\s,;]");

  private final Map<String, String> texts = new HashMap<>();

  /** The footnotes of this sheet. */
  static Footnotes of(Sheet sheet) {
    Footnotes footnotes = new Footnotes();
    for (List<Cell> row : sheet.rows()) {
      Cell mark = row.get(0);
      if (row.size() > 1 && MARK.matcher(mark.text()).matches()) {
        footnotes.texts.put(mark.text(), row.get(row.size() - 1).text());
      }
    }
    return footnotes;
  }

  /** Those the readers met on allies' rows; a mark that leads nowhere becomes a warning. */
  List<Footnote> of(Collection<SipriSheetReader> readers, List<Remark> warnings) {
    List<Footnote> found = new ArrayList<>();
    for (Ally ally : Ally.values()) {
      TreeSet<String> marks = new TreeSet<>();
      readers.forEach(reader -> marks.addAll(marks(reader.marks(ally))));
      for (String mark : marks) {
        if (texts.containsKey(mark)) {
          found.add(new Footnote(ally.iso3(), mark, texts.get(mark)));
        } else {
          warnings.add(Remark.of(Remark.Kind.NO_FOOTNOTE, SHEET, mark, ally.natoName()));
        }
      }
    }
    return found;
  }

  private static List<String> marks(String cell) {
    List<String> marks = new ArrayList<>();
    Matcher matcher = MARK.matcher(cell);
    while (matcher.find()) {
      marks.add(matcher.group());
    }
    return marks;
  }
}
