package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFolderTest {
  private static final byte[] BYTES = {1};

  @TempDir private Path parent;

  @Test
  void its_files_appear_when_all_are_there() throws IOException {
    try (WholeFolder whole = new WholeFolder(parent.resolve("out"))) {
      whole.put("a.csv", BYTES);
      whole.put("charts/b.svg", BYTES);
      assertThat(parent.resolve("out")).doesNotExist();
      whole.complete();
    }
    assertThat(files()).containsExactly("out/a.csv", "out/charts/b.svg");
  }

  @Test
  void beside_files_that_are_there_they_replace_their_own_alone() throws IOException {
    Files.createDirectories(parent.resolve("out"));
    Files.writeString(parent.resolve("out/a.csv"), "of last month");
    Files.writeString(parent.resolve("out/mine.txt"), "a user's");
    try (WholeFolder whole = new WholeFolder(parent.resolve("out"))) {
      whole.put("a.csv", BYTES);
      assertThat(parent.resolve("out/a.csv")).hasContent("of last month");
      whole.complete();
    }
    assertThat(files()).containsExactly("out/a.csv", "out/mine.txt");
    assertThat(parent.resolve("out/a.csv")).hasBinaryContent(BYTES);
  }

  @Test
  void what_a_killed_process_left_is_no_part_of_the_next() throws IOException {
    Files.createDirectories(parent.resolve(".part-out"));
    Files.write(parent.resolve(".part-out/of another.csv"), BYTES);
    try (WholeFolder whole = new WholeFolder(parent.resolve("out"))) {
      whole.put("a.csv", BYTES);
      whole.complete();
    }
    assertThat(files()).containsExactly("out/a.csv");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothing_is_left_of_it_where_the_process_is_told_to_end(boolean there)
      throws IOException, InterruptedException {
    if (there) {
      Files.createDirectories(parent.resolve("out"));
    }
    Process halfway =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Halfway.class.getName(),
                parent.resolve("out").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = halfway.inputReader()) {
      assertThat(said.readLine()).isEqualTo("halfway");
      assertThat(files()).hasSize(1);
      halfway.destroy();
      assertThat(halfway.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      halfway.destroyForcibly();
    }
    assertThat(files()).isEmpty();
  }

  /** Writes one file of a folder, and would go on. */
  static final class Halfway {
    private Halfway() {}

    public static void main(String[] folder) throws IOException, InterruptedException {
      try (WholeFolder whole = new WholeFolder(Path.of(folder[0]))) {
        whole.put("a.csv", BYTES);
        System.out.println("halfway");
        Thread.sleep(60_000);
        whole.complete();
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(parent)) {
      return all.filter(Files::isRegularFile)
          .map(file -> parent.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
