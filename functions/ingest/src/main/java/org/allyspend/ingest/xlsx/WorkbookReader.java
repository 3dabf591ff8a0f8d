package org.allyspend.ingest.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.allyspend.core.domain.RefusedException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads the cells of an Excel workbook (.xlsx) as the file writes them: numbers keep every digit,
 * formulas give their stored result; of styles, only the colour of the font is kept. It streams,
 * and refuses what is too large before it is unpacked into memory.
 */
public final class WorkbookReader {
  private static final int MOST_ENTRIES = 2_000;

  /** Ten times the largest known, and little enough to be read in a small Lambda. */
  private static final long MOST_UNPACKED_BYTES = 40_000_000;

  private WorkbookReader() {}

  /**
   * The workbook's sheets in order.
   *
   * @throws RefusedException where the bytes are no such workbook, or one too large
   */
  public static List<Sheet> read(byte[] bytes) {
    requireModestZip(bytes);
    try (OPCPackage opc = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      XSSFReader reader = new XSSFReader(opc);
      XMLReader xml = XMLHelper.newXMLReader();
      StringsHandler strings = new StringsHandler();
      parse(xml, reader.getSharedStringsData(), strings);
      InkHandler inks = new InkHandler();
      parse(xml, reader.getStylesData(), inks);
      XSSFReader.SheetIterator parts = (XSSFReader.SheetIterator) reader.getSheetsData();
      List<Sheet> sheets = new ArrayList<>();
      while (parts.hasNext()) {
        InputStream part = parts.next();
        CellHandler cells = new CellHandler(parts.getSheetName(), strings.strings(), inks.inks());
        parse(xml, part, cells);
        sheets.add(cells.sheet());
      }
      return sheets;
    } catch (IOException
        | SAXException
        | ParserConfigurationException
        | OpenXML4JException
        | OpenXML4JRuntimeException
        | POIXMLException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      throw new RefusedException(
          "is a zip but no Excel workbook (.xlsx) that can be read: " + reason(e), e);
    }
  }

  /** Reads a part to its end, if the workbook has it. */
  private static void parse(XMLReader xml, InputStream part, ContentHandler handler)
      throws IOException, SAXException {
    if (part != null) {
      try (part) {
        xml.setContentHandler(handler);
        xml.parse(new InputSource(part));
      }
    }
  }

  /** Unpacks to nowhere and counts: a zip bomb is refused before anything is kept of it. */
  private static void requireModestZip(byte[] bytes) {
    if (bytes.length == 0) {
      throw new RefusedException("is empty, expected an Excel workbook (.xlsx)");
    }
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw new RefusedException("is no zip archive, expected an Excel workbook (.xlsx)");
    }
    int entries = 0;
    long unpacked = 0;
    byte[] buffer = new byte[65_536];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED_BYTES || entries > MOST_ENTRIES) {
            throw new RefusedException(
                "unpacks to over "
                    + MOST_UNPACKED_BYTES
                    + " bytes or "
                    + MOST_ENTRIES
                    + " entries, expected an Excel workbook (.xlsx) of a publisher's size");
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException("is a damaged zip archive, expected an Excel workbook (.xlsx)", e);
    }
    if (entries == 0) {
      throw new RefusedException(
          "is an empty or damaged zip archive, expected an Excel workbook (.xlsx)");
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }
}
