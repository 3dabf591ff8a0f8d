package org.allyspend.core.domain;

/**
 * Input that is refused: its message is one sentence that names the thing, the place and what was
 * expected, fit to be shown to whoever gave the input. Trying again with the same input is no use.
 */
public class RefusedException extends RuntimeException {
  /** Refused, for this reason. */
  public RefusedException(String message) {
    super(message);
  }

  /** Refused, for this reason, which came from below. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
