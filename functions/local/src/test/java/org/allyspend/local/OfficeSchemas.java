package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * ECMA-376's schemas (transitional), as they come with Apache POI's full set of types: the build
 * unpacks them.
 */
final class OfficeSchemas {
  private static final Path FOLDER =
      Path.of("target/office-schemas/org/apache/poi/schemas/ooxml/src");
  private static final Schema SCHEMA = schema();

  private OfficeSchemas() {}

  /** What is wrong with a part: nothing where it is valid. */
  static List<String> errors(byte[] part) throws IOException {
    List<String> errors = new ArrayList<>();
    Validator validator = SCHEMA.newValidator();
    validator.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) {
            error(e);
          }

          @Override
          public void error(SAXParseException e) {
            errors.add(e.getMessage());
          }

          @Override
          public void fatalError(SAXParseException e) {
            error(e);
          }
        });
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(part)));
    } catch (SAXException e) {
      errors.add(e.getMessage());
    }
    return errors;
  }

  private static Schema schema() {
    assertThat(FOLDER).as("unpacked by 'mvn generate-test-resources'").isDirectory();
    Source[] sources =
        List.of(
                "sml.xsd",
                "dml-chart.xsd",
                "dml-spreadsheetDrawing.xsd",
                "opc-relationships.xsd",
                "shared-documentPropertiesExtended.xsd")
            .stream()
            .map(name -> (Source) new StreamSource(FOLDER.resolve(name).toFile()))
            .toArray(Source[]::new);
    try (var files = Files.list(FOLDER)) {
      assertThat(files).hasSizeGreaterThan(30);
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
    } catch (IOException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
