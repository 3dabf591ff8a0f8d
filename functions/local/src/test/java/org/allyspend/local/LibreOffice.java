package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** The same workbooks after LibreOffice has opened, recalculated and saved them in a folder. */
  static List<Path> recalculated(Path out, List<Path> workbooks)
      throws IOException, InterruptedException {
    Path profile = Files.createDirectories(out.resolve("profile"));
    Path settings = Files.createDirectories(profile.resolve("user"));
    Files.writeString(
        settings.resolve("registrymodifications.xcu"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
        <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """);
    List<String> command =
        new ArrayList<>(
            List.of(
                "soffice",
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                out.toString()));
    workbooks.forEach(workbook -> command.add(workbook.toString()));
    Process office =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("soffice.log").toFile())
            .start();
    assertThat(office.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return workbooks.stream().map(workbook -> out.resolve(workbook.getFileName())).toList();
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
