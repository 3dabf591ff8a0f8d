package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The words of a report's pages and charts. */
final class Pages {
  private Pages() {}

  /** What a reader sees of one, with a plain space wherever it has a blank or a tag. */
  static String text(Path page) throws IOException {
    return Files.readString(page)
        .replaceAll("(?s)<style>.*?</style>|<[^>]+>", " ")
        .replaceAll("[\\s\u00a0\u202f]+", " ");
  }
}
