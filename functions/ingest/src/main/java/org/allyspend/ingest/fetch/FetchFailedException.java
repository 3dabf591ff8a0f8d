package org.allyspend.ingest.fetch;

/**
 * A document that could not be fetched: one sentence that names the address and what was expected
 * there.
 */
public final class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Failed at this address for this reason. */
  public FetchFailedException(String address, String reason) {
    super(address + ": " + reason);
  }

  /** Failed at this address for this reason, which came from below. */
  public FetchFailedException(String address, String reason, Throwable cause) {
    super(address + ": " + reason, cause);
  }
}
