package org.allyspend.local;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.lambda.Stores;

/** The API over HTTP, on stores that are there, for everyone; nothing can be run by it. */
public final class OpenGateway implements AutoCloseable {
  private final LocalGateway gateway;

  /** Listens on the loopback interface. */
  public OpenGateway(Stores stores) {
    gateway =
        new LocalGateway(
            new ApiFunction(
                stores,
                (name, input) -> {},
                (key, name) -> key,
                new LocalSubscriptions(),
                Clock.systemUTC()),
            Optional.empty(),
            Optional.empty(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Where a path and query are. */
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + gateway.port() + path);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
