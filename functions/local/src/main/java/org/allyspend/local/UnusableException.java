package org.allyspend.local;

import org.allyspend.core.domain.Refusal;

/**
 * What this machine does not let be done, though what was asked for is right: a port or a folder
 * that is another's, a place that can't be written to. It may be tried again when that is mended.
 */
final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableException(Refusal refusal, Throwable cause) {
    super(refusal.sentence(), cause);
  }
}
