package org.allyspend.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Publishers' own files, which a user's clone does not have: tests that need one skip there. */
public final class PublishersFiles {
  private PublishersFiles() {}

  /** NATO's tables of 17 June 2024. */
  public static byte[] nato2024() throws IOException {
    return read("nato/240617-def-exp-2024-TABLES-en.xlsx");
  }

  /** SIPRI's database 1949-2024. */
  public static byte[] sipri2024() throws IOException {
    return read("sipri/SIPRI-Milex-data-1949-2024_2.xlsx");
  }

  private static byte[] read(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("allyspend.root")).resolve("../shared/data").resolve(name);
    assumeTrue(
        Files.exists(file), "skipped: the publisher's " + name + " is not beside this clone");
    return Files.readAllBytes(file);
  }
}
