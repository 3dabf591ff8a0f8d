package org.allyspend.report.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shelf;

/** A report's CSV files, and the Frictionless Data Package (version 2) that describes them. */
public final class DataPackage {
  /** The package's file. */
  public static final String FILE = "datapackage.json";

  private DataPackage() {}

  /** Writes the CSV files and then the package. */
  public static void write(ReportModel model, Shelf shelf) {
    List<Map<String, Object>> resources = new ArrayList<>();
    for (CsvTable<?> table : Tables.of(model)) {
      resources.add(table.resource(shelf.keep(table.file(), table::write), model.labels()));
    }
    shelf.keep(FILE, out -> out.write(descriptor(model, resources)));
  }

  private static byte[] descriptor(ReportModel model, List<Map<String, Object>> resources) {
    List<Release> releases = model.assessment().releases();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    root.put("name", "allyspend-" + model.assessment().period());
    root.put("title", model.labels().codebook("package.title"));
    root.put("description", model.labels().codebook("package.description"));
    root.put("version", model.assessment().period().toString());
    root.put("created", model.assessment().asOf().toString());
    root.put("sources", releases.stream().map(DataPackage::source).toList());
    root.put("licenses", releases.stream().map(DataPackage::licence).toList());
    root.put("resources", resources);
    return Json.indented(root);
  }

  private static Map<String, String> source(Release release) {
    return Map.of(
        "title", release.publisher() + ", " + release.title(), "version", release.edition());
  }

  private static Map<String, String> licence(Release release) {
    return Map.of("name", "terms-of-" + release.source(), "title", release.licence());
  }
}
