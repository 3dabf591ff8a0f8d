package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.allyspend.core.domain.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class EmbeddedServersTest {
  @Test
  void they_listen_to_this_machine_alone() throws IOException {
    List<InetAddress> outward =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    assumeFalse(outward.isEmpty(), "skipped: this machine has no address on a network");
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty())) {
      for (int port : servers.ports()) {
        connect(InetAddress.getLoopbackAddress(), port);
        assertThatThrownBy(() -> connect(outward.get(0), port))
            .as("port %s on %s", port, outward.get(0))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void a_folder_is_one_process_at_a_time(@TempDir Path folder) {
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.of(folder))) {
      assertThat(servers.ports()).hasSize(2);
      assertThatThrownBy(() -> EmbeddedServers.start(Optional.of(folder)))
          .isInstanceOf(RefusedException.class)
          .hasMessageEndingWith("; end that one, or name another folder");
    }
  }

  @Test
  void many_start_at_once_each_on_ports_of_its_own() {
    List<CompletableFuture<EmbeddedServers>> starting =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> EmbeddedServers.start(Optional.empty())))
            .limit(3)
            .toList();
    List<EmbeddedServers> servers = starting.stream().map(CompletableFuture::join).toList();

    assertThat(servers.stream().flatMap(one -> one.ports().stream()))
        .hasSize(6)
        .doesNotHaveDuplicates()
        .allMatch(port -> port > 0);
    servers.forEach(EmbeddedServers::close);
  }

  /** A page of elsewhere that finds the port can't list, overwrite or delete. */
  @Test
  void a_browser_is_answered_by_neither() throws IOException {
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty())) {
      servers.stores().bucket().put("raw/a", new byte[] {1}, "text/plain");
      int s3 = servers.ports().get(1);
      String here = "Host: 127.0.0.1:%d";
      String elsewhere = "Origin: http://evil.example";
      for (List<String> request :
          List.of(
              List.of("DELETE /allyspend/raw/a HTTP/1.1", here, elsewhere),
              List.of("OPTIONS /allyspend HTTP/1.1", here, elsewhere),
              List.of("GET /allyspend/raw/a HTTP/1.1", "Host: evil.example:%d"),
              List.of("GET /allyspend HTTP/1.1", here, "Sec-Fetch-Site: cross-site"))) {
        assertThat(answer(s3, request)).as("%s", request).contains(" 403 ");
      }
      assertThat(answer(servers.ports().get(0), List.of("POST / HTTP/1.1", here, elsewhere)))
          .contains(" 403 ");
      assertThat(servers.stores().bucket().get("raw/a", 10)).containsExactly(1);
    }
  }

  /** Whoever finds the port can do nothing without this process's keys, or a link it has signed. */
  @Test
  void the_object_store_lets_in_its_own_clients_and_signed_links_alone()
      throws IOException, InterruptedException {
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty());
        S3Presigner presigner = servers.presigner()) {
      servers.stores().bucket().put("raw/a", new byte[] {1}, "text/plain");
      servers.stores().bucket().put("raw/b", new byte[] {2}, "text/plain");
      int s3 = servers.ports().get(1);
      String here = "Host: 127.0.0.1:%d";
      String forged = "Authorization: AWS4-HMAC-SHA256 Credential=local/20261101/x/s3/aws4_request";
      for (String request :
          List.of(
              "GET /allyspend/raw/a",
              "GET /allyspend",
              "PUT /allyspend/c",
              "DELETE /allyspend/raw/a")) {
        assertThat(answer(s3, List.of(request + " HTTP/1.1", here))).contains(" 403 ");
        assertThat(answer(s3, List.of(request + " HTTP/1.1", here, forged))).contains(" 403 ");
      }
      String link = link(presigner, Duration.ofMinutes(5));
      assertThat(answer(s3, List.of("GET " + link + " HTTP/1.1", here))).contains(" 200 ");
      for (String other :
          List.of(
              link.replace("/raw/a", "/raw/b"),
              link.replace("X-Amz-Expires=300", "X-Amz-Expires=9000"),
              link.replace("X-Amz-Signature=", "X-Amz-Signature=0"))) {
        assertThat(other).isNotEqualTo(link);
        assertThat(answer(s3, List.of("GET " + other + " HTTP/1.1", here))).contains(" 403 ");
      }
      assertThat(answer(s3, List.of("DELETE " + link + " HTTP/1.1", here))).contains(" 403 ");
      String brief = link(presigner, Duration.ofSeconds(1));
      Thread.sleep(2_100);
      assertThat(answer(s3, List.of("GET " + brief + " HTTP/1.1", here))).contains(" 403 ");
    }
  }

  private static String link(S3Presigner presigner, Duration lifetime) {
    URL url =
        presigner
            .presignGetObject(
                presign ->
                    presign
                        .signatureDuration(lifetime)
                        .getObjectRequest(
                            get ->
                                get.bucket(EmbeddedServers.BUCKET)
                                    .key("raw/a")
                                    .responseContentDisposition(
                                        "attachment; filename=\"a b.txt\"")))
            .url();
    return url.getFile();
  }

  /** The first line of what a port answers. */
  private static String answer(int port, List<String> request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      String whole =
          String.join("\r\n", request).replace("%d", Integer.toString(port))
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }
}
