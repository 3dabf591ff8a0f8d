package org.allyspend.ingest.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.allyspend.core.domain.Refusal;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The parts of an Office Open XML package (ECMA-376 part 2), read by the zip's central directory,
 * so that it does not matter in what order or manner a program stored them, or what else it put
 * beside them. Only what is asked for is unpacked, and counted as it is.
 */
final class PackageParts implements AutoCloseable {
  private static final int MOST_ENTRIES = 2_000;

  /** Ten times the largest known, and little enough to be read in a small Lambda. */
  private static final long MOST_UNPACKED_BYTES = 40_000_000;

  private final ZipFile zip;
  private final XMLReader xml;

  /** By lower-case name: names of parts are the same in any case (10.1.3.4 of part 2). */
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

  private long unpacked;

  /**
   * A relationship of a part to another.
   *
   * @param id what the part calls it by
   * @param type the last word of its type, the same in Transitional and Strict: 'worksheet'
   * @param target the other part's name
   */
  record Relationship(String id, String type, String target) {}

  PackageParts(byte[] bytes) throws IOException, SAXException, ParserConfigurationException {
    zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entries.size() >= MOST_ENTRIES) {
        throw Refusal.at("")
            .expected("an Excel workbook (.xlsx) of at most " + MOST_ENTRIES + " parts")
            .found("more")
            .exception();
      }
      entries.putIfAbsent(key(entry.getName()), entry);
    }
    xml = reader();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Has a part read to its end; false where the package has none of this name. */
  boolean parse(String name, DefaultHandler handler) throws IOException, SAXException {
    ZipArchiveEntry entry = entries.get(key(name));
    if (entry == null) {
      return false;
    }
    try (InputStream part = new Counted(zip.getInputStream(entry))) {
      xml.setContentHandler(handler);
      xml.parse(new InputSource(part));
    }
    return true;
  }

  /** The relationships of a part, or of the package where the name is empty, in their order. */
  List<Relationship> relationships(String name) throws IOException, SAXException {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    List<Relationship> found = new ArrayList<>();
    parse(
        folder + "_rels/" + name.substring(folder.length()) + ".rels",
        new DefaultHandler() {
          @Override
          public void startElement(String uri, String local, String qualified, Attributes about) {
            String type = about.getValue("Type");
            String target = about.getValue("Target");
            if (local.equals("Relationship") && type != null && target != null) {
              found.add(
                  new Relationship(
                      Optional.ofNullable(about.getValue("Id")).orElse(""),
                      type.substring(type.lastIndexOf('/') + 1),
                      resolved(folder, target)));
            }
          }
        });
    return found;
  }

  /** A target as the name of a part: from the root, or from the folder it is named in. */
  private static String resolved(String folder, String target) {
    List<String> path = new ArrayList<>();
    String whole = target.startsWith("/") ? target : folder + target;
    for (String step : whole.split("/", -1)) {
      if (step.equals("..")) {
        if (!path.isEmpty()) {
          path.remove(path.size() - 1);
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.add(step);
      }
    }
    return String.join("/", path);
  }

  private static String key(String name) {
    return name.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  /** Trusts nothing: no document type, no entity, no other document. */
  private static XMLReader reader() throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    XMLReader reader = factory.newSAXParser().getXMLReader();
    reader.setErrorHandler(new DefaultHandler());
    return reader;
  }

  /** A zip bomb is left in the middle. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream part) {
      super(part);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      unpacked += read;
      if (unpacked > MOST_UNPACKED_BYTES) {
        throw Refusal.at("")
            .expected(
                "an Excel workbook (.xlsx) that unpacks to at most "
                    + MOST_UNPACKED_BYTES
                    + " bytes")
            .found("more")
            .exception();
      }
    }
  }
}
