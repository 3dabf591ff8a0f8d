package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
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
    assertThat(files()).containsExactly("out/.allyspend", "out/a.csv", "out/charts/b.svg");
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
    assertThat(files()).containsExactly("out/.allyspend", "out/a.csv", "out/mine.txt");
    assertThat(parent.resolve("out/a.csv")).hasBinaryContent(BYTES);
  }

  @Test
  void what_a_killed_process_left_is_no_part_of_the_next() throws IOException {
    Files.createDirectories(parent.resolve(".part-out/files"));
    Files.write(parent.resolve(".part-out/files/of another.csv"), BYTES);
    try (WholeFolder whole = new WholeFolder(parent.resolve("out"))) {
      whole.put("a.csv", BYTES);
      whole.complete();
    }
    assertThat(files()).containsExactly("out/.allyspend", "out/a.csv");
  }

  @Test
  void what_was_written_before_goes_and_what_is_somebodys_stays() throws IOException {
    write("old.xlsx", "charts/old.svg", "briefs/old.html", "edited.html");
    Files.writeString(parent.resolve("out/edited.html"), "with a remark");
    Files.writeString(parent.resolve("out/briefs/mine.txt"), "a user's");

    write("new.xlsx");

    assertThat(files())
        .containsExactly(
            "out/.allyspend", "out/briefs/mine.txt", "out/edited.html", "out/new.xlsx");
    assertThat(parent.resolve("out/charts")).doesNotExist();
  }

  @Test
  void a_list_that_names_files_elsewhere_removes_none_of_them() throws IOException {
    write("a.csv");
    Files.write(parent.resolve("elsewhere.csv"), BYTES);
    Path list = parent.resolve("out/.allyspend");
    Files.writeString(list, Files.readString(list).replace("a.csv", "../elsewhere.csv"));

    write("b.csv");

    assertThat(files())
        .containsExactly("elsewhere.csv", "out/.allyspend", "out/a.csv", "out/b.csv");
  }

  @Test
  void where_one_cannot_take_its_place_none_does_and_all_is_as_it_was() throws IOException {
    write("a.csv", "old.csv");
    Files.writeString(parent.resolve("out/charts"), "a user's file");
    byte[] before = Files.readAllBytes(parent.resolve("out/.allyspend"));

    assertThatThrownBy(() -> write("a.csv", "charts/b.svg", "z.csv"))
        .isInstanceOf(FileSystemException.class);

    assertThat(files()).containsExactly("out/.allyspend", "out/a.csv", "out/charts", "out/old.csv");
    assertThat(parent.resolve("out/.allyspend")).hasBinaryContent(before);
    assertThat(parent.resolve("out/charts")).hasContent("a user's file");
  }

  @Test
  void a_folder_of_a_files_name_is_told_and_stays() throws IOException {
    write("a.csv");
    Files.createDirectories(parent.resolve("out/b.csv/mine"));

    assertThatThrownBy(() -> write("b.csv"))
        .isInstanceOf(UnusableException.class)
        .hasMessage(
            parent.resolve("out/b.csv")
                + ": expected no folder, since a file of the report is called that, found one; move"
                + " it away, or name another folder");
    assertThat(parent.resolve("out/b.csv/mine")).exists();
    assertThat(files()).containsExactly("out/.allyspend", "out/a.csv");
  }

  @Test
  void two_at_once_are_told_apart() throws IOException {
    try (WholeFolder first = new WholeFolder(parent.resolve("out"))) {
      first.put("a.csv", BYTES);
      assertThatThrownBy(() -> write("b.csv"))
          .isInstanceOf(UnusableException.class)
          .hasMessageContaining("found another report that is; wait for its end");
      first.complete();
    }
    assertThat(files()).containsExactly("out/.allyspend", "out/a.csv");
  }

  private void write(String... names) throws IOException {
    try (WholeFolder whole = new WholeFolder(parent.resolve("out"))) {
      for (String name : names) {
        whole.put(name, BYTES);
      }
      whole.complete();
    }
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
      assertThat(files()).anyMatch(file -> file.endsWith("files/a.csv"));
      // By its handle, which leaves what it says open.
      assertThat(halfway.toHandle().destroy()).isTrue();
      assertThat(halfway.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(said.readLine()).as("nothing fails that is not told to end").isNull();
    } finally {
      halfway.destroyForcibly();
    }
    assertThat(files()).isEmpty();
  }

  /** Writes files of a folder, and goes on; says what fails before it is told to end. */
  static final class Halfway {
    private Halfway() {}

    public static void main(String[] folder) throws IOException {
      try (WholeFolder whole = new WholeFolder(Path.of(folder[0]))) {
        whole.put("a.csv", BYTES);
        System.out.println("halfway");
        for (int i = 0; ; i++) {
          whole.put("b" + i % 100 + ".csv", BYTES);
        }
      } catch (IOException | RuntimeException e) {
        if (!Ending.isUnderWay()) {
          System.out.println(e);
        }
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
