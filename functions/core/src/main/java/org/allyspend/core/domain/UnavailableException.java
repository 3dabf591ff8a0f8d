package org.allyspend.core.domain;

/**
 * Something that is needed can't be had at the moment, such as a throttled table: worth trying
 * again, and the one error of ours that the state machine retries.
 */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence that names what can't be had. */
  public UnavailableException(String message) {
    super(message);
  }

  /** The same, and what it came from. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
