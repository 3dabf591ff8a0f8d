package org.allyspend.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function as 'sam build' built it and Lambda starts it: its own jars, the real runtime interface
 * client, the handler and the environment of the template.
 */
public final class BuiltFunction {
  private static final Path BUILT = Events.ROOT.resolve(".aws-sam/build");
  private static final Path LOGS = Events.ROOT.resolve("functions/local/target");
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private BuiltFunction() {}

  /** Whether 'sam build' has run. */
  public static boolean areThere() {
    return Files.isDirectory(BUILT);
  }

  /** The jars of a function's artifact. */
  public static List<Path> jars(String function) throws IOException {
    try (Stream<Path> files = Files.list(BUILT.resolve(function + "Function").resolve("lib"))) {
      return files.sorted().toList();
    }
  }

  /** Starts a function on these servers. */
  public static Process start(
      String function, RuntimeApi runtime, EmbeddedServers servers, List<String> jvmOptions)
      throws IOException {
    return start(
        jars(function).stream().map(Path::toString).toList(),
        new Template().property(function + "Function", "Handler").toString(),
        function,
        runtime,
        servers,
        jvmOptions);
  }

  /** Starts a handler that is no artifact's, in the same way. */
  public static Process start(
      List<String> jars,
      String handler,
      String name,
      RuntimeApi runtime,
      EmbeddedServers servers,
      List<String> jvmOptions)
      throws IOException {
    String path =
        Stream.concat(
                jars.stream(),
                // Lambda brings these itself.
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(jar -> jar.contains("aws-lambda-java-")))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", path, CLIENT, handler));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + servers.ports().get(0));
    environment.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + servers.ports().get(1));
    environment.put("TABLE_NAME", EmbeddedServers.TABLE);
    environment.put("BUCKET_NAME", EmbeddedServers.BUCKET);
    environment.put("STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:0:stateMachine:reports");
    environment.put("REPORT_DAY", "2");
    environment.put("SCHEDULE_TIME_ZONE", "UTC");
    return builder
        .directory(Files.createDirectories(LOGS).toFile())
        .redirectErrorStream(true)
        .redirectOutput(LOGS.resolve(name + ".log").toFile())
        .start();
  }
}
