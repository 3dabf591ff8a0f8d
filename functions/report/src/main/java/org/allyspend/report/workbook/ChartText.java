package org.allyspend.report.workbook;

import java.util.HexFormat;
import org.allyspend.report.chart.Letters;
import org.allyspend.report.chart.Palette;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.main.CTSolidColorFillProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;

/** A chart's title and the labels at its marks, of which POI's own classes know too little. */
final class ChartText {
  private static final int TITLE = 1_200;
  private static final int SMALL = 900;
  private static final int TINY = 800;

  private ChartText() {}

  /** The finding, and measure and unit under it, or nothing. */
  static void title(CTChart chart, String title, String subtitle) {
    CTTitle words = chart.addNewTitle();
    CTTextBody body = words.addNewTx().addNewRich();
    body.addNewBodyPr();
    body.addNewLstStyle();
    paragraph(body, title, TITLE, true, Palette.INK);
    if (!subtitle.isEmpty()) {
      paragraph(body, subtitle, SMALL, false, Palette.SOFT);
    }
    words.addNewOverlay().setVal(false);
    chart.addNewAutoTitleDeleted().setVal(false);
  }

  /** What stands in a cell instead, and says this now. */
  static void titleFrom(CTTitle title, String cell, String text) {
    title.getTx().unsetRich();
    text(title.addNewTxPr(), TITLE, true);
    CTStrRef reference = title.getTx().addNewStrRef();
    reference.setF(cell);
    var cache = reference.addNewStrCache();
    cache.addNewPtCount().setVal(1);
    var point = cache.addNewPt();
    point.setIdx(0);
    point.setV(text);
  }

  /** POI states the default locale of the machine. */
  static void stateNoLanguage(CTTitle title) {
    title.getTx().getRich().getPArray(0).getRArray(0).getRPr().unsetLang();
  }

  /** The values of bars, at their ends. */
  static void values(CTDLbls labels, String format) {
    labels.addNewNumFmt().setFormatCode(format);
    labels.getNumFmt().setSourceLinked(format.equals(Charts.AS_CELLS));
    labels.addNewSpPr().addNewNoFill();
    text(labels.addNewTxPr(), SMALL, true);
    labels.addNewDLblPos().setVal(STDLblPos.OUT_END);
    show(labels, true, false);
  }

  /** The name of a series, beside its one point. */
  static void name(CTDLbls label, STDLblPos.Enum side) {
    label.addNewSpPr().addNewNoFill();
    text(label.addNewTxPr(), TINY, false);
    label.addNewDLblPos().setVal(side);
    show(label, false, true);
  }

  static void colour(CTSolidColorFillProperties fill, String rgb) {
    fill.addNewSrgbClr().setVal(HexFormat.of().parseHex(rgb));
  }

  private static void show(CTDLbls labels, boolean values, boolean names) {
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(values);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(names);
    labels.addNewShowPercent().setVal(false);
    labels.addNewShowBubbleSize().setVal(false);
  }

  private static void text(CTTextBody body, int size, boolean bold) {
    body.addNewBodyPr();
    body.addNewLstStyle();
    CTTextParagraph paragraph = body.addNewP();
    type(paragraph.addNewPPr().addNewDefRPr(), size, bold, Palette.INK);
    paragraph.addNewEndParaRPr();
  }

  private static void paragraph(
      CTTextBody body, String words, int size, boolean bold, Palette colour) {
    CTTextParagraph paragraph = body.addNewP();
    paragraph.addNewPPr().addNewDefRPr().setSz(size);
    var run = paragraph.addNewR();
    type(run.addNewRPr(), size, bold, colour);
    run.setT(Letters.together(words));
  }

  private static void type(CTTextCharacterProperties type, int size, boolean bold, Palette colour) {
    type.setSz(size);
    type.setB(bold);
    colour(type.addNewSolidFill(), colour.rgb());
  }
}
