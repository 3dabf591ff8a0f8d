package org.allyspend.ingest.ecb;

import java.util.List;
import java.util.stream.Collectors;

/** The bank's file with the columns of all currencies, of which a test tells some. */
public final class EcbRates {
  private EcbRates() {}

  /** These lines, with the columns that their header lacks, without a rate in any of them. */
  public static String whole(String lines) {
    String header = lines.lines().findFirst().orElseThrow();
    List<String> lacking =
        Rates.columns().stream()
            .filter(column -> !List.of(header.split(",")).contains(column))
            .toList();
    return lines
        .lines()
        .map(
            line ->
                lacking.stream()
                    .map(column -> line.equals(header) ? column : "N/A")
                    .collect(Collectors.joining(",", line, ",\n")))
        .collect(Collectors.joining());
  }
}
