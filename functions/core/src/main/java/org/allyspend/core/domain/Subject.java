package org.allyspend.core.domain;

import java.util.Map;
import java.util.Optional;

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
      Map.of("eu-institutions", "EU institutions", "all-donors", "All donors");

  /** The European Union's institutions, whose aid is no member's own. */
  public static final Subject EU_INSTITUTIONS = new Subject("eu-institutions");

  /** All donors to Ukraine together, allies or not, as Kiel prints them. */
  public static final Subject ALL_DONORS = new Subject("all-donors");

  public Subject {
    if (Ally.ofIso3(id).isEmpty() && printed(id).isEmpty() && !OTHERS.containsKey(id)) {
      throw Refusal.at("")
          .expected(
              "an ally's ISO 3166-1 alpha-3 code, nato-europe-and-canada, nato-total,"
                  + " eu-institutions or all-donors")
          .foundText(id)
          .exception();
    }
  }

  /** This ally. */
  public static Subject of(Ally ally) {
    return new Subject(ally.iso3());
  }

  /** This printed group. */
  public static Subject of(AllyGroup group) {
    return new Subject(group.id());
  }

  /** The ally it is, or empty for all else. */
  public Optional<Ally> ally() {
    return Ally.ofIso3(id);
  }

  /** The name as NATO prints it, or ours for whom NATO does not print. */
  public String name() {
    return ally()
        .map(Ally::natoName)
        .or(() -> printed(id).map(AllyGroup::name))
        .orElseGet(() -> OTHERS.get(id));
  }

  private static Optional<AllyGroup> printed(String id) {
    return AllyGroup.PRINTED.stream().filter(group -> group.id().equals(id)).findFirst();
  }

  @Override
  public int compareTo(Subject other) {
    return id.compareTo(other.id);
  }
}
