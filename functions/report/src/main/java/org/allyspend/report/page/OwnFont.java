package org.allyspend.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Finds the font that comes with Allyspend and no other: a machine's own are not looked for, so
 * that a page is the same everywhere, and nothing is noted in the home of whoever makes it.
 */
final class OwnFont implements FontMapper {
  static final String REGULAR = "DejaVuSansCondensed";
  static final String BOLD = "DejaVuSansCondensed-Bold";

  private final TrueTypeFont font;

  OwnFont() {
    try (InputStream stream = open(REGULAR)) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
    } catch (IOException e) {
      throw new UncheckedIOException("a font can't be read from the jar", e);
    }
  }

  /** A font's file. */
  static InputStream open(String name) {
    return Objects.requireNonNull(OwnFont.class.getResourceAsStream("fonts/" + name + ".ttf"));
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
    return new CIDFontMapping(null, font, true);
  }
}
