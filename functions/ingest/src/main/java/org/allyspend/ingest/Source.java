package org.allyspend.ingest;

import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;

/**
 * A publisher's publication and how its bytes are read. To add a source: implement this, and list
 * it in {@link Sources}.
 */
public interface Source {
  /** The id in events, keys and on the command line, such as 'nato'. */
  String id();

  /** Where its bytes come from when an event does not say. */
  String address();

  /**
   * Turns bytes into figures and nothing else: no network, no store, no clock.
   *
   * @throws RefusedException in one sentence that names the place and what was expected
   */
  Publication parse(byte[] bytes);
}
