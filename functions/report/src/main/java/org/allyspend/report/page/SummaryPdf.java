package org.allyspend.report.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.allyspend.report.ReportModel;
import org.allyspend.report.chart.Chart;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The summary's one page as a PDF that is tagged for screen readers (PDF/UA-1), with its own fonts
 * in it: the same bytes on any machine.
 */
public final class SummaryPdf {
  private static final String FONT = "Sans";

  /** How much of the page's width charts may take, in percent: the first that leaves one sheet. */
  private static final List<Integer> WIDTHS = List.of(76, 66, 56, 46, 36);

  /** From which the file's identifier is made, with its title: it is none of the moment's. */
  private static final long ID = 1;

  static {
    // It would tell of every style sheet on standard error.
    XRLog.setLoggingEnabled(false);
    FontMappers.set(new OwnFont());
  }

  private SummaryPdf() {}

  /**
   * The page of a report.
   *
   * @param charts its charts, of which the page has some
   */
  public static byte[] of(ReportModel model, List<Chart> charts) {
    int narrowest = WIDTHS.get(WIDTHS.size() - 1);
    for (int width : WIDTHS) {
      Optional<byte[]> pdf = of(model, charts, width, width == narrowest);
      if (pdf.isPresent()) {
        return pdf.get();
      }
    }
    throw new IllegalStateException("the narrowest is taken as it comes out");
  }

  /** The page with charts of this width, or empty where it runs over and is not taken so. */
  private static Optional<byte[]> of(
      ReportModel model, List<Chart> charts, int width, boolean anyhow) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.withProducer("Allyspend");
    builder.withW3cDocument(document(SummaryPage.onePage(model, charts, width)), "");
    builder.useFont(() -> OwnFont.open(OwnFont.REGULAR), FONT, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> OwnFont.open(OwnFont.BOLD), FONT, 700, FontStyle.NORMAL, true);
    builder.useSVGDrawer(new PdfCharts(FONT));
    // Nothing is fetched: all there is stands in the document.
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        PDDocument pdf = renderer.createPDFKeepOpen();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      if (pdf.getNumberOfPages() > 1 && !anyhow) {
        return Optional.empty();
      }
      made(pdf, model.assessment().asOf());
      pdf.save(bytes);
      return Optional.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the summary could not be written to memory as PDF", e);
    }
  }

  /** The moment it is stated as of stands in for when it was made. */
  private static void made(PDDocument pdf, Instant asOf) {
    pdf.getDocumentInformation()
        .setCreationDate(GregorianCalendar.from(asOf.atZone(ZoneOffset.UTC)));
    pdf.setDocumentId(ID);
  }

  private static Document document(String page) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
      NodeList charts = document.getElementsByTagName("svg");
      for (int i = 0; i < charts.getLength(); i++) {
        Element chart = (Element) charts.item(i);
        // What HTML calls a label is an alternate text in PDF.
        chart.setAttribute("alt", chart.getAttribute("aria-label"));
      }
      return document;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("a report's page is well-formed", e);
    }
  }
}
