package org.allyspend.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.lambda.Json;

/** The peers in Python, in an environment of their own, made once. */
final class Python {
  private static final List<String> PACKAGES =
      List.of(
          "boto3==1.44.8",
          "openpyxl==3.1.5",
          "pandas==3.1.1",
          "python-calamine==0.9.1",
          "XlsxWriter==3.3.1");

  private final Path scripts;
  private final String python;

  Python(Path project) throws IOException, InterruptedException {
    scripts = project.resolve("src/main/python");
    Path environment = project.resolve("target/peers");
    python = environment.resolve("bin/python3").toString();
    if (!Files.exists(environment.resolve("installed"))) {
      run(Map.of(), List.of("python3", "-m", "venv", environment.toString()));
      List<String> install = new ArrayList<>(List.of(python, "-m", "pip", "-q", "install"));
      install.addAll(PACKAGES);
      run(Map.of(), install);
      Files.createFile(environment.resolve("installed"));
    }
  }

  /** Which versions are measured. */
  static String packages() {
    return String.join(", ", PACKAGES).replace("==", " ");
  }

  /** The command that runs a script. */
  List<String> command(String script, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(python, scripts.resolve(script).toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /** A script that does its work each time it is told a way, and says how long it took. */
  static final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Peer(Process process) {
      this.process = process;
      this.out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    }

    double seconds(String way) throws IOException {
      process.getOutputStream().write((way + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      String seconds = out.readLine();
      if (seconds == null) {
        throw new IOException("the script has ended, asked for " + way);
      }
      return Double.parseDouble(seconds);
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  /** Starts such a script. */
  Peer start(Map<String, String> environment, String script, Object... arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(script, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new Peer(builder.start());
  }

  /** The numbers a script prints as one JSON object. */
  Map<String, Double> measured(Map<String, String> environment, String script, Object... arguments)
      throws IOException, InterruptedException {
    Map<String, Double> numbers = new TreeMap<>();
    Json.read(run(environment, command(script, arguments)), JsonNode.class, script)
        .properties()
        .forEach(one -> numbers.put(one.getKey(), one.getValue().asDouble()));
    return numbers;
  }

  /** Runs a command to its end and returns what it printed. */
  static String run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed;
    try (InputStream out = process.getInputStream()) {
      printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
    }
    return printed;
  }
}
