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
import java.util.Optional;
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

  private static final int ATTEMPTS = 10;

  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(US_ASCII);

  /** What to do about a folder of which something is lost. */
  static final String RESTORE = "restore the whole folder from a copy, or name another";

  private final Path folder;
  private final boolean temporary;

  /** The one that is read through this one, where that is the case. */
  private final Optional<Path> read;

  private final FolderLock lock;

  private DataFolder(Path folder, boolean temporary, Optional<Path> read, FolderLock lock) {
    this.folder = folder;
    this.temporary = temporary;
    this.read = read;
    this.lock = lock;
    Ending.then(this::leave);
  }

  /** A new one that goes when it is closed, or when the process is asked to end. */
  static DataFolder temporary() throws IOException {
    return temporary(Optional.empty());
  }

  private static DataFolder temporary(Optional<Path> read) throws IOException {
    sweep(Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(TEMPORARY);
    return new DataFolder(folder, true, read, FolderLock.of(folder));
  }

  /**
   * What stands in this one, to be read: a copy of its database, and its objects where they are.
   * Nothing is written there, and another process may as soon as this was opened.
   *
   * @throws RefusedException as {@link #at} does
   */
  static DataFolder reading(Path folder) throws IOException {
    requireWhole(folder);
    DataFolder copy = temporary(Optional.of(folder));
    try {
      copy.copyDatabase();
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /** Copies the database that is to be read, at a moment at which nobody writes it. */
  private void copyDatabase() throws IOException {
    Path there = read.orElseThrow();
    FolderLock unwritten = FolderLock.reading(there);
    try {
      requireDatabase(there);
      if (Files.exists(there.resolve(DYNAMO))) {
        Files.createDirectories(folder.resolve(DYNAMO));
        try (Stream<Path> files = Files.list(there.resolve(DYNAMO))) {
          for (Path file : files.toList()) {
            Files.copy(file, folder.resolve(DYNAMO).resolve(file.getFileName().toString()));
          }
        }
      }
    } finally {
      unwritten.close();
    }
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

  /**
   * In the midst of ending nobody is there to be told. What is being written meanwhile goes too.
   */
  private void leave() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        clear();
        return;
      } catch (IOException | UncheckedIOException e) {
        // The next attempt does it, or the next start.
      }
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
    requireWhole(folder);
    FolderLock lock = FolderLock.of(folder);
    try {
      requireDatabase(folder);
      return new DataFolder(folder, false, Optional.empty(), lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Requires all that an earlier run has left, or else that it is nobody's. */
  private static void requireWhole(Path folder) throws IOException {
    if (Files.exists(folder.resolve(MARK))) {
      requireThisLayout(folder);
      requireThere(folder, DATABASE);
      requireThere(folder, OBJECTS);
    } else {
      requireOwn(folder);
    }
  }

  /** Where DynamoDB Local keeps its database, a file; empty where that is to be in memory. */
  Optional<Path> database() throws IOException {
    if (temporary && read.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder.resolve(DYNAMO));
    return Optional.of(folder.resolve(DATABASE));
  }

  /** Where the bucket's objects are. */
  Path objects() throws IOException {
    Optional<Path> there = read.map(one -> one.resolve(OBJECTS)).filter(Files::exists);
    return there.isPresent() ? there.get() : Files.createDirectories(folder.resolve(OBJECTS));
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
    return temporary && read.isEmpty()
        ? new IllegalStateException(what + " could not be opened", cause)
        : Refusal.at(what + " in folder " + read.orElse(folder))
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

  /** Whether a folder has nothing in it. */
  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
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
