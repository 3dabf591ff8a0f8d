package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that appear in a folder all together or not at all: they are written apart and take their
 * places when all are there. What is not, when it is closed or the process is asked to end, goes.
 */
final class WholeFolder implements AutoCloseable {
  /** What a folder's name begins with while files are written into it. */
  private static final String APART = ".part-";

  private final Path folder;
  private final boolean there;
  private final Path apart;
  private final List<String> names = new ArrayList<>();
  private boolean ended;

  /**
   * Begins anew, where another was killed in its midst.
   *
   * @throws IOException where what it left can't be removed
   */
  WholeFolder(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.there = Files.exists(this.folder);
    // Inside a folder that is there, since its parent may be another's.
    this.apart =
        there
            ? this.folder.resolve(APART)
            : this.folder.resolveSibling(APART + this.folder.getFileName());
    remove();
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
  }

  /** A file of these bytes, by its name in the folder, with '/' between folders. */
  synchronized void put(String name, byte[] bytes) throws IOException {
    if (!ended) {
      Path file = apart.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      names.add(name);
    }
  }

  /** All of them are there: they take their places. */
  synchronized void complete() throws IOException {
    if (ended) {
      return;
    }
    if (!there) {
      Files.move(apart, folder, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    for (String name : names) {
      Path place = folder.resolve(name);
      Files.createDirectories(place.getParent());
      Files.move(apart.resolve(name), place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    ended = true;
    remove();
  }

  /** In the midst of ending nobody is there to be told; the next report does it. */
  private void leave() {
    try {
      close();
    } catch (IOException e) {
      // Said above.
    }
  }

  private void remove() throws IOException {
    if (Files.exists(apart)) {
      DataFolder.delete(apart);
    }
  }
}
