package org.allyspend.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Json;

/**
 * The JSON form of {@link Configuration}. Every field may be left out; what is left out keeps its
 * default. Comments are allowed, unknown fields are not.
 */
public final class ConfigurationFile {
  private ConfigurationFile() {}

  /** The most characters a configuration may have. */
  public static final int LONGEST = 100_000;

  private record Root(
      @JsonProperty("groups") List<Group> groups,
      @JsonProperty("targets") List<TargetEntry> targets,
      @JsonProperty("cadences") List<CadenceEntry> cadences,
      @JsonProperty("gdpGrowthPercent") BigDecimal gdpGrowthPercent,
      @JsonProperty("gdpGrowthByAlly") Boolean growthByAlly,
      @JsonProperty("language") String language,
      @JsonProperty("leaveOut") List<String> leaveOut,
      @JsonProperty("contact") String contact,
      @JsonProperty("currencyNote") String currencyNote) {}

  private record Group(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "members", required = true) List<String> members) {}

  private record TargetEntry(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "measure", required = true) String measure,
      @JsonProperty(value = "threshold", required = true) BigDecimal threshold,
      @JsonProperty("deadline") Integer deadline,
      @JsonProperty("pledged") Integer pledged,
      @JsonProperty("agreed") String agreed) {}

  private record CadenceEntry(
      @JsonProperty(value = "source", required = true) String source,
      @JsonProperty(value = "dueMonths", required = true) int dueMonths,
      @JsonProperty(value = "graceMonths", required = true) int graceMonths) {}

  /**
   * Reads a configuration.
   *
   * @throws RefusedException naming the field by its JSON pointer, and what was expected
   */
  public static Configuration read(String json) {
    if (json.length() > LONGEST) {
      throw new RefusedException(
          "configuration: has over " + LONGEST + " characters, expected a small JSON document");
    }
    Root root = Json.read(json, Root.class, "configuration");
    Configuration defaults = Configuration.DEFAULT;
    try {
      return new Configuration(
          root.groups() == null
              ? defaults.groups()
              : root.groups().stream().map(ConfigurationFile::group).toList(),
          root.targets() == null
              ? defaults.targets()
              : root.targets().stream().map(ConfigurationFile::target).toList(),
          root.cadences() == null
              ? defaults.cadences()
              : root.cadences().stream()
                  .map(entry -> new Cadence(entry.source(), entry.dueMonths(), entry.graceMonths()))
                  .toList(),
          root.gdpGrowthPercent() == null ? defaults.gdpGrowthPercent() : root.gdpGrowthPercent(),
          root.growthByAlly() == null ? defaults.growthByAlly() : root.growthByAlly(),
          presentation(root, defaults.presentation()));
    } catch (IllegalArgumentException | RefusedException e) {
      throw new RefusedException("configuration: " + e.getMessage(), e);
    }
  }

  private static Presentation presentation(Root root, Presentation defaults) {
    return new Presentation(
        root.language() == null ? defaults.language() : Language.of(root.language()),
        root.leaveOut() == null ? defaults.leaveOut() : new LinkedHashSet<>(root.leaveOut()),
        root.contact() == null ? defaults.contact() : root.contact(),
        root.currencyNote() == null ? defaults.currencyNote() : root.currencyNote());
  }

  /** Writes a configuration so that {@link #read} gives it back, always with the same bytes. */
  public static String write(Configuration configuration) {
    Root root =
        new Root(
            configuration.groups().stream()
                .map(
                    group ->
                        new Group(
                            group.id(),
                            group.name(),
                            group.members().stream().map(Ally::iso3).toList()))
                .toList(),
            configuration.targets().stream()
                .map(
                    target ->
                        new TargetEntry(
                            target.id(),
                            target.name(),
                            target.measure().id(),
                            target.threshold(),
                            target.deadlineYear(),
                            target.pledgeYear(),
                            target.agreed()))
                .toList(),
            configuration.cadences().stream()
                .map(
                    cadence ->
                        new CadenceEntry(
                            cadence.source(), cadence.dueMonths(), cadence.graceMonths()))
                .toList(),
            configuration.gdpGrowthPercent(),
            configuration.growthByAlly(),
            configuration.presentation().language().code(),
            List.copyOf(configuration.presentation().leaveOut()),
            configuration.presentation().contact(),
            configuration.presentation().currencyNote());
    try {
      return Json.MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a configuration can always be written", e);
    }
  }

  private static AllyGroup group(Group group) {
    List<Ally> members =
        group.members().stream()
            .map(
                code ->
                    Ally.ofIso3(code)
                        .orElseThrow(
                            () ->
                                new RefusedException(
                                    "group '"
                                        + group.id()
                                        + "' has the member '"
                                        + code
                                        + "': expected an ally's ISO 3166-1 alpha-3 code")))
            .toList();
    return AllyGroup.of(group.id(), group.name(), members);
  }

  private static Target target(TargetEntry entry) {
    Measure measure =
        Measure.ofPublishedId(entry.measure())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "target '"
                            + entry.id()
                            + "' has the measure '"
                            + entry.measure()
                            + "': expected share_of_gdp or equipment_share"));
    return new Target(
        entry.id(),
        entry.name(),
        measure,
        entry.threshold(),
        entry.deadline(),
        entry.pledged(),
        entry.agreed() == null ? "" : entry.agreed());
  }
}
