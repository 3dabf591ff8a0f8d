package org.allyspend.core.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.MDC;

/**
 * Figures that operators ask for, in CloudWatch's embedded metric format: a line of JSON on
 * standard output, of which CloudWatch makes metrics without a call. Where no stack is named, as
 * outside of Lambda, nothing is said.
 */
public final class Metrics {
  private static final String NAMESPACE = "Allyspend";

  private Metrics() {}

  /**
   * Tells figures of the stack.
   *
   * @param of what they are of, a dimension's name and value, such as {@code Source} and 'nato', or
   *     empty for the whole stack
   * @param figures each figure by its name, which ends with its unit where it has one
   */
  public static void tell(
      Instant at, Map<String, String> of, Map<String, ? extends Number> figures) {
    Environment.optional("STACK_NAME")
        .ifPresent(stack -> print(System.out, stack, at, of, figures));
  }

  static void print(
      PrintStream out,
      String stack,
      Instant at,
      Map<String, String> of,
      Map<String, ? extends Number> figures) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", at.toEpochMilli());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    ArrayNode dimensions = directive.putArray("Dimensions").addArray().add("Stack");
    line.put("Stack", stack);
    new TreeMap<>(of)
        .forEach(
            (name, value) -> {
              dimensions.add(name);
              line.put(name, value);
            });
    ArrayNode metrics = directive.putArray("Metrics");
    new TreeMap<>(figures)
        .forEach(
            (name, value) -> {
              metrics.addObject().put("Name", name);
              line.put(name, value.doubleValue());
            });
    Optional.ofNullable(MDC.get("run")).ifPresent(run -> line.put("run", run));
    out.println(line);
  }
}
