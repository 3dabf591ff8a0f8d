package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.ingest.PublishersFiles;
import org.opentest4j.TestAbortedException;

/** Reports as a user makes them, each made once for all the tests that read them. */
final class RealReports {
  /** A month that rests on NATO's edition of June 2024 and knows every target. */
  private static final String PERIOD = "2025-07";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC);
  private static final Map<String, Path> MADE = new TreeMap<>();

  private RealReports() {}

  /** From the bundled snapshot, with the defaults. */
  static Path english() throws IOException {
    return made("english", List.of());
  }

  /** From the bundled snapshot in French, with a group and targets of the user's. */
  static Path french() throws IOException {
    return configured(
        "french",
        """
        {
          "language": "fr",
          "contact": "Bureau des budgets, +33 1 00 00 00 00",
          "groups": [
            {"id": "nordic-allies", "name": "Alliés nordiques [*?]", "members": ["DNK", "FIN", "ISL", "NOR", "SWE"]},
            {"id": "north-america", "name": "=1+1", "members": ["USA", "CAN"]}
          ],
          "targets": [
            {"id": "2_percent", "name": "2 % of GDP", "measure": "share_of_gdp", "threshold": 2, "deadline": 2030},
            {"id": "odd", "name": "L'objectif [#1] @ {a}, b", "measure": "share_of_gdp", "threshold": 2.125},
            {"id": "equipment", "name": "Équipement", "measure": "equipment_share", "threshold": 20}
          ]
        }
        """);
  }

  /** From the bundled snapshot, with a configuration of the user's. */
  static Path configured(String name, String json) throws IOException {
    Path configuration = Files.createTempFile("configuration", ".json");
    Files.writeString(configuration, json);
    return made(name, List.of("--config", configuration.toString()));
  }

  /** From NATO's own file with SIPRI's beside it; skips where these are not there. */
  static Path beside() throws IOException {
    Path nato = Files.createTempFile("nato", ".xlsx");
    Path sipri = Files.createTempFile("sipri", ".xlsx");
    Files.write(nato, PublishersFiles.nato2024());
    Files.write(sipri, PublishersFiles.sipri2024());
    return made("beside", List.of("--source", "nato=" + nato, "--source", "sipri=" + sipri));
  }

  /** Those whose sources are here, by name. */
  static Map<String, Path> all() throws IOException {
    Map<String, Path> all = new LinkedHashMap<>();
    all.put("english", english());
    all.put("french", french());
    try {
      all.put("beside", beside());
    } catch (TestAbortedException e) {
      System.err.println("left out: " + e.getMessage());
    }
    return all;
  }

  /** The workbook of a report. */
  static Path workbook(Path report) {
    return report.resolve("allyspend-" + PERIOD + ".xlsx");
  }

  private static synchronized Path made(String name, List<String> options) throws IOException {
    if (!MADE.containsKey(name)) {
      Path out = Files.createTempDirectory("report").resolve(name);
      List<String> arguments =
          new ArrayList<>(List.of("report", "--period", PERIOD, "--out", out.toString()));
      arguments.addAll(options);
      CommandLineRun.of(CLOCK, arguments.toArray(String[]::new)).done();
      MADE.put(name, out);
    }
    return MADE.get(name);
  }
}
