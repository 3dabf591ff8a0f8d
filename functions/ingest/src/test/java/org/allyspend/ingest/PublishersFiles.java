package org.allyspend.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Publishers' own files, which a user's clone does not have: tests that need one skip there. */
public final class PublishersFiles {
  private PublishersFiles() {}

  /** NATO's tables of 17 June 2024. */
  public static byte[] nato2024() throws IOException {
    return read("nato/240617-def-exp-2024-TABLES-en.xlsx");
  }

  /** NATO's tables of 27 June 2022. */
  public static byte[] nato2022() throws IOException {
    return read("nato/pr-2022-105-en.xlsx");
  }

  /** The figures of NATO's tables of 9 July 2026, a figure a line. */
  public static byte[] nato2026() throws IOException {
    return read("nato/2026/figures.csv");
  }

  /** SIPRI's database 1949-2024. */
  public static byte[] sipri2024() throws IOException {
    return read("sipri/SIPRI-Milex-data-1949-2024_2.xlsx");
  }

  /** The ECB's rates of 1999 to 30 October 2026. */
  public static byte[] ecb() throws IOException {
    return read("ecb/eurofxref-hist.csv");
  }

  /** Eurostat's gov_ev of 27 April 2026, in JSON-stat. */
  public static byte[] eurostatGovEv() throws IOException {
    return read("eurostat/gov_ev-defence.json");
  }

  /** Eurostat's gov_10a_exp of 3 January 2023, in SDMX-CSV. */
  public static byte[] eurostatGov10aExp() throws IOException {
    return read("eurostat/gov_10a_exp-2012-2020.csv");
  }

  /** EDA's defence data to 2023. */
  public static byte[] eda2023() throws IOException {
    return read("eda/defence-data-2023.xlsx");
  }

  /** A treasury's file, such as 'germany/hh_2024.csv'. */
  public static byte[] budget(String name) throws IOException {
    return read(name);
  }

  /** Kiel's files as they stood on a day, such as 2026-08-04, as the one document they make. */
  public static byte[] kiel(String day) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path file : folder("kiel/" + day)) {
      files.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return Bundle.of(files).bytes();
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(there(name));
  }

  private static List<Path> folder(String name) throws IOException {
    try (Stream<Path> files = Files.list(there(name))) {
      return files.sorted().toList();
    }
  }

  private static Path there(String name) {
    Path file =
        Path.of(System.getProperty("allyspend.root")).resolve("../shared/data").resolve(name);
    assumeTrue(
        Files.exists(file), "skipped: the publisher's " + name + " is not beside this clone");
    return file;
  }
}
