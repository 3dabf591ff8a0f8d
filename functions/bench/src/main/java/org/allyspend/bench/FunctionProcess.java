package org.allyspend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.allyspend.local.BuiltFunction;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.EmbeddedStores;
import org.allyspend.local.RuntimeApi;

/** A built function in a process of its own, started as Lambda starts it. */
final class FunctionProcess implements AutoCloseable {
  /** As Lambda's own runtime is started, besides what the template says. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /** The longest a Lambda function may take. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final RuntimeApi runtime = new RuntimeApi(LONGEST);
  private final long begun;
  private final Process process;

  /** How it is started. */
  enum Start {
    /** As Lambda does. */
    PLAIN,
    /** As Lambda does with SnapStart: it stops after its initialisation, until it is restored. */
    SNAP_START,
    /** With its jars on the class path: of other classes the JVM makes no archive. */
    ON_CLASS_PATH
  }

  /**
   * Starts it as Lambda does.
   *
   * @param memory megabytes, of which Lambda gives the heap four fifths
   */
  FunctionProcess(Jdk jdk, Job job, EmbeddedServers servers, int memory) throws IOException {
    this(jdk, job, servers, memory, Start.PLAIN, List.of());
  }

  /** Starts it in one of these ways, with more options for its JVM. */
  FunctionProcess(
      Jdk jdk, Job job, EmbeddedServers servers, int memory, Start start, List<String> jvmOptions)
      throws IOException {
    List<String> options = new ArrayList<>();
    options.add(COLLECTOR);
    options.add("-Xmx" + memory * 4 / 5 + "m");
    // The rest of the heap's sizes follow from the memory of the machine.
    options.add("-XX:MaxRAM=" + memory + "m");
    options.addAll(jvmOptions);
    Map<String, String> environment =
        new HashMap<>(
            BuiltFunction.environment(
                servers.ports(), EmbeddedStores.TABLE, EmbeddedStores.BUCKET));
    if (start == Start.SNAP_START) {
      environment.putAll(BuiltFunction.SNAP_START);
    }
    boolean onClassPath = start == Start.ON_CLASS_PATH;
    Path task = job.task();
    Path folder = onClassPath ? folder("nothing") : task;
    List<Path> classPath = onClassPath ? BuiltFunction.jars(task) : List.of();
    begun = System.nanoTime();
    process =
        BuiltFunction.start(
            jdk.home(), folder, classPath, job.handler(), runtime, environment, options);
  }

  /** A folder of the benchmarks' own, made if need be. */
  static Path folder(String name) throws IOException {
    return Files.createDirectories(Path.of(System.getProperty("bench.jar")).resolveSibling(name));
  }

  /** Milliseconds from its start until it asked for work. */
  double awaitReady() throws InterruptedException {
    runtime.awaitReady();
    return millisSince(begun);
  }

  /** Lets it go on from where its snapshot would be taken. */
  void restore() {
    runtime.restore();
  }

  /** Has the event answered. */
  void answer(String event) throws InterruptedException {
    RuntimeApi.Outcome outcome = runtime.invoke(event);
    if (!outcome.kind().equals("response")) {
      throw new IllegalStateException(outcome.body());
    }
  }

  /** Milliseconds since its start. */
  double age() {
    return millisSince(begun);
  }

  /** The most memory it had, in megabytes. */
  double peakMegabytes() throws IOException {
    return peakMegabytes(process.pid());
  }

  /** The most memory a process had, in megabytes, by the kernel's count. */
  static double peakMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Ends it as Lambda does, so that it writes what it was told to write at its end. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor(2, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    runtime.close();
  }

  static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
