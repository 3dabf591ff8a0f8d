import com.android.tools.r8.ByteDataView;
import com.android.tools.r8.ClassFileConsumer;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.DataDirectoryResource;
import com.android.tools.r8.DataEntryResource;
import com.android.tools.r8.DataResourceConsumer;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import com.android.tools.r8.ResourceException;
import com.android.tools.r8.origin.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Makes one jar of each function's jars (functions/NAME/target/artifact), of what can be reached:
 * see artifact.pro. The Makefile runs this with R8 on the class path, and names the functions. All
 * are made in one JVM, two at a time: R8 is loaded and compiled once.
 */
public final class Shrink {
  private static final Path RULES = Path.of("infra/artifact.pro");
  private static final Path ENTRIES = Path.of("infra/artifact.entries");

  /** The same bytes from the same sources. */
  private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

  /** As R8's command line has it: its builder alone takes other defaults for class files. */
  private static final String[] ARGUMENTS = {
    "--classfile",
    "--release",
    "--lib",
    System.getProperty("java.home"),
    "--pg-conf",
    RULES.toString()
  };

  private Shrink() {}

  public static void main(String[] functions) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    boolean all = true;
    try {
      for (Future<Boolean> made : two.invokeAll(Stream.of(functions).map(Shrink::task).toList())) {
        all &= made.get();
      }
    } finally {
      two.shutdown();
    }
    System.exit(all ? 0 : 1);
  }

  private static Callable<Boolean> task(String function) {
    return () -> {
      Path target = Path.of("functions", function, "target");
      try {
        write(reached(target.resolve("artifact")), target.resolve("artifact.jar"));
        return true;
      } catch (CompilationFailedException alreadyTold) {
        return false;
      }
    };
  }

  /** What can be reached in a folder of jars: entries by their names. */
  private static Map<String, byte[]> reached(Path jars) throws Exception {
    Reached reached = new Reached();
    R8.run(
        R8Command.parse(ARGUMENTS, Origin.unknown(), new Quiet())
            .addProguardConfiguration(inputs(jars), Origin.unknown())
            .setProgramConsumer(reached)
            .build());
    return reached.entries;
  }

  private static List<String> inputs(Path jars) throws IOException {
    String entries =
        Files.readAllLines(ENTRIES).stream()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.joining(","));
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(jar -> "-injars " + jar.toAbsolutePath() + "(" + entries + ")")
          .toList();
    }
  }

  /** Not compressed: Lambda's zip is, and a class is found sooner. */
  private static void write(Map<String, byte[]> entries, Path jar) throws IOException {
    try (JarOutputStream zip = new JarOutputStream(Files.newOutputStream(jar))) {
      zip.setMethod(JarOutputStream.STORED);
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        CRC32 checksum = new CRC32();
        checksum.update(each.getValue());
        entry.setTimeLocal(DATE);
        entry.setSize(each.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
      }
    }
  }

  /** Takes what R8 lets through, classes and all else, from several threads at once. */
  private static final class Reached implements ClassFileConsumer, DataResourceConsumer {
    final Map<String, byte[]> entries = new ConcurrentSkipListMap<>();

    @Override
    public void accept(ByteDataView data, String descriptor, DiagnosticsHandler handler) {
      String name = descriptor.substring(1, descriptor.length() - 1) + ".class";
      entries.put(name, data.copyByteData());
    }

    @Override
    public void accept(DataEntryResource file, DiagnosticsHandler handler) {
      try (InputStream content = file.getByteStream()) {
        entries.put(file.getName(), content.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ResourceException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void accept(DataDirectoryResource folder, DiagnosticsHandler handler) {
      // Folders are told by what is in them.
    }

    @Override
    public DataResourceConsumer getDataResourceConsumer() {
      return this;
    }

    @Override
    public void finished(DiagnosticsHandler handler) {
      // All is in memory.
    }
  }

  /** Says what is wrong, and nothing else. */
  private static final class Quiet implements DiagnosticsHandler {
    @Override
    public void info(Diagnostic diagnostic) {
      // Of no use in a build.
    }
  }
}
