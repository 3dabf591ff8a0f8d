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
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<FolderLock> lock = Optional.empty();
    try {
      lock = locked(real);
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

  /** The folder's lock, or a refusal that names the process that holds it. */
  static FolderLock of(Path folder) throws IOException {
    Optional<FolderLock> lock = tryOf(folder);
    return lock.isPresent() ? lock.get() : refuse(folder);
  }

  private static FolderLock refuse(Path folder) throws IOException {
    String process =
        HELD.contains(folder.toRealPath())
            ? Long.toString(ProcessHandle.current().pid())
            : Files.readString(file(folder), UTF_8).strip();
    throw new UnusableException(
        Refusal.at("folder " + folder)
            .expected("it to be free")
            .found(
                "another allyspend at work there"
                    + (process.isEmpty() ? "" : ", process " + process))
            .todo("end that one, or name another folder"),
        null);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
