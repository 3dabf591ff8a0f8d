package org.allyspend.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Refusal;
import org.allyspend.ingest.Addresses;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --address}: where a source is fetched from in place of its own address. */
final class AddressOption {
  private static final String NAME = "--address";
  private static final String EDITIONS = ":editions";

  @Option(
      names = NAME,
      paramLabel = "ID=URL",
      description = "fetch a source from here, where its publisher has moved it")
  private List<String> given = new ArrayList<>();

  /** What was given, by source, or by source and ':editions' for the page that announces them. */
  Map<String, String> byId(CommandSpec spec) {
    Map<String, String> addresses = Given.byId(spec, NAME, "ID=URL", "a URL", "", given);
    addresses.keySet().stream()
        .filter(id -> addresses.containsKey(id + EDITIONS))
        .forEach(
            id -> {
              throw Main.usage(
                  spec,
                  Refusal.at(NAME + " " + id + EDITIONS)
                      .expected(
                          "it without " + NAME + " " + id + ", which is then all that is read")
                      .found("both")
                      .todo("choose one"));
            });
    return addresses;
  }

  /** Where sources are fetched from. */
  static Addresses addresses(CommandSpec spec, Map<String, String> byId) {
    return Main.option(spec, NAME, () -> Addresses.of(byId));
  }

  /** The source that an address is of. */
  static String source(String id) {
    return id.endsWith(EDITIONS) ? id.substring(0, id.length() - EDITIONS.length()) : id;
  }
}
