package org.allyspend.core.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Allies whose figures are added up; in the group {@code european-allies} the members are every
 * ally but the United States and Canada.
 *
 * @param id lower-case letters, digits and hyphens
 * @param name how reports call it
 * @param members never empty, in NATO's order
 */
public record AllyGroup(String id, String name, Set<Ally> members) {
  private static final int LONGEST_NAME = 60;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  /** Every ally but the United States and Canada: the product's reason to exist. */
  public static final AllyGroup EUROPEAN_ALLIES =
      new AllyGroup(
          "european-allies",
          "European Allies",
          EnumSet.complementOf(EnumSet.of(Ally.USA, Ally.CAN)));

  /** Every ally but the United States, as NATO prints it. */
  public static final AllyGroup NATO_EUROPE_AND_CANADA =
      new AllyGroup(
          "nato-europe-and-canada",
          "NATO Europe and Canada",
          EnumSet.complementOf(EnumSet.of(Ally.USA)));

  /** Every ally, as NATO prints it. */
  public static final AllyGroup NATO_TOTAL =
      new AllyGroup("nato-total", "NATO Total", EnumSet.allOf(Ally.class));

  /** The groups that are always computed, the product's own first. */
  public static final List<AllyGroup> BUILT_IN =
      List.of(EUROPEAN_ALLIES, NATO_EUROPE_AND_CANADA, NATO_TOTAL);

  /** The groups NATO prints, against whose rows ours are checked. */
  public static final List<AllyGroup> PRINTED = List.of(NATO_EUROPE_AND_CANADA, NATO_TOTAL);

  public AllyGroup {
    if (!ID.matcher(id).matches() || Ally.ofIso3(id.toUpperCase(Locale.ROOT)).isPresent()) {
      throw Refusal.at("/id")
          .expected("2 to 40 lower-case letters, digits or hyphens, and no ally's code")
          .foundText(id)
          .exception();
    }
    requireName(name);
    if (members.isEmpty()) {
      throw Refusal.at("/members").expected("at least one ally").found("none").exception();
    }
    members = Collections.unmodifiableSet(EnumSet.copyOf(members));
  }

  /** Refuses a name that no header of a table could have. */
  static void requireName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.at("/name")
          .expected("1 to 60 characters, none of them a control character")
          .foundText(name)
          .exception();
    }
  }

  /** A group of these members, given in any order. */
  public static AllyGroup of(String id, String name, Collection<Ally> members) {
    return new AllyGroup(id, name, Set.copyOf(members));
  }

  /** Whether it is one of those that are always computed, of which some members may be left out. */
  public boolean isBuiltIn() {
    return BUILT_IN.stream().anyMatch(group -> group.id.equals(id));
  }

  /** The same with those members alone that are among these allies; empty where none is. */
  public Optional<AllyGroup> among(Set<Ally> allies) {
    if (allies.containsAll(members)) {
      return Optional.of(this);
    }
    Set<Ally> left = members.stream().filter(allies::contains).collect(Collectors.toSet());
    return left.isEmpty() ? Optional.empty() : Optional.of(new AllyGroup(id, name, left));
  }

  /** The members that count in that year, in NATO's order. */
  public List<Ally> membersIn(int year, Composition composition) {
    return members.stream().filter(ally -> composition.counts(ally, year)).toList();
  }
}
