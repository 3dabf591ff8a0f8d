package org.allyspend.ingest.fetch;

import java.util.Optional;

/** What was fetched: a document, or the word that it has not changed. */
public final class Fetched {
  private final byte[] document;
  private final Validators validators;

  /**
   * By which an address is asked whether its document changed since.
   *
   * @param etag the entity tag as it was sent, or empty
   * @param lastModified the Last-Modified as it was sent, or empty
   */
  public record Validators(String etag, String lastModified) {
    /** Nothing to ask by. */
    public static final Validators NONE = new Validators("", "");
  }

  private Fetched(byte[] document, Validators validators) {
    this.document = document;
    this.validators = validators;
  }

  /** A document, and by which to ask for it next time. */
  public static Fetched document(byte[] bytes, Validators validators) {
    return new Fetched(bytes, validators);
  }

  /** The word that the address holds what it held when it gave these validators. */
  public static Fetched unchanged(Validators validators) {
    return new Fetched(null, validators);
  }

  /** The bytes, or empty where the address holds what it held before. */
  public Optional<byte[]> bytes() {
    return Optional.ofNullable(document);
  }

  /** By which the next visit can ask whether the document changed. */
  public Validators validators() {
    return validators;
  }
}
