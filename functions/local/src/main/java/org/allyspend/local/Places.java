package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allyspend.core.domain.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The files and folders that options name, looked at before anything begins. One to be read that is
 * not there is a mistake of usage; a place that this machine does not let be used is none.
 */
final class Places {
  private Places() {}

  /** Requires a file that can be read. */
  static void requireFile(CommandSpec spec, String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw Main.usage(spec, missing(option, "a file", file));
    }
    requireReadable(option, file);
  }

  /** Requires a file or folder, which is there, that can be read. */
  static void requireReadable(String option, Path file) {
    if (!Files.isReadable(file)) {
      throw new UnusableException(
          Refusal.at(option)
              .expected("what can be read")
              .found(file + ", for which there is no permission")
              .todo("change its permissions"),
          null);
    }
  }

  /** Requires a folder to be written to that is not, and is not in, one that is another's. */
  static void requireApart(CommandSpec spec, String option, Path folder, String other, Path others)
      throws IOException {
    if (others != null && real(folder).startsWith(real(others))) {
      throw Main.usage(
          spec,
          Refusal.at(option)
              .expected("a folder outside that of " + other + ", which holds nothing else")
              .found(folder.toString())
              .todo("choose another"));
    }
  }

  /** A folder without links, as far as it is there. */
  private static Path real(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    Path there = nearest(whole);
    return there.toRealPath().resolve(there.relativize(whole));
  }

  /** The nearest that is there. */
  private static Path nearest(Path folder) {
    Path nearest = folder.toAbsolutePath().normalize();
    while (!Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    return nearest;
  }

  /** Requires a folder that is there: it is read, and not begun. */
  static void requireFolder(CommandSpec spec, String option, Path folder) {
    if (!Files.exists(folder)) {
      throw Main.usage(spec, missing(option, "a folder", folder));
    }
    requireIsFolder(option, folder);
  }

  /**
   * Requires a folder that is there and can be written to, or that can be made; what stands there
   * stays as it is.
   */
  static void requireWritable(String option, Path folder) throws IOException {
    Path nearest = nearest(folder);
    requireIsFolder(option, nearest);
    try {
      Files.delete(Files.createTempDirectory(nearest, ".allyspend"));
    } catch (IOException e) {
      if (Failures.isFull(e)) {
        throw e;
      }
      throw new UnusableException(
          Refusal.at(option)
              .expected("a folder that can be written to")
              .found(nearest + ", which can't")
              .todo("choose another place, or change its permissions"),
          e);
    }
  }

  private static void requireIsFolder(String option, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UnusableException(
          Refusal.at(option)
              .expected("a folder")
              .found(folder + ", which is none")
              .todo("choose another name"),
          null);
    }
  }

  private static Refusal missing(String option, String what, Path file) {
    return Refusal.at(option)
        .expected(what)
        .found(Files.exists(file) ? file + ", which is none" : "none at " + file);
  }
}
