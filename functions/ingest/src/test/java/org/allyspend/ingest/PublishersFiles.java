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
    Path file =
        Path.of(System.getProperty("allyspend.root"))
            .resolve("../shared/data/nato/240617-def-exp-2024-TABLES-en.xlsx");
    assumeTrue(Files.exists(file), "skipped: NATO's workbook is not beside this clone");
    return Files.readAllBytes(file);
  }
}
