package org.allyspend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the benchmarks read: the publishers' files beside the project, and the snapshot in it. */
final class Files2024 {
  private static final Path ROOT = Path.of(System.getProperty("allyspend.root", "."));

  /** NATO's figures in Allyspend's tidy CSV. */
  static final Path SNAPSHOT =
      ROOT.resolve("functions/ingest/src/main/resources/snapshot/nato-2014-2024.csv");

  private Files2024() {}

  static Path path(String source) {
    return ROOT.resolve("../shared/data")
        .resolve(
            switch (source) {
              case "nato" -> "nato/240617-def-exp-2024-TABLES-en.xlsx";
              case "sipri" -> "sipri/SIPRI-Milex-data-1949-2024_2.xlsx";
              default -> throw new IllegalArgumentException(source + " has no file");
            });
  }

  static byte[] read(String source) throws IOException {
    return Files.readAllBytes(path(source));
  }
}
