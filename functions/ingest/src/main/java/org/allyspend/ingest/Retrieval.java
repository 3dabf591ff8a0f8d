package org.allyspend.ingest;

import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Resources;
import org.allyspend.core.store.Bucket;
import org.allyspend.ingest.discover.Announcements;
import org.allyspend.ingest.discover.Edition;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a source's document from where it is: the inbox, what is bundled, an address that is given
 * or configured, the newest edition its publisher announces, or the built-in address. Each is tried
 * only where those before it say nothing.
 */
final class Retrieval {
  private static final Logger LOG = LoggerFactory.getLogger(Retrieval.class);

  /** How an address in the inbox starts. */
  static final String INBOX = "inbox:";

  /** Where whoever hands a file in says its publisher's day: {@code published=2026-08-20/}. */
  private static final Pattern DAY = Pattern.compile("^published=[^/]*/");

  /**
   * The SHA-256 of each bundled edition, by its name: every visit to a source asks whether they
   * have been filed.
   */
  private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._()+@-]{1,200}");

  private final Bucket bucket;
  private final Addresses addresses;
  private final Supplier<Fetcher> fetchers;
  private final Clock clock;
  private Fetcher fetcher;

  /**
   * What was retrieved.
   *
   * @param address where from, as readers are told
   * @param fetched the document, or the word that it has not changed
   * @param announced the last year of the edition it was announced to be, 0 where nobody did
   */
  record Retrieved(String address, Fetched fetched, int announced) {}

  /**
   * What is known of a source.
   *
   * @param validators by which to ask an address whether its document changed
   * @param latestYear the last year its release in force speaks of, 0 where there is none
   */
  record Known(Function<String, Validators> validators, int latestYear) {}

  /**
   * Retrieves documents.
   *
   * @param fetchers makes the one fetcher, with the first address in the web that is asked: its
   *     rules know the hosts of all sources, for which all declarations are read
   */
  Retrieval(Bucket bucket, Addresses addresses, Supplier<Fetcher> fetchers, Clock clock) {
    this.bucket = bucket;
    this.addresses = addresses;
    this.fetchers = fetchers;
    this.clock = clock;
  }

  private synchronized Fetcher fetcher() {
    if (fetcher == null) {
      fetcher = fetchers.get();
    }
    return fetcher;
  }

  /**
   * The document at an address, or where none is given, wherever the source's newest is.
   *
   * @param trail is told each step
   * @throws FetchFailedException where there is none to be had
   * @throws RefusedException where the address is none
   */
  Retrieved retrieve(Source source, Optional<String> address, Known known, Trail trail) {
    if (address.isPresent()) {
      return given(source, address.get(), known, trail);
    }
    Optional<String> configured = addresses.configured(source);
    if (configured.isPresent()) {
      trail.step(Remark.Kind.CONFIGURED, configured.get());
      return fetch(source, configured.get(), known, trail);
    }
    Optional<EditionPage> page = addresses.page(source);
    if (page.isEmpty()) {
      return given(source, source.address(), known, trail);
    }
    try {
      return announced(source, page.get(), known, trail);
    } catch (FetchFailedException e) {
      return builtIn(source, page.get(), e, known, trail);
    }
  }

  /** Whether it is of a file that someone has handed in; null is not. */
  static boolean isHandedIn(String address) {
    return address != null && address.startsWith(INBOX);
  }

  /** What readers are told: a user's file is a file, however it got into the inbox. */
  static String shown(String address) {
    return address.startsWith(INBOX) ? "file:" + plain(address) : address;
  }

  private Retrieved given(Source source, String address, Known known, Trail trail) {
    if (address.startsWith(INBOX)) {
      String name = name(INBOX + plain(address), INBOX);
      String key = address.substring(INBOX.length());
      return here(address, source.document(name, inbox(source, key)));
    }
    if (address.startsWith(Release.BUNDLED)) {
      return bundledEdition(name(address, Release.BUNDLED));
    }
    if (Addresses.isRemote(address)) {
      return fetch(source, address, known, trail);
    }
    throw Refusal.at("address of source " + source.id())
        .expected("one that begins with https://, inbox: or bundled:")
        .foundText(address)
        .exception();
  }

  private static String plain(String address) {
    return DAY.matcher(address.substring(INBOX.length())).replaceFirst("");
  }

  /** What someone has put there. */
  private Content inbox(Source source, String name) {
    String key = "inbox/" + source.id() + "/" + name;
    return bucket
        .content(
            key,
            bytes -> {
              if (bytes > source.mostBytes()) {
                throw source.tooLarge("object " + key, bytes);
              }
            })
        .orElseThrow(() -> Bucket.absent(key));
  }

  /** An edition that comes with Allyspend. */
  static Retrieved bundledEdition(String name) {
    byte[] bytes = bundled(name);
    return here(
        Release.BUNDLED + name,
        Content.of(bytes, HASHES.computeIfAbsent(name, one -> Hash.sha256(bytes))));
  }

  private static Retrieved here(String address, Content document) {
    return new Retrieved(shown(address), Fetched.document(document, Validators.NONE), 0);
  }

  /** The newest edition on the page, at the first of its possible addresses that has it. */
  private Retrieved announced(Source source, EditionPage page, Known known, Trail trail) {
    Edition edition = newest(source, page, known);
    String year = Integer.toString(edition.year());
    trail.step(Remark.Kind.ANNOUNCED, page.address(), year, edition.linked());
    List<String> documents = edition.documents().stream().map(URI::toString).toList();
    Optional<Retrieved> found = first(source, documents, edition.year(), known, trail);
    if (found.isPresent()) {
      return found.get();
    }
    throw new FetchFailedException(
        page.address(),
        source.kind().named().within(Remark.Kind.NO_DOCUMENT, year, edition.linked()));
  }

  /** Never an older edition than is known: then the page is no longer what it was. */
  private Edition newest(Source source, EditionPage page, Known known) {
    Edition newest =
        guarded(source, page.address(), () -> newest(page))
            .orElseThrow(
                () -> new FetchFailedException(page.address(), Remark.of(Remark.Kind.NO_EDITION)));
    int latest = Math.max(known.latestYear(), builtInYear(source, page));
    if (newest.year() < latest) {
      throw new FetchFailedException(
          page.address(),
          Remark.of(
              Remark.Kind.NO_LATER_EDITION,
              Integer.toString(newest.year()),
              Integer.toString(latest)));
    }
    return newest;
  }

  private Optional<Edition> newest(EditionPage page) {
    Fetched html = fetcher().fetch(page.address(), DocumentKind.HTML, Validators.NONE);
    return Announcements.newest(page, html.at().orElseThrow(), html.bytes().orElseThrow());
  }

  /** The address that came with the source, unless it holds what has been superseded. */
  private Retrieved builtIn(
      Source source, EditionPage page, FetchFailedException why, Known known, Trail trail) {
    boolean sameServer =
        FetchRules.host(page.address())
            .equals(FetchRules.host(IssueAddress.some(source.address())));
    if (builtInYear(source, page) < known.latestYear()
        || (sameServer && why.kind() == FetchFailedException.Kind.UNREACHABLE)) {
      throw why;
    }
    LOG.warn("{}: {}", source.id(), why.getMessage());
    trail.notice(why.remark());
    trail.step(why.remark().within(Remark.Kind.BUILT_IN));
    return fetch(source, source.address(), known, trail);
  }

  private static int builtInYear(Source source, EditionPage page) {
    return page.edition(URI.create(IssueAddress.some(source.address())))
        .map(Edition::year)
        .orElse(0);
  }

  /** What stands at an address, or where each issue has its own, the newest that is there. */
  private Retrieved fetch(Source source, String address, Known known, Trail trail) {
    if (!IssueAddress.is(address)) {
      return new Retrieved(address, fetched(source, address, known), 0);
    }
    List<String> issues = IssueAddress.of(address, YearMonth.now(clock));
    return first(source, issues, 0, known, trail)
        .orElseThrow(
            () ->
                new FetchFailedException(
                    address,
                    Remark.of(Remark.Kind.NO_ISSUE, issues.get(issues.size() - 1), issues.get(0))));
  }

  /** The first of these addresses at which a document stands, or empty. */
  private Optional<Retrieved> first(
      Source source, List<String> documents, int announced, Known known, Trail trail) {
    for (String document : documents) {
      try {
        Fetched fetched = fetched(source, document, known);
        trail.step(Remark.Kind.FOUND, document);
        return Optional.of(new Retrieved(document, fetched, announced));
      } catch (FetchFailedException e) {
        if (e.kind() != FetchFailedException.Kind.ABSENT) {
          throw e;
        }
        trail.step(e.remark().within(Remark.Kind.NOT_FOUND));
      }
    }
    return Optional.empty();
  }

  private Fetched fetched(Source source, String address, Known known) {
    return guarded(
        source, address, () -> source.fetch(fetcher(), address, known.validators().apply(address)));
  }

  /** Whatever a server comes up with costs its own source alone. */
  private static <T> T guarded(Source source, String address, Supplier<T> fetching) {
    try {
      return fetching.get();
    } catch (FetchFailedException e) {
      throw e;
    } catch (RefusedException e) {
      throw new FetchFailedException(address, Remark.said(e.getMessage()), e);
    } catch (RuntimeException e) {
      LOG.error("{} could not be fetched from {}", source.id(), address, e);
      throw new FetchFailedException(address, Remark.of(Remark.Kind.UNFORESEEN), e);
    }
  }

  private static byte[] bundled(String name) {
    return Resources.find("/snapshot/" + name)
        .orElseThrow(
            () ->
                Refusal.at("address " + Release.BUNDLED + name)
                    .expected("an edition that is bundled")
                    .found("none of this name")
                    .exception());
  }

  private static String name(String address, String scheme) {
    String name = address.substring(scheme.length());
    if (!NAME.matcher(name).matches() || name.startsWith(".")) {
      throw Refusal.at(scheme + Numbers.shorten(name))
          .expected("a file's name of letters, digits, blanks and ._()+@-")
          .todo("rename it")
          .exception();
    }
    return name;
  }
}
