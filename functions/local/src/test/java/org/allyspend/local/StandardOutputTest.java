package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What becomes of what the command tells where nobody takes it. */
class StandardOutputTest {
  @Test
  void a_full_disk_is_told_and_fails_the_command() throws IOException, InterruptedException {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "no /dev/full here, expected a device that has no room");
    Process process = command().redirectOutput(full).start();

    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
        .isEqualTo(
            "allyspend: standard output: expected room on the disk, found none; make some, and run"
                + " it again\n");
    assertThat(process.waitFor()).isEqualTo(Main.FAILED);
  }

  @Test
  void whoever_reads_no_further_is_not_bothered() throws IOException, InterruptedException {
    Process process = command().start();
    process.getInputStream().close();

    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static ProcessBuilder command() {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "report",
            "--help");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
