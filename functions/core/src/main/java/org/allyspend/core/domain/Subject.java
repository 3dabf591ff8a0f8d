package org.allyspend.core.domain;

import java.util.Optional;

/**
 * Whom a published figure is about: an ally, or a group whose aggregate the publisher prints; in
 * 'nato-total' it is NATO's row 'NATO Total'.
 *
 * @param id the ally's ISO 3166-1 alpha-3 code, or the group's id
 */
public record Subject(String id) implements Comparable<Subject> {
  public Subject {
    if (Ally.ofIso3(id).isEmpty() && AllyGroup.PRINTED.stream().noneMatch(g -> g.id().equals(id))) {
      throw Refusal.at("")
          .expected("an ally's ISO 3166-1 alpha-3 code, nato-europe-and-canada or nato-total")
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

  /** The ally it is, or empty for a printed aggregate. */
  public Optional<Ally> ally() {
    return Ally.ofIso3(id);
  }

  /** The name as NATO prints it. */
  public String name() {
    return ally()
        .map(Ally::natoName)
        .orElseGet(
            () ->
                AllyGroup.PRINTED.stream()
                    .filter(group -> group.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .name());
  }

  @Override
  public int compareTo(Subject other) {
    return id.compareTo(other.id);
  }
}
