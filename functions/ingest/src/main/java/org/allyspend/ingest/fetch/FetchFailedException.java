package org.allyspend.ingest.fetch;

import org.allyspend.core.domain.Remark;

/** A document that could not be fetched: at which address, and what was expected there. */
public final class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String address;
  private final transient Remark remark;
  private final Kind kind;

  /** What its failing means for whoever would look elsewhere. */
  public enum Kind {
    /** The server answered, and no such document stands at the address. */
    ABSENT,
    /** The server could not be reached, so that it would be of no use to ask it for another. */
    UNREACHABLE,
    /** Anything else. */
    OTHER
  }

  /** Failed at this address for this reason. */
  public FetchFailedException(String address, Remark reason) {
    this(address, reason, null);
  }

  /** Failed at this address for this reason, which came from below. */
  public FetchFailedException(String address, Remark reason, Throwable cause) {
    this(Kind.OTHER, address, reason, cause);
  }

  FetchFailedException(Kind kind, String address, Remark reason, Throwable cause) {
    super(reason.within(Remark.Kind.AT, address).sentence(), cause);
    this.address = address;
    this.remark = reason.within(Remark.Kind.AT, address);
    this.kind = kind;
  }

  /** The address that was asked for. */
  public String address() {
    return address;
  }

  /** What happened, and at which address. */
  public Remark remark() {
    return remark;
  }

  /** What its failing means for whoever would look elsewhere. */
  public Kind kind() {
    return kind;
  }
}
