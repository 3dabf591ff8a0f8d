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
import org.allyspend.core.domain.Remark;

/**
 * How an exchange with a server broke down, in terms of our own: the JDK's words are for
 * programmers, and some of its exceptions have none.
 *
 * @param kind what happened
 * @param unreachable whether the server was never spoken to
 */
record Breakdown(Remark.Kind kind, boolean unreachable) {
  private static final Breakdown BROKE_OFF = new Breakdown(Remark.Kind.BROKEN_OFF, false);

  private record Cause(Predicate<Throwable> is, Breakdown breakdown) {}

  /** The more telling ones first. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              one ->
                  one instanceof UnresolvedAddressException || one instanceof UnknownHostException,
              new Breakdown(Remark.Kind.NO_HOST, true)),
          new Cause(
              HttpConnectTimeoutException.class::isInstance,
              new Breakdown(Remark.Kind.SILENT_HOST, true)),
          new Cause(
              one -> one instanceof ConnectException || one instanceof NoRouteToHostException,
              new Breakdown(Remark.Kind.UNREACHABLE_HOST, true)),
          new Cause(SSLException.class::isInstance, new Breakdown(Remark.Kind.UNTRUSTED, false)));

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
