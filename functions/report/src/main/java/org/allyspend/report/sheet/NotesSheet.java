package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** Method, definitions and traps. */
final class NotesSheet implements ReportSheet {
  private record Note(String mark, String text) {}

  @Override
  public String name() {
    return "Notes";
  }

  @Override
  public String purpose() {
    return "Method, definitions, shorthand and traps";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Notes");
    writer.table(
        "Notes",
        List.of(Column.text("Note", 18, Note::mark), Column.text("Text", 112, Note::text)),
        notes(model));
  }

  private static List<Note> notes(ReportModel model) {
    return List.of(
        new Note(
            "[note 1]",
            "NATO stars this ally: a national law or political agreement binds it to spend at least"
                + " 2 % of GDP, so that later estimates may move."),
        new Note(
            "[note 2]",
            "An ally's share is the one NATO publishes. It is held against a threshold after rounding"
                + " to two decimals of a percent, half up: 1.995 counts as 2.00, 1.994 does not. Who"
                + " is at a target has no gap. Newly at: at or over the threshold in the year, below"
                + " it in the year before."),
        new Note(
            "[note 3]",
            "Iceland has no armed forces and no defence expenditure; its GDP and population count in"
                + " the group's, as they do in NATO's."),
        new Note(
            "[note 4]",
            "Required growth is the constant yearly real growth of expenditure that brings the share"
                + " to the threshold in the year of the deadline. The year on the present path goes by"
                + " the mean change of the share over the last three years; 'not on this path' where"
                + " the share does not rise."),
        new Note(
            "[note 5]",
            "As of the year follows NATO: Montenegro counts from 2017, North Macedonia from 2020,"
                + " Finland from 2023, Sweden from 2024. A change as of the year includes what a new"
                + " member brings; in the constant composition it does not."),
        new Note(
            "[note 6]",
            "Money at current prices is at current exchange rates too, so that it moves with the"
                + " dollar. Real change compares constant prices ("
                + model.constantPrices()
                + "). Constant prices of different base years are never mixed."),
        new Note(
            "[note 7]",
            "Computed and printed agree when they differ by no more than rounding of the figures read"
                + " can amount to; that follows from the decimals in which the edition prints them."),
        new Note(
            "Share of GDP",
            "A group's share is its total expenditure over its total GDP at constant prices, as NATO"
                + " forms it, never the mean of shares."),
        new Note(
            "Definition",
            "Defence expenditure is NATO's definition. It is neither SIPRI's military expenditure nor"
                + " COFOG division 02; figures of different definitions are never added."),
        new Note(
            "5 % of GDP",
            "The Hague's 5 % is at least 3.5 % core defence and up to 1.5 % defence- and"
                + " security-related expenditure. The figures here are of the former alone."),
        new Note(
            "Weights",
            "A group's equipment share is weighted by expenditure at current prices. Population is"
                + " implied by GDP over GDP per head, both as published."),
        new Note(
            "What changed",
            "Compared are the releases in force now and at the moment of the report before, figure by"
                + " figure. An ally that is on the other side of a target in the same year is there by"
                + " revision; newly at a target, from one year to the next, is by spending."),
        new Note(
            "Out of line",
            "Two sources are called out of line for an ally and year when the ratio of their figures"
                + " departs from the ally's median ratio by over a fifth and by over five median"
                + " absolute deviations."),
        new Note(
            "Overdue",
            "A source is overdue when its next edition, expected by its publisher's habit, has not"
                + " come within the months of grace that are configured."),
        new Note(
            "[e]", "Estimate, as the publisher marks it. An aggregate is as weak as its parts."),
        new Note("[x]", "Not available. A missing figure is never counted as zero."));
  }
}
