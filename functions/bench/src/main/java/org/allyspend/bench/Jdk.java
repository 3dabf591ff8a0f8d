package org.allyspend.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 * @param feature its feature release, such as 25
 */
record Jdk(Path home, int feature) {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /** The newest of this JDK and those in the folder beside it: Lambda's is java25. */
  static Jdk newest() {
    Path current = Path.of(System.getProperty("java.home"));
    try (Stream<Path> beside = Files.list(current.getParent())) {
      return Stream.concat(Stream.of(current), beside)
          .flatMap(home -> of(home).stream())
          .max(Comparator.comparing(Jdk::feature))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("the JDKs beside " + current + " could not be listed", e);
    }
  }

  private static Optional<Jdk> of(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find()
          ? Optional.of(new Jdk(home, Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(release + " could not be read", e);
    }
  }
}
