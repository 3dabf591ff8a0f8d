package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of releases and reports that was damaged, or was never one. */
class DataFolderTest {
  private static final String RESTORE = "; restore the whole folder from a copy, or name another";

  @TempDir private static Path whole;
  @TempDir private Path folder;

  @BeforeAll
  static void report(@TempDir Path out) {
    CommandLineRun made =
        run(
            "report",
            "--period",
            "2024-07",
            "--data",
            path(whole),
            "--out",
            path(out.resolve("report")));
    assertThat(made.err()).isEmpty();
  }

  @Test
  void a_whole_one_is_said_to_be_whole() {
    CommandLineRun check = run("check", "--data", path(whole));

    assertThat(check.out())
        .containsPattern("\\d+ releases and \\d+ files of 1 report: all are there");
    assertThat(check.status()).isZero();
  }

  /** So they need no leave to. */
  @Test
  void commands_that_read_write_nothing() throws IOException {
    copy(whole, folder);
    Map<String, FileTime> before = times();

    assertThat(run("releases", "--data", path(folder)).out()).contains("in force");
    assertThat(run("check", "--data", path(folder)).status()).isZero();

    assertThat(times()).isEqualTo(before);
  }

  @Test
  void a_folder_in_which_nothing_was_stored_is_read_and_not_begun() throws IOException {
    assertThat(run("releases", "--data", path(folder)).status()).isZero();
    assertThat(run("check", "--data", path(folder)).out()).contains("0 releases and 0 files");

    assertThat(DataFolder.isEmpty(folder)).isTrue();
  }

  @Test
  void those_who_read_do_so_beside_each_other_and_beside_who_writes_next() throws IOException {
    copy(whole, folder);
    try (EmbeddedStores first = EmbeddedStores.reading(folder);
        EmbeddedStores second = EmbeddedStores.reading(folder);
        EmbeddedStores writer = EmbeddedStores.open(Optional.of(folder))) {
      assertThat(writer.stores().releases().list("nato")).isNotEmpty();
      assertThat(first.stores().releases().list("nato"))
          .isNotEmpty()
          .isEqualTo(second.stores().releases().list("nato"));
    }
  }

  private Map<String, FileTime> times() throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        times.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @Test
  void what_is_lost_or_altered_is_named() throws IOException {
    copy(whole, folder);
    List<Path> objects = objects();
    assertThat(objects).hasSizeGreaterThan(20);
    Files.writeString(objects.get(0), "other bytes");
    Files.delete(objects.get(1));
    byte[] whole = Files.readAllBytes(objects.get(2));
    Files.write(objects.get(2), Arrays.copyOf(whole, whole.length - 1));
    Files.write(objects.get(3), changed(Files.readAllBytes(objects.get(3))));

    CommandLineRun check = run("check", "--data", path(folder));

    assertThat(check.err()).isEmpty();
    assertThat(check.out().lines())
        .filteredOn(line -> line.startsWith("object "))
        .hasSize(4)
        .anyMatch(line -> line.endsWith("expected it in the folder, found none"))
        .filteredOn(line -> line.endsWith("expected the bytes that were stored, found others"))
        .hasSize(3);
    assertThat(check.out()).contains(": 4 lost");
    assertThat(check.status()).isEqualTo(1);
  }

  /** One bit of the last byte is another. */
  private static byte[] changed(byte[] bytes) {
    bytes[bytes.length - 1] ^= 1;
    return bytes;
  }

  @Test
  void a_folder_of_an_earlier_version_is_told_so() throws IOException {
    copy(whole, folder);
    Files.move(folder.resolve("objects"), folder.resolve("s3"));

    refused(
        "folder "
            + folder
            + ": expected one that this version has stored in, found one of an earlier version;"
            + " name another folder, and ingest your files into it again");
  }

  /** A copy stands by itself: what is damaged where it came from does it no harm. */
  @Test
  void a_folder_that_was_moved_is_whole_where_it_is_now() throws IOException {
    Path copy = folder.resolve("a copy");
    Path first = folder.resolve("first");
    copy(whole, first);
    assertThat(run("check", "--data", path(first)).status()).isZero();
    copy(first, copy);
    DataFolder.delete(first);

    CommandLineRun check = run("check", "--data", path(copy));

    assertThat(check.out()).contains("all are there");
    assertThat(check.status()).isZero();
    assertThat(first).doesNotExist();
  }

