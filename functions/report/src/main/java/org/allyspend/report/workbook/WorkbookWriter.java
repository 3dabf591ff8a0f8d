package org.allyspend.report.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes a workbook of named sheets, and the same bytes of it every time. */
public final class WorkbookWriter {
  private WorkbookWriter() {}

  /**
   * What the file says of itself.
   *
   * @param title the document's title
   * @param subject what it is about
   * @param moment the moment it is stated as of, which stands in for when it was made
   */
  public record Properties(String title, String subject, Instant moment) {}

  /**
   * Writes the workbook.
   *
   * @param sheets the sheets' names in the order of reading
   * @param write writes the sheet of a name; called for the last sheet first, so that a summary in
   *     front can draw on the tables behind it
   */
  public static byte[] write(
      Properties properties, List<String> sheets, BiConsumer<String, SheetWriter> write) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      describe(workbook.getProperties(), properties);
      Styles styles = new Styles(workbook);
      Map<String, TableArea> tables = new HashMap<>();
      sheets.forEach(workbook::createSheet);
      for (int i = sheets.size() - 1; i >= 0; i--) {
        SheetWriter writer = new SheetWriter(workbook.getSheetAt(i), styles, tables);
        write.accept(sheets.get(i), writer);
        writer.setUpPrint();
      }
      workbook.setActiveSheet(0);
      workbook.write(bytes);
      return StableZip.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook could not be written to memory", e);
    }
  }

  private static void describe(POIXMLProperties document, Properties properties) {
    var core = document.getCoreProperties();
    core.setTitle(properties.title());
    core.setSubjectProperty(properties.subject());
    core.setCreator("Allyspend");
    core.setLastModifiedByUser("Allyspend");
    core.setCreated(Optional.of(Date.from(properties.moment())));
    core.setModified(Optional.of(Date.from(properties.moment())));
    document.getExtendedProperties().getUnderlyingProperties().setApplication("Allyspend");
  }
}
