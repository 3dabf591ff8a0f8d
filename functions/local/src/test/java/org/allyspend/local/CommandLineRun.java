package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.domain.Hash;

/** One call of the command line: its exit status and what it printed. */
record CommandLineRun(int status, String out, String err) {

  static CommandLineRun of(Clock clock, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    PrintStream beforeErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int status = Main.run(clock, arguments);
      return new CommandLineRun(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
      System.setErr(beforeErr);
    }
  }

  /** One call as it is typed; each %s in it stands for the next of the values. */
  static CommandLineRun typed(Clock clock, String line, Object... values) {
    Iterator<Object> next = List.of(values).iterator();
    return of(
        clock,
        Stream.of(line.split(" "))
            .map(word -> word.contains("%s") ? word.replace("%s", next.next().toString()) : word)
            .toArray(String[]::new));
  }

  /** This call, which is to have ended well. */
  CommandLineRun done() {
    assertThat(status).as(err).isZero();
    return this;
  }

  /** The hash of every file of a folder, by name. */
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path path : paths.toList()) {
        files.put(
            folder.relativize(path).toString().replace('\\', '/'),
            Hash.sha256(Files.readAllBytes(path)));
      }
    }
    return files;
  }
}
