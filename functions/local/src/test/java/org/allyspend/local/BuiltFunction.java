package org.allyspend.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * A function as 'sam build' built it and Lambda starts it: its own jars, the real runtime interface
 * client, the handler and the environment of the template.
 */
public final class BuiltFunction {
  private static final Path BUILT = Events.ROOT.resolve(".aws-sam/build");
  private static final Path LOGS = Events.ROOT.resolve("functions/local/target");

  /** By which hooks registered with org.crac are found by the client; Lambda has it too. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** What tells a function to stop after its initialisation, until it is restored. */
  public static final Map<String, String> SNAP_START =
      Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

  private static final Template TEMPLATE = template();

  private BuiltFunction() {}

  /** Read once, and so not while a start is measured. */
  private static Template template() {
    try {
      return new Template();
    } catch (IOException e) {
      throw new UncheckedIOException("template.yaml could not be read", e);
    }
  }

  /** Whether 'sam build' has run. */
  public static boolean areThere() {
    return Files.isDirectory(BUILT);
  }

  /** The jars in a task's folder. */
  public static List<Path> jars(Path task) throws IOException {
    try (Stream<Path> files = Files.list(task.resolve("lib"))) {
      return files.sorted().toList();
    }
  }

  /** The folder that Lambda unpacks a function's artifact into. */
  public static Path task(String function) {
    return BUILT.resolve(function + "Function");
  }

  /**
   * Starts a function on these servers, in this JDK's JVM.
   *
   * @param variables more of its environment, or less: what is empty is not set
   */
  public static Process start(
      String function,
      RuntimeApi runtime,
      EmbeddedServers servers,
      Map<String, String> variables,
      String... jvmOptions)
      throws IOException {
    Map<String, String> environment =
        new HashMap<>(environment(servers.ports(), EmbeddedStores.TABLE, EmbeddedStores.BUCKET));
    environment.putAll(variables);
    environment.values().removeIf(String::isEmpty);
    return start(
        Path.of(System.getProperty("java.home")),
        task(function),
        List.of(),
        handler(function),
        runtime,
        environment,
        List.of(jvmOptions));
  }

  /** The handler the template names. */
  public static String handler(String function) {
    return TEMPLATE.property(function + "Function", "Handler").toString();
  }

  /**
   * Starts a handler as Lambda does: what is in lib/ of the task's folder is seen by a class loader
   * of the client's own.
   *
   * @param classPath jars on the class path instead, where the task's folder has none
   */
  public static Process start(
      Path jdk,
      Path task,
      List<Path> classPath,
      String handler,
      RuntimeApi runtime,
      Map<String, String> environment,
      List<String> jvmOptions)
      throws IOException {
    String path =
        Stream.concat(
                classPath.stream().map(Path::toString),
                // Lambda brings these itself.
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(jar -> jar.contains("aws-lambda-java-") || jar.contains("utils-lite")))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of(HOOKS, "-cp", path, CLIENT, handler));
    String name = handler.substring(handler.lastIndexOf('.') + 1);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_TOOL_OPTIONS", TEMPLATE.variable("JAVA_TOOL_OPTIONS"));
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", name);
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    return builder
        .directory(task.toFile())
        .redirectErrorStream(true)
        .redirectOutput(LOGS.resolve(name + ".log").toFile())
        .start();
  }

  /** What a function has logged since its last start. */
  public static String log(String function) throws IOException {
    return Files.readString(LOGS.resolve(function + "Function.log"));
  }

  private static Map.Entry<String, String> told(String variable) {
    return Map.entry(variable, TEMPLATE.variable("ApiFunction", variable));
  }

  /** The environment of the template on the servers at these ports. */
  public static Map<String, String> environment(List<Integer> ports, String table, String bucket) {
    AwsCredentials keys = LocalKeys.CLIENTS.resolveCredentials();
    return Map.ofEntries(
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
        Map.entry("AWS_ACCESS_KEY_ID", keys.accessKeyId()),
        Map.entry("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey()),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + ports.get(0)),
        Map.entry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + ports.get(1)),
        told("AWS_ENDPOINT_URL_SFN"),
        told("AWS_ENDPOINT_URL_SNS"),
        Map.entry("TABLE_NAME", table),
        Map.entry("BUCKET_NAME", bucket),
        Map.entry("TOPIC_ARN", "arn:aws:sns:eu-central-1:000000000000:notices"),
        Map.entry("STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:0:stateMachine:reports"));
  }
}
