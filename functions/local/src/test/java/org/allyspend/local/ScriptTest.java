package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code allyspend}, in a tree whose jar says what it was called with. */
class ScriptTest {
  @TempDir private Path folder;
  private Path script;

  /** In the place of Allyspend's. */
  static final class Echo {
    private Echo() {}

    /**
     * Says its arguments, how this process writes the names of files, its locale, and whether it
     * knows its classes from an archive.
     */
    public static void main(String[] arguments) {
      System.out.println(String.join("|", arguments));
      System.out.println(System.getProperty("sun.jnu.encoding"));
      System.out.println(System.getenv("LC_ALL") + "|" + System.getenv("LC_MESSAGES"));
      System.out.println(
          ProcessHandle.current()
              .info()
              .commandLine()
              .orElseThrow()
              .matches(".*-XX:(SharedArchiveFile|AOTCache)=.*"));
    }
  }

  private record Said(int status, String out, String err) {}

  @BeforeEach
  void tree() throws IOException {
    Path root = Files.createDirectories(folder.resolve("tree"));
    Path module =
        Files.createDirectories(root.resolve("functions/local/src/main")).resolve("../..");
    Files.createFile(root.resolve("pom.xml"));
    for (String watched : List.of("infra/budgets", "infra/schemas", "infra/openapi.yaml")) {
      Files.createDirectories(root.resolve(watched));
    }
    Files.createFile(module.resolve("pom.xml"));
    script = root.resolve("allyspend");
    Files.copy(Path.of("../../allyspend"), script);
    Path jar =
        Files.createDirectories(module.resolve("target")).resolve("allyspend-local-0.1.0.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      echo(out);
    }
  }

  private static void echo(OutputStream out) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String entry = Echo.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream bytes = ScriptTest.class.getResourceAsStream("/" + entry)) {
      jar.putNextEntry(new JarEntry(entry));
      bytes.transferTo(jar);
    }
  }

  @Test
  void it_works_through_a_link_from_any_folder_with_blanks_and_umlauts_under_any_locale()
      throws IOException, InterruptedException {
    // A script knows these letters, whatever locale this test runs under.
    Path user =
        Files.writeString(
            folder.resolve("user.sh"),
            """
            mv tree 'Bürger büro'
            mkdir elsewhere
            cd elsewhere
            ln -s '../Bürger büro/allyspend' spend
            LC_ALL=C ./spend report --out 'ein Büro'
            until [ -e '../Bürger büro/functions/local/target/'classes-*.jsa ]; do sleep 0.1; done
            """);

    Said said = run(Path.of("bash"), folder, Map.of(), user.toString());

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).startsWith("report|--out|ein Büro\nUTF-8\n").doesNotContain("\u001b");
    assertThat(said.status()).isZero();
  }

  /** Why a file could not be written is understood in English. */
  @Test
  void the_system_is_asked_to_speak_english_whatever_language_its_user_speaks()
      throws IOException, InterruptedException {
    Said said = run(script, folder, Map.of("LC_ALL", "C.UTF-8", "LC_MESSAGES", "fr_FR"), "report");

    awaitArchive();
    assertThat(said.out()).startsWith("report\nUTF-8\nnull|C\n");
  }

  @Test
  void the_first_call_waits_for_no_archive_of_classes_and_later_ones_start_from_it()
      throws IOException, InterruptedException {
    Said first = run(script, folder, Map.of(), "report");
    awaitArchive();
    Said second = run(script, folder, Map.of(), "report");

    assertThat(first.out()).endsWith("\nfalse\n");
    assertThat(second.out()).endsWith("\ntrue\n");
    assertThat(first.err() + second.err()).isEmpty();
    try (Stream<Path> left = Files.list(target())) {
      assertThat(left).as("the jar and the archive").hasSize(2);
    }
  }

  @Test
  void a_java_that_is_not_there_is_told_with_what_to_do() throws IOException, InterruptedException {
    Said said = run(script, folder, Map.of("JAVA_HOME", "/nowhere"), "report");

    assertThat(said.err())
        .isEqualTo(
            "allyspend: expected a JDK of version 17 or later, found no /nowhere/bin/java; install"
                + " one, or let JAVA_HOME name its folder\n");
    assertThat(said.status()).isEqualTo(1);
  }

  @Test
  void a_java_that_is_too_old_is_told_with_its_version() throws IOException, InterruptedException {
    Path java = Files.createDirectories(folder.resolve("jdk-11/bin")).resolve("java");
    assertThat(Files.writeString(java, "#!/bin/sh\n").toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");

    Said said = run(script, folder, Map.of("JAVA_HOME", folder + "/jdk-11"), "report");

    assertThat(said.err())
        .startsWith("allyspend: expected a JDK of version 17 or later, found version 11 at ")
        .hasLineCount(1);
    assertThat(said.status()).isEqualTo(1);
  }

  private Path target() {
    return script.resolveSibling("functions/local/target");
  }

  /**
   * What is made beside a call outlives it, and is not to write into a folder that is being
   * removed.
   */
  private void awaitArchive() throws IOException, InterruptedException {
    for (int tenths = 0; tenths < 600; tenths++) {
      try (Stream<Path> made = Files.list(target())) {
        if (made.anyMatch(file -> file.toString().endsWith(".jsa"))) {
          return;
        }
      }
      Thread.sleep(100);
    }
    fail("no archive of classes was made");
  }

  private static Said run(
      Path command, Path from, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(from.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Path err = Files.createTempFile(from, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    return new Said(status, out, Files.readString(err));
  }
}
