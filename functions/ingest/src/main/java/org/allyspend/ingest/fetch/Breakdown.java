package org.allyspend.ingest.fetch;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * How an exchange with a server broke down, in words of our own: the JDK's are for programmers, and
 * some of its exceptions have none.
 *
 * @param words what follows the address in an error
 * @param unreachable whether the server was never spoken to
 */
record Breakdown(String words, boolean unreachable) {
  private static final Breakdown BROKE_OFF =
      new Breakdown("the connection broke off before the document was whole", false);

  private record Cause(Predicate<Throwable> is, Breakdown breakdown) {}

  /** The more telling ones first. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              one ->
                  one instanceof UnresolvedAddressException || one instanceof UnknownHostException,
              new Breakdown("there is no host of this name, or no network to find it in", true)),
          new Cause(
              HttpConnectTimeoutException.class::isInstance,
              new Breakdown("its host can't be reached: it does not answer", true)),
          new Cause(
              one -> one instanceof ConnectException || one instanceof NoRouteToHostException,
              new Breakdown("its host can't be reached", true)),
          new Cause(
              SSLException.class::isInstance,
              new Breakdown("no encrypted connection could be made that is to be trusted", false)));

  /** What that exception was. */
  static Breakdown of(Throwable thrown) {
    return CAUSES.stream()
        .filter(
            cause -> Stream.iterate(thrown, t -> t != null, Throwable::getCause).anyMatch(cause.is))
        .map(Cause::breakdown)
        .findFirst()
        .orElse(BROKE_OFF);
  }
}
