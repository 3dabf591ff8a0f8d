package org.allyspend.core.domain;

import java.util.List;
import java.util.Optional;

/**
 * One release of a source in the place of another, or the first, or the same as before.
 *
 * @param source the source's id
 * @param beforeSha256 the release in force at the earlier moment, empty where none was
 * @param beforeEdition its edition, empty where none was
 * @param sha256 the release in force now
 * @param edition its edition
 * @param added figures that were not published before
 * @param revised figures with another value
 * @param outturns figures that were estimates and are outturns
 * @param withdrawn figures that are no longer published
 * @param dropped the periods that it no longer prints, such as '2014-2016', or empty
 * @param rebases the base years of constant prices that changed
 * @param recoined whose figures in national currency are in another one, and so not compared
 * @param joined the allies, by code, that have joined since and were in no figure before; their
 *     figures are neither new nor revised ones
 */
public record Succession(
    String source,
    String beforeSha256,
    String beforeEdition,
    String sha256,
    String edition,
    int added,
    int revised,
    int outturns,
    int withdrawn,
    String dropped,
    List<Rebase> rebases,
    List<Recoinage> recoined,
    List<String> joined) {

  public Succession {
    dropped = dropped == null ? "" : dropped;
    rebases = rebases == null ? List.of() : List.copyOf(rebases);
    recoined = recoined == null ? List.of() : List.copyOf(recoined);
    joined = joined == null ? List.of() : List.copyOf(joined);
  }

  /**
   * Constant prices of another base year, which are not compared.
   *
   * @param from the base year before
   * @param to the base year now
   */
  public record Rebase(int from, int to) {}

  /**
   * An ally's figures in another national currency: it has adopted the euro, and its publisher has
   * restated them whole.
   *
   * @param ally its code
   * @param from the ISO 4217 code of the currency before
   * @param to the one now
   */
  public record Recoinage(String ally, String from, String to) {}

  /** The first release of a source, or the same as before: nothing is compared. */
  public static Succession withoutRevisions(Optional<Release> before, Release now) {
    return new Succession(
        now.source(),
        before.map(Release::sha256).orElse(""),
        before.map(Release::edition).orElse(""),
        now.sha256(),
        now.edition(),
        0,
        0,
        0,
        0,
        "",
        List.of(),
        List.of(),
        List.of());
  }

  /** Whether there was none before. */
  public boolean isFirst() {
    return beforeSha256.isEmpty();
  }

  /** Whether the release is the one of before. */
  public boolean isUnchanged() {
    return sha256.equals(beforeSha256);
  }
}
