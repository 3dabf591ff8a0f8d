package org.allyspend.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.allyspend.core.domain.Remark;

/**
 * Where fetching may go and how long it may take.
 *
 * @param hosts the hosts that may be asked, each with its port where it is not the scheme's own;
 *     redirects are held to them too
 * @param httpsOnly whether plain http is refused
 * @param mostBytes the most a document may have unless its source says more
 * @param connectWithin how long a server may take to be there at all
 * @param answerWithin how long one attempt may take, from asking to the last byte, for so many
 *     bytes
 * @param attempts how often an address is asked before it counts as failed; a server that can't be
 *     reached is asked twice at most
 * @param firstPause the pause before the second attempt, doubled before each further one
 * @param longestPause the longest pause, and the longest that {@code Retry-After} may ask for
 */
public record FetchRules(
    Set<String> hosts,
    boolean httpsOnly,
    int mostBytes,
    Duration connectWithin,
    Duration answerWithin,
    int attempts,
    Duration firstPause,
    Duration longestPause) {

  public FetchRules {
    hosts = Set.copyOf(hosts);
  }

  /** The rules for these hosts: four attempts of a minute each, pausing at most half a minute. */
  public static FetchRules of(Set<String> hosts, boolean httpsOnly, int mostBytes) {
    return new FetchRules(
        hosts,
        httpsOnly,
        mostBytes,
        Duration.ofSeconds(5),
        Duration.ofMinutes(1),
        4,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }

  /** The host of an address as {@link #hosts} has it. */
  public static String host(String address) {
    return String.valueOf(URI.create(address).getRawAuthority());
  }

  /** The address, if it is one that may be asked. */
  URI require(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new FetchFailedException(address, Remark.of(Remark.Kind.NO_URL), e);
    }
    if (!"https".equals(uri.getScheme()) && (httpsOnly || !"http".equals(uri.getScheme()))) {
      throw new FetchFailedException(
          address, Remark.of(httpsOnly ? Remark.Kind.NOT_HTTPS : Remark.Kind.NOT_HTTP));
    }
    if (uri.getRawAuthority() == null || !hosts.contains(uri.getRawAuthority())) {
      throw new FetchFailedException(
          address,
          Remark.of(Remark.Kind.NOT_ALLOWED, String.join(", ", hosts.stream().sorted().toList())));
    }
    return uri;
  }
}
