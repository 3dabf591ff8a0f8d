package org.allyspend.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.lambda.Json;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and their peers in Python one after the other on the same machine, and prints
 * medians and ratios as a table.
 */
public final class Bench {
  private static final Path PROJECT =
      Path.of(System.getProperty("allyspend.root", "."), "functions/bench");
  private static final List<String> PACKAGES =
      List.of("openpyxl", "pandas", "python-calamine", "XlsxWriter");

  private Bench() {}

  /** Prints the table and writes it to {@code target/bench.md}. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    List<String> lines = new ArrayList<>(ColdStart.table());
    lines.add("");
    if (!Files.exists(Files2024.path("nato"))) {
      lines.forEach(System.out::println);
      System.out.println("The publishers' files are not here: nothing else to measure.");
      return;
    }
    Map<String, Double> medians = new TreeMap<>();
    medians.putAll(ours());
    medians.putAll(peers());
    lines.add("| what | median (ms) | times the first |");
    lines.add("|---|---:|---:|");
    for (String first :
        List.of("read nato: ours", "read sipri: ours", "write 100,000 rows: ours")) {
      String what = first.substring(0, first.indexOf(':'));
      lines.add(line(first, medians.get(first), medians.get(first)));
      medians.forEach(
          (name, median) -> {
            if (name.startsWith(what + ":") && !name.equals(first)) {
              lines.add(line(name, median, medians.get(first)));
            }
          });
    }
    lines.forEach(System.out::println);
    Files.write(PROJECT.resolve("target/bench.md"), lines);
  }

  private static String line(String name, double median, double first) {
    return String.format(Locale.ROOT, "| %s | %.0f | %.1f |", name, median, median / first);
  }

  private static Map<String, Double> ours() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Reading.class.getName())
                    .include(Writing.class.getName())
                    .jvmArgsAppend("-Dallyspend.root=" + System.getProperty("allyspend.root", "."))
                    .build())
            .run();
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getPrimaryResult().getLabel();
      String source = result.getParams().getParam("source");
      medians.put(
          (source == null ? "write 100,000 rows: " : "read " + source + ": ") + name(method),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return medians;
  }

  private static String name(String method) {
    return switch (method) {
      case "cells", "ours" -> "ours";
      case "observations" -> "ours, to observations";
      case "usermodel" -> "POI usermodel";
      default -> method;
    };
  }

  /** In an environment of their own, made once. */
  private static Map<String, Double> peers() throws IOException, InterruptedException {
    Path environment = PROJECT.resolve("target/peers");
    String python = environment.resolve("bin/python3").toString();
    if (!Files.exists(Path.of(python))) {
      run("python3", "-m", "venv", environment.toString());
      List<String> install = new ArrayList<>(List.of(python, "-m", "pip", "-q", "install"));
      install.addAll(PACKAGES);
      run(install.toArray(String[]::new));
    }
    String told =
        run(
            python,
            PROJECT.resolve("src/main/python/peers.py").toString(),
            Files2024.path("nato").toString(),
            Files2024.path("sipri").toString());
    Map<String, Double> medians = new TreeMap<>();
    JsonNode root = Json.read(told, JsonNode.class, "peers");
    root.properties().forEach(one -> medians.put(one.getKey(), one.getValue().asDouble()));
    return medians;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed;
    try (InputStream out = process.getInputStream()) {
      printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " ended with status " + process.exitValue());
    }
    return printed;
  }
}
