package org.allyspend.ingest;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.fetch.FetchRules;

/**
 * Where each source is fetched from: its own address, or the one configured in its place, since
 * publishers move their files. The hosts of these addresses are the only ones ever asked.
 */
public final class Addresses {
  private final Map<String, String> bySource = new TreeMap<>();

  private Addresses(Map<String, String> configured) {
    Sources.all().forEach(source -> bySource.put(source.id(), source.address()));
    configured.forEach(
        (id, address) -> {
          if (!isRemote(address)) {
            throw new RefusedException(
                "address of source " + id + ": is '" + address + "', expected a URL");
          }
          bySource.put(Sources.of(id).id(), address);
        });
  }

  /** The sources' own addresses, some of them replaced by source id. */
  public static Addresses of(Map<String, String> configured) {
    return new Addresses(configured);
  }

  /** The same, written as {@code nato=https://… sipri=https://…}; empty where none is replaced. */
  public static Addresses parse(String configured) {
    Map<String, String> addresses = new TreeMap<>();
    for (String one : configured.strip().split("\\s+", -1)) {
      if (!one.isEmpty()) {
        int at = one.indexOf('=');
        if (at < 1) {
          throw new RefusedException("addresses: '" + one + "' is no SOURCE=URL");
        }
        addresses.put(one.substring(0, at), one.substring(at + 1));
      }
    }
    return new Addresses(addresses);
  }

  /** Where a source is fetched from. */
  String of(Source source) {
    return bySource.get(source.id());
  }

  /** The hosts that may be asked. */
  Set<String> hosts() {
    return bySource.values().stream()
        .filter(Addresses::isRemote)
        .map(FetchRules::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean isRemote(String address) {
    return address.matches("https?://[^/\\s]+\\S*");
  }
}
