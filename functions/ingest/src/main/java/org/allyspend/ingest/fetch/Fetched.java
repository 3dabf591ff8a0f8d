package org.allyspend.ingest.fetch;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.allyspend.core.domain.Content;

/**
 * What was fetched: a document, which is held until this is closed, or the word that it has not
 * changed.
 */
public final class Fetched implements AutoCloseable {
  private final Content document;
  private final Validators validators;
  private final URI at;

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

  private Fetched(Content document, Validators validators, URI at) {
    this.document = document;
    this.validators = validators;
    this.at = at;
  }

  /** A document, and by which to ask for it next time. */
  public static Fetched document(byte[] bytes, Validators validators) {
    return document(Content.of(bytes), validators);
  }

  /** The same of a document that need not be in memory. */
  public static Fetched document(Content document, Validators validators) {
    return new Fetched(document, validators, null);
  }

  /** A document that stood there in the end, after redirects. */
  static Fetched document(Content document, Validators validators, URI at) {
    return new Fetched(document, validators, at);
  }

  /** The word that the address holds what it held when it gave these validators. */
  public static Fetched unchanged(Validators validators) {
    return new Fetched(null, validators, null);
  }

  /**
   * The bytes, in memory from then on and held nowhere else, or empty where the address holds what
   * it held before.
   */
  public Optional<byte[]> bytes() {
    try (Content held = document) {
      return Optional.ofNullable(held).map(Content::bytes);
    }
  }

  /** The same, of which no more is in memory than has to be. */
  public Optional<Content> content() {
    return Optional.ofNullable(document);
  }

  @Override
  public void close() {
    content().ifPresent(Content::close);
  }

  /** By which the next visit can ask whether the document changed. */
  public Validators validators() {
    return validators;
  }

  /** Where the document stood in the end, after redirects: what its links are relative to. */
  public Optional<URI> at() {
    return Optional.ofNullable(at);
  }

  /** When its server says that the document was last modified, or empty where it does not. */
  public Optional<Instant> lastModified() {
    try {
      return Optional.of(
          ZonedDateTime.parse(validators.lastModified(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
