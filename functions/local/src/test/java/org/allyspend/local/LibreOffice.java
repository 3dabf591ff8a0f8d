package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;

/** Recalculates workbooks, and compares what cells hold. */
final class LibreOffice {
  private static final double PRECISION = 1e-9;

  private LibreOffice() {}

  static void assumeInstalled() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice"))),
        "LibreOffice is not installed");
  }

  /**
   * What one LibreOffice is to do in turn, as if a person did it: a start and the opening of a
   * workbook take seconds, what is typed into one that is open takes tenths of them.
   */
  static final class Session {
    private final Path folder;
    private final List<String> orders = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();

    /** One that keeps what it saves in this folder. */
    Session(Path folder) {
      this.folder = folder;
    }

    /** Opens a workbook, which recalculates it. */
    Session open(Path workbook) {
      return order("open", workbook.toUri().toString());
    }

    /** Types a number into the cell of this name. */
    Session type(String cell, double number) {
      return order("number", cell, Double.toString(number));
    }

    /** Types a text into the cell of this name. */
    Session type(String cell, String text) {
      return order("text", cell, text);
    }

    /** Keeps what the workbook shows by then. */
    Session save(String name) {
      saved.add(name);
      return order("save", folder.resolve(name + "-").toUri().toString());
    }

    private Session order(String... fields) {
      orders.add(String.join("\t", fields));
      return this;
    }

    /** Does all this, and gives what was saved, by name. */
    Map<String, Recalculated> run() throws IOException, InterruptedException {
      Path profile = profile();
      Path file = Files.write(folder.resolve("orders"), orders);
      ProcessBuilder office =
          new ProcessBuilder(
              "soffice",
              "-env:UserInstallation=" + profile.toUri(),
              "--headless",
              "macro:///Standard.Typist.Work(\"" + file + "\")");
      // Points in numbers, whatever this machine's language; sheets' names are in those of files.
      office.environment().put("LC_ALL", "C.UTF-8");
      Process running =
          office
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("soffice.log").toFile())
              .start();
      assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
      Path failed = folder.resolve("orders.failed");
      assertThat(Files.exists(failed) ? Files.readString(failed) : "").isEmpty();
      Map<String, Recalculated> shown = new LinkedHashMap<>();
      for (String name : saved) {
        shown.put(name, Recalculated.saved(folder, name));
      }
      return shown;
    }

    private Path profile() throws IOException {
      Path profile = folder.resolve("profile");
      for (String file :
          List.of(
              "user/registrymodifications.xcu",
              "user/basic/script.xlc",
              "user/basic/Standard/script.xlb",
              "user/basic/Standard/Typist.xba")) {
        Path copy = profile.resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream in = LibreOffice.class.getResourceAsStream("/libreoffice/" + file)) {
          Files.copy(in, copy);
        }
      }
      return profile;
    }
  }

  /** What a cell shows: a number, a text, or the kind of cell where it is neither. */
  static Object value(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.NUMERIC
        ? (Object) cell.getNumericCellValue()
        : type == CellType.STRING && !cell.getStringCellValue().isEmpty()
            ? cell.getStringCellValue()
            // An empty text is nothing, and is saved as such.
            : type == CellType.STRING ? CellType.BLANK : type;
  }

  /** Whether two values are the same, numbers as far as doubles can be. */
  static boolean same(Object one, Object other) {
    return (one instanceof Double number && other instanceof Double recalculated)
        ? Math.abs(number - recalculated) <= PRECISION * Math.max(1, Math.abs(number))
        : one.equals(other);
  }
}
