package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SummaryPdfTest {
  @Test
  void it_is_one_page_with_the_headline_and_the_charts_own_words() throws IOException {
    for (Path report : RealReports.all().values()) {
      try (PDDocument pdf = open(report)) {
        assertThat(pdf.getNumberOfPages()).as(report.toString()).isEqualTo(1);
      }
    }
    try (PDDocument pdf = open(RealReports.english())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("476.2 billion US dollars")
          .contains("Lithuania");
    }
  }

  @Test
  void screen_readers_are_told_its_language_its_title_and_what_each_chart_shows()
      throws IOException {
    try (PDDocument pdf = open(RealReports.french())) {
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Dépenses de défense des alliés européens de l'OTAN, juillet 2025");
      List<String> figures = new ArrayList<>();
      List<String> kinds = new ArrayList<>();
      walk(pdf.getDocumentCatalog().getStructureTreeRoot(), kinds, figures);
      assertThat(kinds).contains("H1", "H2", "L", "LI", "P");
      assertThat(figures).hasSize(3).allSatisfy(alt -> assertThat(alt).hasSizeGreaterThan(60));
      assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
          .contains("<pdfuaid:part>1</pdfuaid:part>");
    }
  }

  @Test
  void its_fonts_are_in_it_and_it_says_nothing_of_the_clock() throws IOException {
    try (PDDocument pdf = open(RealReports.english())) {
      var fonts = new TreeMap<String, Boolean>();
      for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
        PDFont font = pdf.getPage(0).getResources().getFont(name);
        fonts.put(font.getName().replaceFirst(".*\\+", ""), font.isEmbedded());
      }
      assertThat(fonts)
          .containsEntry("DejaVuSansCondensed", true)
          .containsEntry("DejaVuSansCondensed-Bold", true)
          .hasSize(2);
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
          .hasToString("2025-08-01T00:00:00Z");
    }
  }

  private static PDDocument open(Path report) throws IOException {
    return Loader.loadPDF(Files.readAllBytes(report.resolve("summary.pdf")));
  }

  private static void walk(PDStructureNode node, List<String> kinds, List<String> figures) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        kinds.add(element.getStructureType());
        if (element.getStructureType().equals("Figure")) {
          figures.add(element.getAlternateDescription());
        }
        walk(element, kinds, figures);
      }
    }
  }
}
