package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;

/**
 * Files that appear in a folder all together or not at all: they are written apart and take their
 * places when all are there. What is not, when it is closed or the process is asked to end, goes.
 *
 * <p>A file among them lists them with their hashes, as {@code sha256sum} does. By it those that
 * are written next take the places of these: what was written before, is as it was, and is none of
 * the next goes. All else in the folder is somebody's and stays.
 */
final class WholeFolder implements AutoCloseable {
  /** The list. */
  static final String LIST = ".allyspend";

  private static final Pattern LISTED = Pattern.compile("([0-9a-f]{64})  (.+)");

  /** What a folder's name begins with while files are written into it. */
  private static final String APART = ".part-";

  private final Path folder;
  private final boolean there;
  private final Path apart;
  private final FolderLock lock;
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private boolean ended;

  /** From where to where a file was moved. */
  private record Move(Path from, Path to) {
    void make() throws IOException {
      Files.createDirectories(to.getParent());
      Files.move(from, to);
    }
  }

  /**
   * Begins anew, where another was killed in its midst.
   *
   * @throws IOException where what it left can't be removed
   * @throws UnusableException where another is being written there
   */
  WholeFolder(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.there = Files.exists(this.folder);
    // Inside a folder that is there, since its parent may be another's.
    this.apart =
        there
            ? this.folder.resolve(APART)
            : this.folder.resolveSibling(APART + this.folder.getFileName());
    Files.createDirectories(apart);
    this.lock =
        FolderLock.tryOf(apart)
            .orElseThrow(
                () ->
                    new UnusableException(
                        Refusal.at("folder " + folder)
                            .expected("one that nothing else is being written into")
                            .found("another report that is")
                            .todo("wait for its end, or name another folder"),
                        null));
    remove(files());
    remove(before());
    Ending.then(this::leave);
  }

  /** What was written into a folder in this way and is as it was: names, with '/' in them. */
  static Set<String> written(Path folder) throws IOException {
    Set<String> written = new TreeSet<>();
    Path whole = folder.toAbsolutePath().normalize();
    Path list = whole.resolve(LIST);
    if (Files.isRegularFile(list)) {
      for (String line : Files.readString(list, UTF_8).lines().toList()) {
        Matcher listed = LISTED.matcher(line);
        if (listed.matches() && isAsItWas(whole, listed.group(2), listed.group(1))) {
          written.add(listed.group(2));
        }
      }
    }
    return written;
  }

  private static boolean isAsItWas(Path folder, String name, String hash) throws IOException {
    Path file = folder.resolve(name).normalize();
    return file.startsWith(folder)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Hash.sha256(Files.readAllBytes(file)).equals(hash);
  }

  /** A file of these bytes, by its name in the folder, with '/' between folders. */
  void put(String name, byte[] bytes) throws IOException {
    put(name, bytes, Hash.sha256(bytes));
  }

  /** The same of bytes whose SHA-256 is known. */
  synchronized void put(String name, byte[] bytes, String sha256) throws IOException {
    requireGoingOn();
    Path file = files().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    hashes.put(name, sha256);
  }

  /**
   * All of them are there: they take their places.
   *
   * @throws IOException where one can't, and none has
   * @throws UnusableException where a folder stands in a file's place
   */
  synchronized void complete() throws IOException {
    requireGoingOn();
    StringBuilder list = new StringBuilder();
    hashes.forEach((name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
    put(LIST, list.toString().getBytes(UTF_8));
    if (there) {
      replace();
    } else {
      Files.move(files(), folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void replace() throws IOException {
    Set<String> gone = written(folder);
    gone.removeAll(hashes.keySet());
    Set<String> leaving = new LinkedHashSet<>(gone);
    for (String name : hashes.keySet()) {
      Path place = folder.resolve(name);
      if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new UnusableException(
            Refusal.at(place.toString())
                .expected("no folder, since a file of the report is called that")
                .found("one")
                .todo("move it away, or name another folder"),
            null);
      }
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        leaving.add(name);
      }
    }
    Deque<Move> made = new ArrayDeque<>();
    try {
      for (String name : leaving) {
        make(new Move(folder.resolve(name), before().resolve(name)), made);
      }
      for (String name : hashes.keySet()) {
        make(new Move(files().resolve(name), folder.resolve(name)), made);
      }
    } catch (IOException e) {
      while (!made.isEmpty()) {
        Move last = made.pop();
        new Move(last.to(), last.from()).make();
      }
      throw e;
    }
    for (String name : gone) {
      removeEmpty(folder.resolve(name).getParent());
    }
  }

  private static void make(Move move, Deque<Move> made) throws IOException {
    move.make();
    made.push(move);
  }

  /** Removes a folder in which nothing is left, and those around it that hold nothing else. */
  private void removeEmpty(Path emptied) throws IOException {
    for (Path one = emptied; !one.equals(folder); one = one.getParent()) {
      if (!Files.isDirectory(one) || !DataFolder.isEmpty(one)) {
        return;
      }
      Files.delete(one);
    }
  }

  private void requireGoingOn() {
    if (ended) {
      throw new IllegalStateException("nothing is written into " + folder + " any more");
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (!ended) {
      ended = true;
      lock.close();
      remove(apart);
    }
  }

  /** In the midst of ending nobody is there to be told; the next report does it. */
  private void leave() {
    try {
      close();
    } catch (IOException e) {
      // Said above.
    }
  }

  private Path files() {
    return apart.resolve("files");
  }

  /** What leaves, until all else is in its place. */
  private Path before() {
    return apart.resolve("before");
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      DataFolder.delete(folder);
    }
  }
}
