package org.allyspend.report.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.CsvField;
import org.allyspend.core.domain.Report;
import org.allyspend.report.Labels;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file of a report, and how the data package describes it: both follow from one declaration.
 * UTF-8 without a byte order mark, since the first column's name would have it for many programs
 * (the package states the encoding); texts that a spreadsheet would compute are neutralised.
 *
 * @param name of the resource, and of the file before {@code .csv}
 * @param fields its columns
 * @param key the fields that tell one row from another
 * @param codes the fields whose values are ids of the codebook
 * @param rows in the order of the file, not all of which need to be there at once
 * @param <R> the rows
 */
public record CsvTable<R>(
    String name, List<Field<R>> fields, List<String> key, List<String> codes, Iterable<R> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  /** The file's name. */
  public String file() {
    return name + ".csv";
  }

  /** Writes the file. */
  void write(OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    CSVPrinter printer = new CSVPrinter(line, FORMAT);
    printer.printRecord(fields.stream().map(Field::name).toList());
    for (R row : rows) {
      for (Field<R> field : fields) {
        Optional<?> value = field.value().apply(row);
        printer.print(CsvField.neutral(value.isPresent() ? value.get() : ""));
      }
      printer.println();
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
      line.setLength(0);
    }
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The resource of the data package for the file as it was kept. */
  Map<String, Object> resource(Report.File kept, Labels labels) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", name);
    resource.put("title", labels.codebook("table." + name));
    resource.put("path", file());
    resource.put("type", "table");
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", kept.bytes());
    resource.put("hash", "sha256:" + kept.sha256());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("fields", fields.stream().map(field -> described(field, labels)).toList());
    schema.put("primaryKey", key);
    schema.put("foreignKeys", codes.stream().map(CsvTable::inCodebook).toList());
    resource.put("schema", schema);
    return resource;
  }

  private Map<String, Object> described(Field<R> field, Labels labels) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", field.name());
    described.put("type", field.type());
    described.put("description", labels.field(name, field.name()));
    if (!field.constraints().isEmpty()) {
      described.put("constraints", field.constraints());
    }
    return described;
  }

  private static Map<String, Object> inCodebook(String field) {
    return Map.of(
        "fields",
        List.of(field),
        "reference",
        Map.of("resource", Codebook.NAME, "fields", List.of("id")));
  }
}
