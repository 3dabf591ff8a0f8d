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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
          .hasMessageEndingWith("another allyspend is at work there, expected it to be free");
    }
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }
}
