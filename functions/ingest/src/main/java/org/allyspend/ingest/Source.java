package org.allyspend.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.budget.Division;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * A publisher's publication and how its bytes are read. To add a source: implement this, and list
 * it in {@link Sources}.
 */
public interface Source {
  /** The id in events, keys and on the command line, such as 'nato'. */
  String id();

  /** Where its bytes come from when neither an event nor the configuration says. */
  String address();

  /**
   * Where its publisher announces editions, so that the next one is found; empty where the address
   * always holds the newest.
   */
  default Optional<EditionPage> editions() {
    return Optional.empty();
  }

  /** When the release after this one is expected where the configuration does not say, or empty. */
  default Optional<Cadence> cadence(Publication latest) {
    return Optional.empty();
  }

  /** What is expected at the address. */
  DocumentKind kind();

  /**
   * Fetches its bytes: the document at the address. A source of many documents fetches them all and
   * makes one of them, which {@link #parse} reads.
   *
   * @param known by which to ask whether the document changed
   * @throws FetchFailedException in one sentence that names the address
   */
  default Fetched fetch(Fetcher fetcher, String address, Validators known) {
    return fetcher.fetch(address, kind(), known, mostBytes());
  }

  /**
   * The document that a file is which someone hands in: the file itself, unless the source keeps
   * more with it.
   *
   * @param name the file's name
   */
  default Content document(String name, Content file) {
    return file;
  }

  /**
   * Whether its publisher issues files each of which has its own periods alone, so that a release
   * is those so far.
   */
  default boolean accumulates() {
    return false;
  }

  /**
   * The release of the files so far and of this one, where they accumulate; one that is among them
   * already changes nothing.
   *
   * @param before the release before
   * @param document what {@link #document} or {@link #fetch} made of the file
   */
  default Content after(Content before, Content document) {
    return document;
  }

  /**
   * Refuses a file that is not the last of the files so far: their release is of its day.
   *
   * @param release the release of the files so far
   * @param document the file, or several, as for {@link #after}
   */
  default void requireLast(Content release, Content document) {}

  /**
   * The most bytes that a document may have, fetched or handed in. It waits in a temporary file,
   * for which the function has 10 GB; one of more than {@link IngestService#IN_MEMORY} is read as a
   * stream.
   */
  default long mostBytes() {
    return IngestService.IN_MEMORY;
  }

  /** The refusal of a document that has more. */
  default RefusedException tooLarge(String where, long bytes) {
    return Refusal.at(where)
        .expected("at most " + mostBytes() + " bytes")
        .found(Long.toString(bytes))
        .exception();
  }

  /**
   * The names of the files that make up its document where that is a zip of several, such as
   * 'data_explorer.csv'; none where it is one file.
   */
  default List<String> files() {
    return List.of();
  }

  /**
   * The names of its editions that come with Allyspend, in Allyspend's own CSV, the oldest first.
   */
  default List<String> bundled() {
    return List.of();
  }

  /**
   * The day on which its publisher first issued an edition, such as 27 June 2022 for NATO's
   * '2014-2022', as far as that is common knowledge; empty where it is not. A document that says
   * the day itself goes before this.
   */
  default Optional<LocalDate> firstIssued(String edition) {
    return Optional.empty();
  }

  /**
   * Turns bytes into figures and nothing else: no network, no store, no clock.
   *
   * @throws RefusedException in one sentence that names the place and what was expected
   */
  Publication parse(byte[] bytes);

  /** The same of a document that need not be in memory. */
  default Publication parse(Content document) {
    return parse(document.bytes());
  }

  /**
   * How a document is divided into pieces that are read apart, where it is large enough and can be;
   * else it is read whole.
   *
   * @param over with more bytes it is divided
   * @param key the object in the bucket that holds it
   * @param keep keeps what the document has folded, by its number, and tells the object's key
   */
  default Optional<Division> divided(
      Content document, long over, String key, BiFunction<Integer, Content, String> keep) {
    return Optional.empty();
  }
}
