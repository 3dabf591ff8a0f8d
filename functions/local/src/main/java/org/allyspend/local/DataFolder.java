package org.allyspend.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * The folder in which the embedded stores keep what they hold, for one process at a time; or a
 * temporary one, which goes when it is closed. A file in it says whose it is, from when both stores
 * were ready in it for the first time: nothing is stored before.
 */
final class DataFolder implements AutoCloseable {
  private static final String MARK = "allyspend";
  private static final String DYNAMO = "dynamodb";
  private static final String DATABASE = DYNAMO + "/shared-local-instance.db";
  private static final String OBJECTS = "objects";

  /** Where versions before the first release kept objects. */
  private static final String FORMER = "s3";

  private static final String SCRATCH = "scratch";
  private static final Set<String> OWN = Set.of(MARK, FolderLock.NAME, DYNAMO, OBJECTS, SCRATCH);
  private static final String TEMPORARY = "allyspend";

  /** How long a process may take between making its lock and holding it. */
  private static final Duration STARTING = Duration.ofMinutes(1);

  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(US_ASCII);

  /** What to do about a folder of which something is lost. */
  static final String RESTORE = "restore the whole folder from a copy, or name another";

  private final Path folder;
  private final boolean temporary;
  private final FolderLock lock;

  private DataFolder(Path folder, boolean temporary, FolderLock lock) {
    this.folder = folder;
    this.temporary = temporary;
    this.lock = lock;
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
  }

  /** A new one that goes when it is closed, or when the process is asked to end. */
  static DataFolder temporary() throws IOException {
    sweep(Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(TEMPORARY);
    return new DataFolder(folder, true, FolderLock.of(folder));
  }

  /** Removes what processes have left behind that were killed: nobody holds its lock. */
  private static void sweep(Path temporaries) throws IOException {
    Instant recently = Instant.now().minus(STARTING);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporaries, TEMPORARY + "*")) {
      for (Path folder : left) {
        Path file = FolderLock.file(folder);
        if (Files.isWritable(file)
            && Files.getLastModifiedTime(file).toInstant().isBefore(recently)) {
          try (FolderLock lock = FolderLock.tryOf(folder).orElse(null)) {
            if (lock != null) {
              delete(folder);
            }
          }
        }
      }
    } catch (NoSuchFileException e) {
      // Another is sweeping too.
    }
  }

  /** In the midst of ending nobody is there to be told. */
  private void leave() {
    try {
      clear();
    } catch (IOException e) {
      // The next start does it.
    }
  }

  /** What need not be kept goes. */
  private void clear() throws IOException {
    Path gone = temporary ? folder : folder.resolve(SCRATCH);
    if (Files.exists(gone)) {
      delete(gone);
    }
  }

  /**
   * This one, made where there is none.
   *
   * @throws RefusedException where another process is at work there, where it is another's, or
   *     where the store or its objects are lost
   */
  static DataFolder at(Path folder) throws IOException {
    Places.requireWritable("--data", folder);
    Files.createDirectories(folder);
    boolean marked = Files.exists(folder.resolve(MARK));
    if (!marked) {
      requireOwn(folder);
    }
    FolderLock lock = FolderLock.of(folder);
    try {
      if (marked) {
        requireThisLayout(folder);
        requireThere(folder, DATABASE);
        requireThere(folder, OBJECTS);
      }
      requireDatabase(folder);
      return new DataFolder(folder, false, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  boolean isTemporary() {
    return temporary;
  }

  /** Where DynamoDB Local keeps its database, a file. */
  Path database() throws IOException {
    Files.createDirectories(folder.resolve(DYNAMO));
    return folder.resolve(DATABASE);
  }

  /** Where the bucket's objects are. */
  Path objects() throws IOException {
    return Files.createDirectories(folder.resolve(OBJECTS));
  }

  /** Where they put what they need while they are at work. */
  Path scratch() throws IOException {
    return Files.createDirectories(folder.resolve(SCRATCH));
  }

  /** Notes that both are there from now on. */
  void mark() throws IOException {
    Files.writeString(
        folder.resolve(MARK),
        "Allyspend keeps releases, runs and reports in this folder.\n",
        UTF_8);
  }

  /** What a store that can't be opened in this folder is told as. */
  RuntimeException unreadable(String what, Exception cause) {
    return temporary
        ? new IllegalStateException(what + " could not be opened", cause)
        : Refusal.at(what + " in folder " + folder)
            .expected("what an earlier run has stored")
            .found("what can't be read")
            .todo(RESTORE)
            .exception(cause);
  }

  @Override
  public void close() {
    try {
      // While it is locked, so that no other start takes it for one that was left behind.
      clear();
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " could not be left", e);
    }
  }

  /** Removes a folder and all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What a file manager leaves behind, its name beginning with a dot, makes it no other's. */
  private static void requireOwn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> others =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !OWN.contains(name) && !name.startsWith("."))
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        throw Refusal.at("folder " + folder)
            .expected("one that is empty or in which Allyspend has stored before")
            .found(Refusal.quoted(others.get(0)))
            .todo("name another folder")
            .exception();
      }
    }
  }

  private static void requireThisLayout(Path folder) {
    if (Files.exists(folder.resolve(FORMER)) && !Files.exists(folder.resolve(OBJECTS))) {
      throw Refusal.at("folder " + folder)
          .expected("one that this version has stored in")
          .found("one of an earlier version")
          .todo("name another folder, and ingest your files into it again")
          .exception();
    }
  }

  private static void requireThere(Path folder, String part) {
    if (!Files.exists(folder.resolve(part))) {
      throw Refusal.at("folder " + folder)
          .expected(part + " of an earlier run in it")
          .found("none")
          .todo(RESTORE)
          .exception();
    }
  }

  private static void requireDatabase(Path folder) throws IOException {
    Path database = folder.resolve(DATABASE);
    if (!Files.exists(database) || Files.size(database) == 0) {
      return;
    }
    try (InputStream stream = Files.newInputStream(database)) {
      if (!ByteBuffer.wrap(stream.readNBytes(SQLITE.length)).equals(ByteBuffer.wrap(SQLITE))) {
        throw Refusal.at(database.toString())
            .expected("the database of an earlier run")
            .found("other bytes")
            .todo(RESTORE)
            .exception();
      }
    }
  }
}
