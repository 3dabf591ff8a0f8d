package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.ingest.Addresses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway before those who do not keep to HTTP. */
class LocalGatewayTest {
  private static LocalService service;

  @BeforeAll
  static void start() {
    service =
        new LocalService(
            Optional.empty(),
            Addresses.of(Map.of()),
            Optional.empty(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void many_connections_that_say_nothing_or_half_a_request_keep_nobody_waiting()
      throws IOException {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (String half :
          List.of("", "GET /hea", "GET /health HTTP/1.1\r\nHost: lo", head("POST /runs", 10))) {
        for (int i = 0; i < 10; i++) {
          Socket socket = connect();
          socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
          stalled.add(socket);
        }
      }
      assertThat(answer(head("GET /health", 0))).startsWith("HTTP/1.1 200 ");
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  @Test
  void what_is_no_request_gets_a_problem_document_in_plain_words() throws IOException {
    for (String bad :
        List.of(
            "GARBAGE\r\n\r\n",
            "GET /health HTTP/9.9\r\n\r\n",
            "GET /health HTTP/1.1\r\n\r\n",
            "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      String answer = answer(bad);
      assertThat(answer).as("%.40s", bad).containsPattern("^HTTP/1.1 [45]\\d\\d ");
      assertThat(answer).contains("application/problem+json").contains("\"detail\":\"expected an");
      assertThat(answer).doesNotContainPattern("(?i)jetty|exception|org\\.");
    }
  }

  private static String head(String line, int length) {
    return line
        + " HTTP/1.1\r\nHost: localhost:"
        + service.port()
        + "\r\nConnection: close\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static String answer(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
    socket.setSoTimeout(9_000);
    return socket;
  }
}
