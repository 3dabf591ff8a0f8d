package org.allyspend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The publishers' files the benchmarks read, in the folder beside the project. */
final class Files2024 {
  private static final Path SHARED =
      Path.of(System.getProperty("allyspend.root", ".")).resolve("../shared/data");

  private Files2024() {}

  static Path path(String source) {
    return SHARED.resolve(
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
