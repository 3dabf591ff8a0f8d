package org.allyspend.report.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
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
   * @param language the ISO 639-1 code of its language
   * @param pageNumbers the text of footers, with &amp;P for the page and &amp;N for their number
   */
  public record Properties(
      String title, String subject, Instant moment, String language, String pageNumbers) {}

  /**
   * Writes the workbook.
   *
   * @param sheets the sheets' names in the order of reading
   * @param write writes the sheet of a name; called for the last sheet first, so that a summary in
   *     front can draw on the tables behind it
   * @param out is left open
   */
  public static void write(
      Properties properties,
      List<String> sheets,
      BiConsumer<String, SheetWriter> write,
      OutputStream out)
      throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    try {
      describe(workbook.getProperties(), properties);
      Styles styles = new Styles(workbook);
      Map<String, TableArea> tables = new HashMap<>();
      sheets.forEach(workbook::createSheet);
      Map<String, StableZip.Change> changes = new HashMap<>();
      changes.put("xl/styles.xml", (text, to) -> to.write(nameNormalStyle(text).getBytes(UTF_8)));
      for (int i = sheets.size() - 1; i >= 0; i--) {
        SheetWriter writer =
            new SheetWriter(workbook.getSheetAt(i), styles, tables, properties.pageNumbers());
        write.accept(sheets.get(i), writer);
        writer.setUpPrint();
        LaterRows rows = writer.laterRows();
        if (!rows.isEmpty()) {
          changes.put(
              workbook.getSheetAt(i).getPackagePart().getPartName().getName().substring(1),
              rows::writeAmong);
        }
      }
      workbook.setActiveSheet(0);
      StableZip.write(written(workbook), changes, out);
    } finally {
      // Closing it would write it once more.
      workbook.getPackage().revert();
    }
  }

  /**
   * As POI writes it, without the rows that are made later, and not compressed: it is about to be
   * unpacked again.
   */
  private static byte[] written(XSSFWorkbook workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      workbook.write(zip);
    }
    return bytes.toByteArray();
  }

  /** POI leaves out the name of the style that other readers than Excel look for. */
  private static String nameNormalStyle(String styles) {
    return styles.replace(
        "</cellXfs>",
        "</cellXfs><cellStyles count=\"1\">"
            + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
  }

  private static void describe(POIXMLProperties document, Properties properties) {
    var core = document.getCoreProperties();
    core.setTitle(properties.title());
    core.setSubjectProperty(properties.subject());
    core.getUnderlyingProperties().setLanguageProperty(properties.language());
    core.setCreator("Allyspend");
    core.setLastModifiedByUser("Allyspend");
    core.setCreated(Optional.of(Date.from(properties.moment())));
    core.setModified(Optional.of(Date.from(properties.moment())));
    document.getExtendedProperties().getUnderlyingProperties().setApplication("Allyspend");
  }
}
