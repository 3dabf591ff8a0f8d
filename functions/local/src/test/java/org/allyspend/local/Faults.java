package org.allyspend.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** The faults of AWS and of networks, at a share of the calls; seeded, so that they come again. */
final class Faults {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final long SLOW_MILLIS = 20;

  private final Random random;
  private final double share;
  private final AtomicInteger injected = new AtomicInteger();

  Faults(double share, long seed) {
    this.share = share;
    this.random = new Random(seed);
  }

  /** How many calls went wrong so far. */
  int injected() {
    return injected.get();
  }

  /** The process is gone before, or after, its write of this number, counted from 1. */
  static FaultyHttpClient.Fault kill(int write, boolean before) {
    AtomicInteger writes = new AtomicInteger();
    return call -> {
      boolean now = call.isWrite() && writes.incrementAndGet() == write;
      if (now && before) {
        Runtime.getRuntime().halt(FaultHost.KILLED);
      }
      HttpExecuteResponse response = call.send();
      if (now) {
        Runtime.getRuntime().halt(FaultHost.KILLED);
      }
      return response;
    };
  }

  /** Nothing goes wrong; writes are counted. */
  static FaultyHttpClient.Fault count(AtomicInteger writes) {
    return call -> {
      if (call.isWrite()) {
        writes.incrementAndGet();
      }
      return call.send();
    };
  }

  /** The service is too busy to do it. */
  FaultyHttpClient.Fault throttled() {
    return call -> strikes() ? busy(call) : call.send();
  }

  private static HttpExecuteResponse busy(FaultyHttpClient.Call call) {
    return call.operation().startsWith("S3")
        ? answer(503, "application/xml", "<Error><Code>SlowDown</Code></Error>")
        : answer(
            400,
            JSON,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}");
  }

  /** A batch is written by half, and the answer is a success that says so. */
  FaultyHttpClient.Fault unprocessed() {
    return call -> {
      if (!call.operation().equals("BatchWriteItem") || !strikes()) {
        return call.send();
      }
      ObjectNode request = Json.read(call.body(), ObjectNode.class, "batch");
      JsonNode tables = request.path("RequestItems");
      String table = tables.fieldNames().next();
      ArrayNode left = Json.MAPPER.createArrayNode();
      ArrayNode written = (ArrayNode) tables.path(table);
      while (left.size() < written.size()) {
        left.add(written.remove(written.size() - 1));
      }
      if (!written.isEmpty()) {
        call.send(request.toString()).responseBody().orElseThrow().readAllBytes();
      }
      ObjectNode answer = Json.MAPPER.createObjectNode();
      answer.putObject("UnprocessedItems").set(table, left);
      return answer(200, JSON, answer.toString());
    };
  }

  /** Timeouts, resets before and after the server acted, 500s, slow and truncated bodies. */
  FaultyHttpClient.Fault broken() {
    return call -> {
      if (!strikes()) {
        return call.send();
      }
      switch (next(6)) {
        case 0 -> throw new SocketTimeoutException("Read timed out");
        case 1 -> throw new SocketException("Connection reset");
        case 2 -> {
          // It was done, and nobody heard of it.
          call.send().responseBody().ifPresent(Faults::drain);
          throw new SocketException("Connection reset");
        }
        case 3 -> {
          return answer(500, JSON, "{\"__type\":\"InternalServerError\"}");
        }
        case 4 -> {
          pause();
          return call.send();
        }
        default -> {
          return truncated(call.send());
        }
      }
    };
  }

  private static HttpExecuteResponse truncated(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return response;
    }
    byte[] whole = response.responseBody().get().readAllBytes();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    return HttpExecuteResponse.builder()
        .response(response.httpResponse())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(half) {
                  @Override
                  public synchronized int read(byte[] into, int from, int most) {
                    int read = super.read(into, from, most);
                    if (read < 0 && whole.length > 0) {
                      throw new UncheckedIOException(
                          new SocketException("Unexpected end of file from server"));
                    }
                    return read;
                  }
                }))
        .build();
  }

  private static void drain(AbortableInputStream body) {
    try {
      body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpExecuteResponse answer(int status, String type, String body) {
    return FaultyHttpClient.answer(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized boolean strikes() {
    boolean strikes = random.nextDouble() < share;
    if (strikes) {
      injected.incrementAndGet();
    }
    return strikes;
  }

  private synchronized int next(int bound) {
    return random.nextInt(bound);
  }
}
