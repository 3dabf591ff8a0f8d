package org.allyspend.core.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a published figure is about: an ally, a group whose aggregate a publisher prints, or what is
 * nobody's own; in 'nato-total' it is NATO's row 'NATO Total', in 'eu-institutions' the Union's own
 * aid, which belongs to no ally.
 *
 * @param id the ally's ISO 3166-1 alpha-3 code, or the group's id
 */
public record Subject(String id) implements Comparable<Subject> {
  /** By id, those that are neither an ally nor a group of allies, with their names. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "eu-institutions", "EU institutions",
          "all-donors", "All donors",
          "eu-27", "European Union (27)");

  private static final Map<Ally, Subject> ALLIES = new EnumMap<>(Ally.class);

  private static final Pattern CURRENCY = Pattern.compile("currency-[a-z]{3}");

  static {
    for (Ally ally : Ally.values()) {
      ALLIES.put(ally, new Subject(ally.iso3()));
    }
  }

  /** What kind of thing a subject is. */
  public enum Type {
    /** A member of NATO. */
    ALLY,
    /** Allies together, as a publisher prints them. */
    GROUP,
    /** Countries together, allies or not, as a publisher prints them. */
    COUNTRIES,
    /** An institution, which is no country. */
    INSTITUTION,
    /** A currency, of which exchange rates are stated. */
    CURRENCY;

    /** The word for it in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The European Union's institutions, whose aid is no member's own. */
  public static final Subject EU_INSTITUTIONS = new Subject("eu-institutions");

  /** The European Union's 27 members together, as Eurostat prints them. */
  public static final Subject EU_27 = new Subject("eu-27");

  /** All donors to Ukraine together, allies or not, as Kiel prints them. */
  public static final Subject ALL_DONORS = new Subject("all-donors");

  public Subject {
    if (Ally.ofIso3(id).isEmpty() && printed(id).isEmpty() && !isOther(id)) {
      throw Refusal.at("")
          .expected(
              "an ally's ISO 3166-1 alpha-3 code, nato-europe-and-canada, nato-total,"
                  + " eu-27, eu-institutions, all-donors or a currency such as currency-usd")
          .foundText(id)
          .exception();
    }
  }

  /** This ally. */
  public static Subject of(Ally ally) {
    return ALLIES.get(ally);
  }

  /** This printed group. */
  public static Subject of(AllyGroup group) {
    return new Subject(group.id());
  }

  /** The ally it is, or empty for all else. */
  public Optional<Ally> ally() {
    return Ally.ofIso3(id);
  }

  /** What kind of thing it is. */
  public Type type() {
    if (ally().isPresent()) {
      return Type.ALLY;
    }
    if (printed(id).isPresent()) {
      return Type.GROUP;
    }
    if (equals(EU_INSTITUTIONS)) {
      return Type.INSTITUTION;
    }
    return OTHERS.containsKey(id) ? Type.COUNTRIES : Type.CURRENCY;
  }

  /** Those that are neither an ally, nor a group of allies, nor a currency, by id. */
  public static List<Subject> others() {
    return OTHERS.keySet().stream().sorted().map(Subject::new).toList();
  }

  /** The name as NATO prints it, or ours for whom NATO does not print. */
  public String name() {
    return ally()
        .map(Ally::natoName)
        .or(() -> printed(id).map(AllyGroup::name))
        .orElseGet(
            () ->
                OTHERS.getOrDefault(
                    id, id.substring(id.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT)));
  }

  /** A currency by its ISO 4217 code, such as USD: exchange rates are about one. */
  public static Subject ofCurrency(String code) {
    return new Subject("currency-" + code.toLowerCase(Locale.ROOT));
  }

  private static boolean isOther(String id) {
    return OTHERS.containsKey(id) || CURRENCY.matcher(id).matches();
  }

  private static Optional<AllyGroup> printed(String id) {
    return AllyGroup.PRINTED.stream().filter(group -> group.id().equals(id)).findFirst();
  }

  @Override
  public int compareTo(Subject other) {
    return id.compareTo(other.id);
  }
}