  @Test
  void anothers_folder_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "mine");

    refused(
        "folder "
            + folder
            + ": expected one that is empty or in which Allyspend has stored before, found"
            + " 'thesis.tex'; name another folder");
    assertThat(folder).isDirectoryContaining("glob:**thesis.tex");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_store_without_its_objects_and_objects_without_their_store_are_never_begun_anew()
      throws IOException {
    copy(whole, folder);
    DataFolder.delete(folder.resolve("objects"));
    refused(
        "folder " + folder + ": expected objects of an earlier run in it, found none" + RESTORE);

    DataFolder.delete(folder);
    copy(whole, folder);
    DataFolder.delete(folder.resolve("dynamodb"));
    refused(
        "folder "
            + folder
            + ": expected dynamodb/shared-local-instance.db of an earlier run in it, found none"
            + RESTORE);
  }

  @Test
  void a_damaged_store_is_told_by_its_file() throws IOException {
    copy(whole, folder);
    Path database = folder.resolve("dynamodb/shared-local-instance.db");
    Files.writeString(database, "no database");
    refused(database + ": expected the database of an earlier run, found other bytes" + RESTORE);
  }

  @Test
  void a_start_that_was_killed_before_anything_was_stored_is_begun_again() throws IOException {
    Files.createDirectories(folder.resolve("objects"));
    Files.writeString(folder.resolve("lock"), "1\n");

    assertThat(run("releases", "--data", path(folder)).status()).isZero();
  }

  @Test
  void a_folder_that_is_in_use_is_told_with_the_process() {
    try (EmbeddedStores held = EmbeddedStores.open(Optional.of(folder))) {
      assertThat(held.stores().releases().list("nato")).isEmpty();
      told(
          1,
          "folder "
              + folder
              + ": expected it to be free, found another allyspend at work there, process "
              + ProcessHandle.current().pid()
              + "; end that one, or name another folder");
    }
  }

  /** POSIX takes a process's lock on a file away where the process closes the file elsewhere. */
  @Test
  void a_folder_stays_locked_to_other_processes_while_its_own_looks_for_what_was_left_behind()
      throws IOException, InterruptedException {
    try (DataFolder held = DataFolder.temporary()) {
      Path lock = held.objects().resolveSibling("lock");
      // By another process, since Java opens and closes the file for that.
      assertThat(exit("touch", "-t", "202601010000", lock.toString())).isZero();

      DataFolder.temporary().close();
      assertThatThrownBy(() -> FolderLock.of(lock.getParent()))
          .hasMessageContaining("process " + ProcessHandle.current().pid());

      Path other = folder.resolve("Other.java");
      Files.writeString(
          other,
          """
          import java.nio.channels.FileChannel;
          import java.nio.file.*;
          class Other {
            public static void main(String[] lock) throws Exception {
              try (var channel = FileChannel.open(Path.of(lock[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? 7 : 0);
              }
            }
          }
          """);
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      assertThat(exit(java, other.toString(), lock.toString())).as("7: it is held").isEqualTo(7);
    }
  }

  @Test
  void what_is_needed_at_work_alone_goes_when_the_process_is_told_to_end()
      throws IOException, InterruptedException {
    Process serve =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                path(folder))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = serve.inputReader()) {
      assertThat(said.readLine()).startsWith("http://localhost:");
      assertThat(folder.resolve("scratch")).exists();
      serve.destroy();
      assertThat(serve.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      serve.destroyForcibly();
    }
    assertThat(folder.resolve("scratch")).doesNotExist();
    assertThat(run("releases", "--data", path(folder)).status()).isZero();
  }

  private static int exit(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void what_a_killed_process_has_left_behind_goes_with_the_next_start() throws IOException {
    Path temporaries = Path.of(System.getProperty("java.io.tmpdir"));
    Path left = Files.createTempDirectory(temporaries, "allyspend");
    Path young = Files.createTempDirectory(temporaries, "allyspend");
    Files.writeString(left.resolve("objects"), "of a run that was killed");
    Files.setLastModifiedTime(
        Files.writeString(left.resolve("lock"), "1\n"),
        FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    Files.writeString(young.resolve("lock"), "1\n");

    try (DataFolder one = DataFolder.temporary();
        DataFolder other = DataFolder.temporary()) {
      assertThat(left).doesNotExist();
      assertThat(young).as("it may be starting").exists();
      assertThat(one.objects()).as("in use").exists();
      assertThat(other.objects()).exists();
    } finally {
      DataFolder.delete(young);
    }
  }

  private void refused(String message) {
    told(3, message);
  }

  private void told(int status, String message) {
    CommandLineRun releases = run("releases", "--data", path(folder));
    assertThat(releases.err()).isEqualToIgnoringNewLines("allyspend: " + message);
    assertThat(releases.status()).isEqualTo(status);
  }

  /** What is written anew with each report is listed by no other's hash. */
  private boolean isChecked(Path object) {
    try {
      return !new String(Files.readAllBytes(object), StandardCharsets.ISO_8859_1)
          .contains("latest.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("objects"))) {
      return files.filter(this::isChecked).sorted().toList();
    }
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(Clock.systemUTC(), arguments);
  }

  private static String path(Path path) {
    return path.toString();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
