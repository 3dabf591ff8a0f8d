package org.allyspend.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * What stands in one sheet of a report's workbook, read as a stream: who wants a sentence or a row
 * does not wait for all thirty sheets as POI's objects.
 */
final class Sheets {
  private Sheets() {}

  /**
   * A sheet's rows that are not empty, each from its first column to its last that is not: texts,
   * with a plain space for those at which no line breaks, and numbers with the digits that the file
   * has, of formulas those that are kept with them.
   */
  static List<List<String>> rows(Path workbook, String sheet) throws IOException {
    try (OPCPackage file = OPCPackage.open(workbook.toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(file);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream in = sheets.next()) {
          if (sheets.getSheetName().equals(sheet)) {
            return rows(in, new ReadOnlySharedStringsTable(file));
          }
        }
      }
      throw new AssertionError(workbook + " has no sheet " + sheet);
    } catch (OpenXML4JException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** The names of the sheets of a workbook, in their order. */
  static List<String> names(byte[] workbook) throws IOException {
    try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(workbook))) {
      List<String> names = new ArrayList<>();
      XSSFReader.SheetIterator sheets =
          (XSSFReader.SheetIterator) new XSSFReader(file).getSheetsData();
      while (sheets.hasNext()) {
        sheets.next().close();
        names.add(sheets.getSheetName());
      }
      return names;
    } catch (OpenXML4JException e) {
      throw new IOException(e);
    }
  }

  /** All that a sheet says, as one text: long sentences are told in several rows. */
  static String text(Path workbook, String sheet) throws IOException {
    return String.join(" ", lines(workbook, sheet));
  }

  /** What a sheet says, row by row. */
  static List<String> lines(Path workbook, String sheet) throws IOException {
    return rows(workbook, sheet).stream().map(row -> String.join(" ", row)).toList();
  }

  private static List<List<String>> rows(InputStream in, ReadOnlySharedStringsTable strings)
      throws IOException {
    Rows rows = new Rows();
    try {
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(new XSSFSheetXMLHandler(null, strings, rows, false));
      xml.parse(new InputSource(in));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
    return rows.all;
  }

  private static final class Rows implements SheetContentsHandler {
    private final List<List<String>> all = new ArrayList<>();
    private List<String> row;

    @Override
    public void startRow(int number) {
      row = new ArrayList<>();
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      if (!value.isEmpty()) {
        row.addAll(Collections.nCopies(new CellReference(reference).getCol() - row.size(), ""));
        row.add(value.replace('\u00a0', ' '));
      }
    }

    @Override
    public void endRow(int number) {
      if (!row.isEmpty()) {
        all.add(row);
      }
    }
  }
}
