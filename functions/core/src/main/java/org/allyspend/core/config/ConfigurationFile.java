package org.allyspend.core.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Json;

/**
 * The JSON form of {@link Configuration}. Every field may be left out; what is left out keeps its
 * default. Comments are allowed, unknown fields are not.
 */
public final class ConfigurationFile {
  /** What a document that sets nothing stands for. */
  private static final Root DEFAULT = root(Configuration.DEFAULT);

  private ConfigurationFile() {}

  /** The most characters a configuration may have. */
  public static final int LONGEST = 100_000;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Root(
      @JsonProperty("groups") List<Group> groups,
      @JsonProperty("targets") List<TargetEntry> targets,
      @JsonProperty("cadences") List<CadenceEntry> cadences,
      @JsonProperty("gdpGrowthPercent") BigDecimal gdpGrowthPercent,
      @JsonProperty("gdpGrowthByAlly") Boolean growthByAlly,
      @JsonProperty("language") String language,
      @JsonProperty("currency") String currency,
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
      @JsonProperty("pledged") LocalDate pledged,
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
    return read(json, "configuration");
  }

  /**
   * What a report goes by that is stated as of a moment.
   *
   * @param json what {@link #write} or {@link #laidOver} gave, or empty for the defaults
   * @throws RefusedException as {@link #read(String)} and {@link Configuration#asOf}
   */
  public static Configuration asOf(Instant moment, String json) {
    return (json.isEmpty() ? Configuration.DEFAULT : read(json)).asOf(moment);
  }

  /**
   * What a document sets and no more, always with the same bytes, to be laid over another by {@link
   * #laidOver}.
   *
   * @param what what an error calls the document
   * @throws RefusedException as {@link #read(String, String)}
   */
  public static String part(String json, String what) {
    read(json, what);
    return Json.text(Json.read(json, Root.class, what));
  }

  /**
   * One configuration laid over another: what it sets goes before what that sets, and its groups
   * come beside that one's, in the place of those of the same id.
   *
   * @param base the one below, as JSON, empty for the defaults
   * @param over what {@link #part} or {@link #write} gave
   * @return the whole, as {@link #write} writes it
   */
  public static String laidOver(String base, String over) {
    Root below = Json.read(base.isEmpty() ? "{}" : base, Root.class, "configuration");
    Root above = Json.read(over, Root.class, "configuration");
    return write(read(Json.text(laidOver(below, above, groups(below.groups(), above.groups())))));
  }

  private static Root laidOver(Root below, Root above, List<Group> groups) {
    return new Root(
        groups,
        first(above.targets(), below.targets()),
        first(above.cadences(), below.cadences()),
        first(above.gdpGrowthPercent(), below.gdpGrowthPercent()),
        first(above.growthByAlly(), below.growthByAlly()),
        first(above.language(), below.language()),
        first(above.currency(), below.currency()),
        first(above.leaveOut(), below.leaveOut()),
        first(above.contact(), below.contact()),
        first(above.currencyNote(), below.currencyNote()));
  }

  private static <T> T first(T one, T other) {
    return one != null ? one : other;
  }

  private static List<Group> groups(List<Group> below, List<Group> above) {
    if (below == null || above == null) {
      return first(above, below);
    }
    Map<String, Group> byId = new LinkedHashMap<>();
    below.forEach(group -> byId.put(group.id(), group));
    above.forEach(group -> byId.put(group.id(), group));
    return List.copyOf(byId.values());
  }

  /** The same, where an error calls the document so. */
  public static Configuration read(String json, String what) {
    if (json.length() > LONGEST) {
      throw Refusal.at(what)
          .expected("at most " + LONGEST + " characters")
          .found("more")
          .exception();
    }
    Root said = Json.read(json, Root.class, what);
    Root root = laidOver(DEFAULT, said, first(said.groups(), DEFAULT.groups()));
    try {
      List<Target> targets = each("/targets", root.targets(), ConfigurationFile::target);
      return new Configuration(
          each("/groups", root.groups(), ConfigurationFile::group),
          headline(targets),
          targets,
          each(
              "/cadences",
              root.cadences(),
              entry -> new Cadence(entry.source(), entry.dueMonths(), entry.graceMonths())),
          root.gdpGrowthPercent(),
          root.growthByAlly(),
          presentation(root),
          Configuration.DEFAULT.allies());
    } catch (RefusedException e) {
      throw e.within(what);
    }
  }

  /** The headline's target is the first. */
  private static Target headline(List<Target> targets) {
    return targets.stream()
        .limit(1)
        .filter(Target::isShareOfGdp)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.at("/targets/0")
                    .expected("the headline's target, whose measure is share_of_gdp")
                    .found(targets.isEmpty() ? "none" : targets.get(0).measure().id())
                    .exception());
  }

  /** Every entry of a list. */
  private static <E, T> List<T> each(String pointer, List<E> entries, Function<E, T> read) {
    List<T> values = new ArrayList<>();
    for (E entry : entries) {
      try {
        values.add(read.apply(entry));
      } catch (RefusedException e) {
        throw e.within(pointer + "/" + values.size());
      }
    }
    return values;
  }

  private static Presentation presentation(Root root) {
    return new Presentation(
        Language.of(root.language()),
        ReportingCurrency.of(root.currency()),
        new LinkedHashSet<>(root.leaveOut()),
        root.contact(),
        root.currencyNote());
  }

  /** Writes a configuration so that {@link #read} gives it back, always with the same bytes. */
  public static String write(Configuration configuration) {
    return Json.text(root(configuration));
  }

  private static Root root(Configuration configuration) {
    return new Root(
        configuration.groups().stream()
            .map(
                group ->
                    new Group(
                        group.id(),
                        group.name(),
                        group.members().stream().map(Ally::iso3).toList()))
            .toList(),
        configuration
            .headlineFirst()
            .map(
                target ->
                    new TargetEntry(
                        target.id(),
                        target.name(),
                        target.measure().id(),
                        target.threshold(),
                        target.deadline().orElse(null),
                        target.pledgedOn().orElse(null),
                        target.agreed()))
            .toList(),
        configuration.cadences().stream()
            .map(
                cadence ->
                    new CadenceEntry(cadence.source(), cadence.dueMonths(), cadence.graceMonths()))
            .toList(),
        configuration.gdpGrowthPercent(),
        configuration.growthByAlly(),
        configuration.presentation().language().code(),
        configuration.presentation().currency().name(),
        List.copyOf(configuration.presentation().leaveOut()),
        configuration.presentation().contact(),
        configuration.presentation().currencyNote());
  }

  private static AllyGroup group(Group group) {
    return AllyGroup.of(
        group.id(), group.name(), each("/members", group.members(), ConfigurationFile::member));
  }

  private static Ally member(String code) {
    return Refusal.choose(
        "", "an ally's ISO 3166-1 alpha-3 code", List.of(Ally.values()), Ally::iso3, code);
  }

  private static Target target(TargetEntry entry) {
    return new Target(
        entry.id(),
        entry.name(),
        Target.measure(entry.measure()),
        entry.threshold(),
        Optional.ofNullable(entry.deadline()),
        Optional.ofNullable(entry.pledged()),
        entry.agreed() == null ? "" : entry.agreed());
  }
}
