package org.allyspend.core.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One publication of a source as it came in at one moment (a vintage), identified by the SHA-256 of
 * its bytes. It is in force once published; a rejected one is kept with the reason.
 *
 * @param source the source's id, such as 'nato'
 * @param sha256 the hash of the raw bytes, 64 lower-case hexadecimal digits
 * @param address where the bytes came from: a URL, {@code file:name} or {@code bundled:name}
 * @param storedAt when it was stored here
 * @param state published or rejected
 * @param title the document's title, empty where rejected
 * @param publisher who issued it, empty where rejected
 * @param edition its edition label, empty where rejected
 * @param licence its terms, empty where rejected
 * @param currentTo the last day it speaks of, null where rejected
 * @param publishedOn its publisher's day, null where that is not known
 * @param series the number of series
 * @param observations the number of figures with a value
 * @param warnings what the parser passed over
 * @param findings where the document contradicts itself, told apart from what was passed over
 * @param rejection why it was rejected, empty where published
 * @param found how its address was found, step by step; none where it was given
 * @param cadence when the next is expected, as far as the source itself says so, else null
 * @param outturnTo the last day of which it holds an outturn, null where it holds none, or where an
 *     earlier version stored it
 */
public record Release(
    String source,
    String sha256,
    String address,
    Instant storedAt,
    State state,
    String title,
    String publisher,
    String edition,
    String licence,
    LocalDate currentTo,
    LocalDate publishedOn,
    int series,
    int observations,
    List<Remark> warnings,
    List<Finding> findings,
    String rejection,
    List<Remark> found,
    Cadence cadence,
    LocalDate outturnTo) {

  /** How the address begins of one that comes with Allyspend; alone, of all of its source. */
  public static final String BUNDLED = "bundled:";

  /** How the title of one ends that is read as nobody has held against a real document yet. */
  public static final String UNVERIFIED = " (unverified)";

  /** Whether readers may use it. */
  public enum State {
    PUBLISHED,
    REJECTED
  }

  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Release {
    requireSource(source);
    requireHash(sha256);
    warnings = List.copyOf(warnings);
    findings = findings == null ? List.of() : List.copyOf(findings);
    found = List.copyOf(found);
  }

  /** A release whose publication was read whole. */
  public static Release published(
      String source, String sha256, String address, Instant storedAt, Publication publication) {
    return new Release(
        source,
        sha256,
        address,
        storedAt,
        State.PUBLISHED,
        publication.title(),
        publication.publisher(),
        publication.edition(),
        publication.licence(),
        publication.currentTo(),
        publication.publishedOn(),
        publication.series().size(),
        publication.observations(),
        publication.warnings(),
        publication.findings(),
        "",
        List.of(),
        null,
        publication.outturn().to().orElse(null));
  }

  /** A release that could not be read, with the one sentence that says why. */
  public static Release rejected(
      String source, String sha256, String address, Instant storedAt, String reason) {
    return new Release(
        source,
        sha256,
        address,
        storedAt,
        State.REJECTED,
        "",
        "",
        "",
        "",
        null,
        null,
        0,
        0,
        List.of(),
        List.of(),
        reason,
        List.of(),
        null,
        null);
  }

  /** The same release, found in these steps. */
  public Release foundBy(List<Remark> steps) {
    return with(publishedOn, steps, cadence, outturnTo);
  }

  /** The same release, after which the next is expected so. */
  public Release expecting(Cadence next) {
    return with(publishedOn, found, next, outturnTo);
  }

  /** The same release, whose outturn runs as far as that of these series. */
  public Release runningTo(List<Series> held) {
    return with(publishedOn, found, cadence, new Outturn(held).to().orElse(null));
  }

  /** The same release, published on this day. */
  public Release publishedOn(LocalDate day) {
    return with(day, found, cadence, outturnTo);
  }

  private Release with(LocalDate day, List<Remark> steps, Cadence next, LocalDate to) {
    return new Release(
        source,
        sha256,
        address,
        storedAt,
        state,
        title,
        publisher,
        edition,
        licence,
        currentTo,
        day,
        series,
        observations,
        warnings,
        findings,
        rejection,
        steps,
        next,
        to);
  }

  /**
   * The moment from which a report may use it.
   *
   * <p>What was <em>fetched</em> from a publisher's address is known since we had it, however long
   * it stood there before: reports of the months between were made without it, and made again they
   * are to be the same, byte for byte. What is <em>bundled</em>, or <em>filed by hand</em>, is
   * history filled in: it is known since its publisher's day, 00:00 UTC, so that a report of those
   * months says what a reader could know then; where that day is not known, since it was stored.
   * Reports made before the history was filled in stay as they are, under their runs.
   */
  public Instant knownSince() {
    return isKnownByDay() ? Timing.startOf(publishedOn) : storedAt;
  }

  private boolean isKnownByDay() {
    return !isFetched() && publishedOn != null;
  }

  /** Whether a report as of this moment may use it, were it not rejected. */
  public boolean isKnown(Instant asOf) {
    return isKnownByDay() ? Timing.hasBegun(publishedOn, asOf) : !storedAt.isAfter(asOf);
  }

  /** Whether it was fetched from its publisher's address, and not bundled or filed by hand. */
  public boolean isFetched() {
    return address.startsWith("https://") || address.startsWith("http://");
  }

  /** Whether it comes with Allyspend. */
  public boolean isBundled() {
    return address.startsWith(BUNDLED);
  }

  /** When the next is expected as the source itself says, or empty where it does not. */
  public Optional<Cadence> expected() {
    return Optional.ofNullable(cadence);
  }

  /** The last day it speaks of, as far as its next is counted from there. */
  public LocalDate countedTo() {
    return expected().map(Cadence::from).orElse(currentTo);
  }

  /** Whether it is read as nobody has held against a real document yet. */
  public boolean isUnverified() {
    return title.endsWith(UNVERIFIED);
  }

  /** Its publisher's day, or empty where that is not known. */
  public Optional<LocalDate> published() {
    return Optional.ofNullable(publishedOn);
  }

  /** Whether its edition has no name but to when it runs, as 'to 2026-10-30'. */
  public boolean isNamedAfterItsEnd() {
    return edition.startsWith("to ");
  }

  /** Whether its edition is named after the day on which it was published, as '2026-10-08'. */
  public boolean isNamedAfterItsDay() {
    return !isNamedAfterItsEnd()
        && published().filter(day -> edition.endsWith(day.toString())).isPresent();
  }

  /** The last day of which it holds an outturn, or empty where that is not known. */
  public Optional<LocalDate> spent() {
    return Optional.ofNullable(outturnTo);
  }

  /** How the publisher's edition is called in a sentence: 'NATO, 2014-2024'. */
  public String edited() {
    return publisher + ", " + edition;
  }

  /** Refuses a text that can't be a source's id, before it reaches a key. */
  public static void requireSource(String source) {
    if (!SOURCE.matcher(source).matches()) {
      throw Refusal.at("")
          .expected("a source's id of lower-case letters, digits and hyphens")
          .foundText(source)
          .exception();
    }
  }

  /** Refuses a text that can't be a release's hash, before it reaches a key. */
  public static void requireHash(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw Refusal.at("")
          .expected("a SHA-256 of 64 lower-case hexadecimal digits")
          .foundText(sha256)
          .exception();
    }
  }

  /** The S3 key of the raw bytes of a source's release, kept for good. */
  public static String rawKey(String source, String sha256) {
    requireSource(source);
    return "raw/" + source + "/" + sha256;
  }
}
