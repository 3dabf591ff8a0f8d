package org.allyspend.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's Runtime API for one function: hands over events and takes what came of them. */
public final class RuntimeApi implements AutoCloseable {
  static {
    // Otherwise an answer in two packets waits 40 ms for the receipt of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String PREFIX = "/2018-06-01/runtime/";

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final Duration patience;
  private final HttpServer server;

  /** What came of an event: 'response' or 'error', and what it says. */
  public record Outcome(String kind, String body) {}

  /**
   * A new one on a free port of the loopback interface.
   *
   * @param patience how long a function may take to answer
   */
  public RuntimeApi(Duration patience) throws IOException {
    this.patience = patience;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PREFIX, this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  /** As AWS_LAMBDA_RUNTIME_API has it. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands an event over and waits for what comes of it. */
  public Outcome invoke(String event) throws InterruptedException {
    events.add(event);
    Outcome outcome = outcomes.poll(patience.toSeconds(), TimeUnit.SECONDS);
    if (outcome == null) {
      throw new AssertionError("the function did not answer within " + patience);
    }
    return outcome;
  }

  /**
   * Waits until the function is initialised: it asks for an event or, with SnapStart, to be
   * restored.
   */
  public void awaitReady() throws InterruptedException {
    if (!ready.await(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the function was not ready within " + patience);
    }
  }

  /** Lets a function with SnapStart go on from where its snapshot would be taken. */
  public void restore() {
    restored.countDown();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/restore/next")) {
        ready.countDown();
        restored.await();
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      if (path.endsWith("/invocation/next")) {
        ready.countDown();
        byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
        // The client's native part ends the process where there is no content type.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "request-1");
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", "4102444800000");
        exchange
            .getResponseHeaders()
            .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:0:function:f");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      outcomes.add(new Outcome(path.substring(path.lastIndexOf('/') + 1), body));
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
