package org.allyspend.report;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allyspend.report.sheet.ReportSheet;
import org.allyspend.report.sheet.Sheets;
import org.allyspend.report.workbook.WorkbookWriter;

/** Makes the files of a report: a pure function of its model, byte for byte. */
public final class ReportFiles {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private ReportFiles() {}

  /** The bytes of each file, by file name. */
  public static SortedMap<String, byte[]> of(ReportModel model) {
    byte[] aggregates = Companions.aggregates(model);
    byte[] observations = Companions.observations(model);
    byte[] revisions = Companions.revisions(model);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("allyspend-" + model.assessment().period() + ".xlsx", workbook(model));
    files.put(Companions.AGGREGATES, aggregates);
    files.put(Companions.OBSERVATIONS, observations);
    files.put(Companions.REVISIONS, revisions);
    files.put(
        Companions.PACKAGE, Companions.dataPackage(model, aggregates, observations, revisions));
    return files;
  }

  private static byte[] workbook(ReportModel model) {
    Map<String, ReportSheet> sheets =
        Sheets.of(model).stream()
            .collect(
                Collectors.toMap(
                    ReportSheet::name,
                    Function.identity(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    List<String> names = List.copyOf(sheets.keySet());
    return WorkbookWriter.write(
        new WorkbookWriter.Properties(
            "Defence expenditure of NATO's European allies, "
                + MONTH.format(model.assessment().period()),
            "NATO allies other than the United States and Canada",
            model.assessment().asOf()),
        names,
        (name, writer) -> sheets.get(name).write(model, writer));
  }
}
