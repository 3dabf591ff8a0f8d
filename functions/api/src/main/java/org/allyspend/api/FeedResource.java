package org.allyspend.api;

import java.io.StringWriter;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Report;
import org.allyspend.core.lambda.Stores;

/**
 * {@code /feed}: the official reports and what each changed, as an Atom feed (RFC 4287), in either
 * language as far as a report speaks it, else in its own.
 */
final class FeedResource {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int ENTRIES = 20;

  private final Stores stores;
  private final Names names = new Names();

  FeedResource(Stores stores) {
    this.stores = stores;
  }

  Response get(Request request) {
    request.requireOnly("lang");
    Language language = request.language();
    List<Report> reports = stores.reports().latest(null, ENTRIES);
    try {
      return Response.text(
          200, "application/atom+xml; charset=utf-8", feed(request.address(), language, reports));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory could not be written to", e);
    }
  }

  private String feed(String address, Language language, List<Report> reports)
      throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", language.code());
    element(xml, "id", address + "/feed?lang=" + language.code());
    element(xml, "title", names.text(language, "feed.title"));
    element(
        xml,
        "updated",
        reports.stream()
            .map(one -> one.asOf().toString())
            .findFirst()
            .orElse("1970-01-01T00:00:00Z"));
    xml.writeStartElement("author");
    element(xml, "name", "Allyspend");
    xml.writeEndElement();
    link(xml, "self", "application/atom+xml", address + "/feed?lang=" + language.code());
    link(xml, "alternate", "text/html", address + "/?lang=" + language.code());
    for (Report report : reports) {
      entry(xml, address, language, report);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return text.toString();
  }

  /** One a report: another run of its month is another entry. */
  private void entry(XMLStreamWriter xml, String address, Language language, Report report)
      throws XMLStreamException {
    YearMonth period = report.period();
    Report.Sentences told = report.in(language.code());
    xml.writeStartElement("entry");
    element(xml, "id", address + "/runs/" + report.run());
    element(xml, "title", names.text(language, "feed.report", names.month(language, period)));
    element(xml, "updated", report.asOf().toString());
    link(
        xml, "alternate", "text/html", address + "/?lang=" + language.code() + "&period=" + period);
    xml.writeStartElement("summary");
    spoken(xml, told);
    xml.writeCharacters(told.headline());
    xml.writeEndElement();
    xml.writeStartElement("content");
    spoken(xml, told);
    xml.writeAttribute("type", "html");
    xml.writeCharacters(
        told.news().stream()
            .map(one -> "<li>" + escaped(one) + "</li>")
            .collect(
                Collectors.joining("", "<p>" + escaped(told.headline()) + "</p><ul>", "</ul>")));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void spoken(XMLStreamWriter xml, Report.Sentences told) throws XMLStreamException {
    if (!told.language().isEmpty()) {
      xml.writeAttribute("xml:lang", told.language());
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }
}
