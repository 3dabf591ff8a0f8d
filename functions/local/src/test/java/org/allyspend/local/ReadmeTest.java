package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.csv.CsvSource;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example that a reader may type, as it stands. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("allyspend.root"));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("`(\\./allyspend [^`\\[]*)`");

  /** A file that the examples name, and the folders they keep things in. */
  private static final String FILE = "def-exp-2025.xlsx";

  /** A national budget, which stands in the README with what is declared of it. */
  private static final String BUDGET = "wydatki.csv";

  private static final String DECLARATION = "pol.json";

  /** What is filed in later, with its publisher's day. */
  private static final String FILED = "def-exp-2025-en.xlsx";

  private static final List<String> PLACES =
      List.of(FILE, FILED, BUDGET, DECLARATION, "data", "out");

  @TempDir private Path folder;

  /** One after the other, as they are read: what one keeps the next uses. */
  @Test
  void every_call_of_the_command_ends_well() throws IOException {
    Files.write(folder.resolve(FILE), LaterEditionWorkbook.whole());
    Files.write(
        folder.resolve(FILED),
        LaterEditionWorkbook.changed(
            workbook -> workbook.getProperties().getCoreProperties().setTitle("as first issued")));
    Files.writeString(folder.resolve(BUDGET), blocks("", "Rok;").get(0));
    Files.writeString(folder.resolve(DECLARATION), blocks("json", "\"plausible\"").get(0));
    List<String> commands = commands();
    assertThat(commands).contains("./allyspend report", "./allyspend releases --data data");
    for (String command : commands) {
      CommandLineRun run =
          CommandLineRun.of(
              CLOCK,
              Stream.of(inFolder(command).split(" +"))
                  .skip(1)
                  .map(this::here)
                  .toArray(String[]::new));

      assertThat(run.status()).as("%s: %s", command, run.err()).isZero();
      assertThat(run.out()).as(command).isNotBlank();
    }
  }

  @Test
  void every_call_of_the_api_is_answered() throws IOException, InterruptedException {
    assumeTrue(isThere("curl"), "skipped: there is no curl on this machine");
    LocalTokens tokens = new LocalTokens(Clock.systemUTC());
    try (LocalService service =
        new LocalService(
            Optional.empty(),
            Addresses.of(Map.of()),
            Optional.of(tokens),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Clock.systemUTC())) {
      String script =
          blocks("", "curl ").stream()
              .flatMap(String::lines)
              .map(line -> line.replaceFirst("    # .*", ""))
              .filter(line -> !line.startsWith("token="))
              .map(line -> line.replace("localhost:8080", "localhost:" + service.port()))
              .map(line -> line.replaceFirst("^curl ", "curl --silent --show-error --fail "))
              // What a reader does between two lines: wait for the report.
              .map(line -> line.contains("/download") ? awaiting(line) : line)
              .reduce("set -e", (all, line) -> all + "\n" + line);
      assertThat(script.lines().filter(line -> line.contains("curl "))).hasSizeGreaterThan(4);

      ProcessBuilder shell =
          new ProcessBuilder("bash", "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile());
      shell.environment().put("token", tokens.issue("reports:read runs:write reports:publish"));
      Process bash = shell.start();
      assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(bash.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
    }
    assertThat(Files.readAllBytes(folder.resolve("report.xlsx"))).startsWith('P', 'K');
  }

  private static String awaiting(String line) {
    return "for i in $(seq 100); do " + line + " 2>/dev/null && break; sleep 0.3; done; " + line;
  }

  @Test
  void every_configuration_and_file_that_is_shown_is_read() throws IOException {
    List<String> configurations = blocks("", "\"groups\": [{");
    List<String> files = blocks("", "subject,measure,base_year,period");
    assertThat(configurations).isNotEmpty();
    assertThat(files).isNotEmpty();
    configurations.forEach(ConfigurationFile::read);
    for (String file : files) {
      assertThat(new CsvSource().parse(file.getBytes(StandardCharsets.UTF_8)).series())
          .isNotEmpty();
    }
  }

  @Test
  void every_profile_of_the_build_that_is_named_is_one() throws IOException {
    StringBuilder poms = new StringBuilder(Files.readString(ROOT.resolve("pom.xml")));
    for (String room : List.of("bench", "local")) {
      poms.append(Files.readString(ROOT.resolve("functions/" + room + "/pom.xml")));
    }
    List<String> profiles = found(Pattern.compile("mvn [^`\n]*?-P(\\w+)"));
    assertThat(profiles).isNotEmpty();
    for (String profile : profiles) {
      assertThat(poms).contains("<id>" + profile + "</id>");
    }
  }

  /** What is written without a word of where goes into the folder of the day. */
  private static String inFolder(String command) {
    return command.startsWith("./allyspend report") && !command.contains("--out")
        ? command + " --out out"
        : command;
  }

  private String here(String word) {
    String name = word.substring(word.lastIndexOf('=') + 1);
    return PLACES.contains(name)
        ? word.substring(0, word.length() - name.length()) + folder.resolve(name)
        : word;
  }

  /** Calls as they stand; a synopsis, with its brackets, is none, and a server does not end. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String text : texts()) {
      BLOCK
          .matcher(text)
          .results()
          .flatMap(block -> block.group(2).lines())
          .filter(line -> line.startsWith("./allyspend ") && !line.contains("["))
          .forEach(commands::add);
      INLINE.matcher(text).results().map(call -> call.group(1)).forEach(commands::add);
    }
    return commands.stream()
        .map(line -> line.replaceFirst(" +#.*", "").strip())
        .filter(line -> !line.startsWith("./allyspend serve") && !line.contains("DIR"))
        .distinct()
        .toList();
  }

  private static List<String> blocks(String language, String holding) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (String text : texts()) {
      BLOCK
          .matcher(text)
          .results()
          .filter(block -> block.group(1).equals(language) && block.group(2).contains(holding))
          .forEach(block -> blocks.add(block.group(2)));
    }
    return blocks;
  }

  private static List<String> found(Pattern pattern) throws IOException {
    List<String> found = new ArrayList<>();
    for (String text : texts()) {
      pattern.matcher(text).results().map(match -> match.group(1)).forEach(found::add);
    }
    return found;
  }

  /** The README, and what it leads to in the rooms' docs folders. */
  private static List<String> texts() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.find(ROOT.resolve("functions"), 3, (file, is) -> isDoc(file))) {
      docs.sorted().forEach(files::add);
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  private static boolean isDoc(Path file) {
    return file.getParent().endsWith("docs") && file.toString().endsWith(".md");
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
