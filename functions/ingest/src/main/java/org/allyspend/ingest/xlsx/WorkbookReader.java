package org.allyspend.ingest.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Format;
import org.allyspend.ingest.xlsx.PackageParts.Relationship;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the cells of an Excel workbook (.xlsx, Transitional or Strict) as the file writes them:
 * numbers keep every digit, formulas give their stored result; of styles, only the colour of the
 * font is kept. It streams, and refuses what is too large before it is unpacked into memory.
 */
public final class WorkbookReader {
  private WorkbookReader() {}

  /**
   * The workbook's sheets in order.
   *
   * @throws RefusedException where the bytes are no such workbook, or one too large
   */
  public static List<Sheet> read(byte[] bytes) {
    Format.XLSX.require(bytes);
    try (PackageParts parts = new PackageParts(bytes)) {
      return sheets(parts);
    } catch (IOException
        | SAXException
        | ParserConfigurationException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw damaged(e);
    }
  }

  private static List<Sheet> sheets(PackageParts parts) throws IOException, SAXException {
    String workbook =
        parts.relationships("").stream()
            .filter(one -> one.type().equals("officeDocument"))
            .map(Relationship::target)
            .findFirst()
            .orElse("xl/workbook.xml");
    SheetNames names = new SheetNames();
    if (!parts.parse(workbook, names) || names.byId.isEmpty()) {
      throw Refusal.at("")
          .expected("an Excel workbook (.xlsx)")
          .found("a zip archive without sheets")
          .exception();
    }
    Map<String, Relationship> related = new LinkedHashMap<>();
    parts.relationships(workbook).forEach(one -> related.put(one.id(), one));
    StringsHandler strings = new StringsHandler();
    parse(parts, related, "sharedStrings", strings);
    ThemeHandler theme = new ThemeHandler();
    parse(parts, related, "theme", theme);
    InkHandler inks = new InkHandler(theme.colours());
    parse(parts, related, "styles", inks);
    List<Sheet> sheets = new ArrayList<>();
    for (Map.Entry<String, String> sheet : names.byId.entrySet()) {
      Relationship part = related.get(sheet.getKey());
      if (part != null && part.type().equals("worksheet")) {
        CellHandler cells =
            new CellHandler(
                sheet.getValue(), strings.strings(), inks.inks(), names.computesWhenOpened);
        if (!parts.parse(part.target(), cells)) {
          throw Refusal.at("sheet " + sheet.getValue())
              .expected("its cells in the part " + part.target())
              .found("none")
              .exception();
        }
        sheets.add(cells.sheet());
      }
    }
    return sheets;
  }

  private static void parse(
      PackageParts parts, Map<String, Relationship> related, String type, DefaultHandler handler)
      throws IOException, SAXException {
    for (Relationship one : related.values()) {
      if (one.type().equals(type)) {
        parts.parse(one.target(), handler);
      }
    }
  }

  private static RefusedException damaged(Exception e) {
    return Refusal.at("")
        .expected("an Excel workbook (.xlsx)")
        .found("one that is damaged")
        .todo("fetch it again, or open it in Excel and save it")
        .exception(e);
  }

  /** The sheets' names by the ids of their parts (18.2.19), and how formulas stand (18.2.2). */
  private static final class SheetNames extends DefaultHandler {
    private final Map<String, String> byId = new LinkedHashMap<>();
    private boolean computesWhenOpened;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      if (name.equals("sheet")) {
        String label = attributes.getValue("name");
        for (int i = 0; i < attributes.getLength(); i++) {
          if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
            byId.put(attributes.getValue(i), RichText.plain(label == null ? "" : label));
          }
        }
      } else if (name.equals("calcPr")) {
        String full = attributes.getValue("fullCalcOnLoad");
        computesWhenOpened = "1".equals(full) || "true".equals(full);
      }
    }
  }
}
