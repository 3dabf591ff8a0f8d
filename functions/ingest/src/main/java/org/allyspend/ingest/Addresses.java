package org.allyspend.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.FetchRules;

/**
 * Where each source is fetched from: its own addresses, or those configured in their place, since
 * publishers move their files. Under {@code nato} stands the address of a source's document, which
 * then is the only one; under {@code nato:editions} that of the page on which its publisher
 * announces editions. The hosts of these addresses are the only ones ever asked.
 */
public final class Addresses {
  private static final String EDITIONS = ":editions";

  private final Map<String, String> configured;

  private Addresses(Map<String, String> configured) {
    configured.forEach(Addresses::require);
    this.configured = Map.copyOf(configured);
  }

  private static void require(String name, String address) {
    if (!isRemote(address)) {
      throw Refusal.at("address of source " + name)
          .expected("one that begins with https:// or http://")
          .foundText(address)
          .exception();
    }
    if (name.endsWith(EDITIONS)) {
      Source source = Sources.of(name.substring(0, name.length() - EDITIONS.length()));
      if (source.editions().isEmpty()) {
        throw Refusal.at("address of source " + name)
            .expected(
                source.id() + "=URL, since its publisher has no page of editions that is read")
            .exception();
      }
    } else if (!SourceIds.isBudget(name)) {
      Sources.of(name);
    }
  }

  /** The sources' own addresses, some of them replaced by source id. */
  public static Addresses of(Map<String, String> configured) {
    return new Addresses(configured);
  }

  /** The same, written as {@code nato=https://… sipri=https://…}; empty where none is replaced. */
  public static Addresses parse(String configured) {
    return new Addresses(written(configured));
  }

  /** These, but for those that are written so. */
  Addresses but(String configured) {
    Map<String, String> all = new TreeMap<>(this.configured);
    all.putAll(written(configured));
    return new Addresses(all);
  }

  private static Map<String, String> written(String configured) {
    Map<String, String> addresses = new TreeMap<>();
    for (String one : configured.strip().split("\\s+", -1)) {
      if (!one.isEmpty()) {
        int at = one.indexOf('=');
        if (at < 1) {
          throw Refusal.at("addresses").expected("SOURCE=URL").foundText(one).exception();
        }
        addresses.put(one.substring(0, at), one.substring(at + 1));
      }
    }
    return addresses;
  }

  /** Where the configuration says that a source's document is, or empty where it says nothing. */
  Optional<String> configured(Source source) {
    return Optional.ofNullable(configured.get(source.id()));
  }

  /** The page on which a source's publisher announces editions, or empty where there is none. */
  Optional<EditionPage> page(Source source) {
    String moved = configured.get(source.id() + EDITIONS);
    return source.editions().map(page -> moved == null ? page : page.at(moved));
  }

  /** The hosts that may be asked. */
  Set<String> hosts() {
    return Stream.concat(Sources.all().stream().flatMap(this::asked), configured.values().stream())
        .filter(Addresses::isRemote)
        .map(IssueAddress::some)
        .map(FetchRules::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<String> asked(Source source) {
    return configured(source)
        .map(Stream::of)
        .orElseGet(
            () ->
                Stream.concat(
                    Stream.of(source.address()), page(source).map(EditionPage::address).stream()));
  }

  /** Whether it is an address in the web, in which the time of an issue may stand. */
  public static boolean isRemote(String address) {
    return address.matches("https?://[^/\\s{}]+([^\\s{}]|\\{year\\}|\\{month\\})*");
  }
}
