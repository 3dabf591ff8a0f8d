package org.allyspend.core.domain;

/**
 * Input that is refused, with the one sentence of its {@link Refusal}, fit to be shown to whoever
 * gave the input. Trying again with the same input is no use.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final transient Remark remark;

  /** Refused for this reason. */
  public RefusedException(Refusal refusal) {
    this(refusal, null);
  }

  /** Refused for this reason, which came from below. */
  public RefusedException(Refusal refusal, Throwable cause) {
    super(refusal.sentence(), cause);
    this.refusal = refusal;
    this.remark = Remark.said(getMessage());
  }

  /** Refused for this reason, which can be told in other languages too. */
  public RefusedException(Remark remark) {
    super(remark.sentence());
    this.refusal = Refusal.told(remark.sentence());
    this.remark = remark;
  }

  /** The parts of the sentence. */
  public Refusal refusal() {
    return refusal;
  }

  /** Why, as what it is; in most cases no more than the sentence. */
  public Remark remark() {
    return remark;
  }

  /** The same, seen from what holds the place it names. */
  public RefusedException within(String outer) {
    return new RefusedException(refusal.within(outer), this);
  }
}
