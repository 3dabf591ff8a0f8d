package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.allyspend.core.domain.Refusal;

/**
 * That a folder is one process's, and its once: a lock on a file in it, which says whose it is and
 * goes with the process, however that ends.
 *
 * <p>POSIX takes all of a process's locks on a file away as soon as the process closes it, however
 * often it has it open. So a process keeps which folders it holds, and does not touch the files in
 * those.
 */
final class FolderLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** What the file in the folder is called. */
  static final String NAME = "lock";

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** The file in the folder. */
  static Path file(Path folder) {
    return folder.resolve(NAME);
  }

  /** The folder's lock, or empty where it is held already. */
  static Optional<FolderLock> tryOf(Path folder) throws IOException {
    return lock(folder, FolderLock::locked);
  }

  private interface Locking {
    Optional<FolderLock> of(Path folder) throws IOException;
  }

  private static Optional<FolderLock> lock(Path folder, Locking locking) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<FolderLock> lock = Optional.empty();
    try {
      lock = locking.of(real);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        HELD.remove(real);
      }
    }
  }

  private static Optional<FolderLock> locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)), 0);
    return Optional.of(new FolderLock(folder, channel));
  }

  /** Beside others who read, and without leave to write. */
  private static Optional<FolderLock> lockedToRead(Path folder) throws IOException {
    if (!Files.exists(file(folder))) {
      // Nobody has ever written there.
      return Optional.of(new FolderLock(folder, null));
    }
    FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.READ);
    if (channel.tryLock(0, Long.MAX_VALUE, true) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new FolderLock(folder, channel));
  }

  /** The folder's lock, or a refusal that names the process that holds it. */
  static FolderLock of(Path folder) throws IOException {
    Optional<FolderLock> lock = tryOf(folder);
    return lock.isPresent() ? lock.get() : refuse(folder);
  }

  /** A lock against those who write, or a refusal that names the one that does. */
  static FolderLock reading(Path folder) throws IOException {
    Optional<FolderLock> lock = lock(folder, FolderLock::lockedToRead);
    return lock.isPresent() ? lock.get() : refuse(folder);
  }

  private static FolderLock refuse(Path folder) throws IOException {
    String process =
        HELD.contains(folder.toRealPath())
            ? Long.toString(ProcessHandle.current().pid())
            : writer(folder);
    throw new UnusableException(
        Refusal.at("folder " + folder)
            .expected("it to be free")
            .found(
                "another allyspend at work there"
                    + (process.isEmpty() ? "" : ", process " + process))
            .todo("end that one, or name another folder"),
        null);
  }

  /** The process that writes there; empty where one that reads keeps others from it. */
  private static String writer(Path folder) throws IOException {
    String process = Files.readString(file(folder), UTF_8).strip();
    return process.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(process)).isPresent()
        ? process
        : "";
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    HELD.remove(folder);
  }
}
