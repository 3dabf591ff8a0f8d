package org.allyspend.ingest;

import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
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
    return fetcher.fetch(address, kind(), known);
  }

  /**
   * Turns bytes into figures and nothing else: no network, no store, no clock.
   *
   * @throws RefusedException in one sentence that names the place and what was expected
   */
  Publication parse(byte[] bytes);
}
