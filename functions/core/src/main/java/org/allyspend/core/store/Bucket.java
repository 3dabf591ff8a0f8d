package org.allyspend.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The single S3 bucket: raw releases, configurations and reports. */
public final class Bucket {
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final String name;

  /** The bucket of this name. */
  public Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /** Writes an object over whatever stood there. */
  public void put(String key, byte[] bytes, String contentType) {
    s3.putObject(
        put -> put.bucket(name).key(key).contentType(contentType), RequestBody.fromBytes(bytes));
  }

  /**
   * Writes an object unless one stands there: for keys that name their content.
   *
   * @return whether it was written
   */
  public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
    try {
      s3.putObject(
          put -> put.bucket(name).key(key).contentType(contentType).ifNoneMatch("*"),
          RequestBody.fromBytes(bytes));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED) {
        return false;
      }
      throw e;
    }
  }

  /**
   * The bytes of an object.
   *
   * @throws RefusedException where there is none, or it has more bytes than that
   */
  public byte[] get(String key, int mostBytes) {
    return find(key, mostBytes)
        .orElseThrow(
            () ->
                Refusal.at("object " + key).expected("it in the bucket").found("none").exception());
  }

  /**
   * The bytes of an object, or empty where there is none.
   *
   * @throws RefusedException where it has more bytes than that
   */
  public Optional<byte[]> find(String key, int mostBytes) {
    try (ResponseInputStream<GetObjectResponse> stream =
        s3.getObject(get -> get.bucket(name).key(key))) {
      byte[] bytes = stream.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        stream.abort();
        throw Refusal.at("object " + key)
            .expected("at most " + mostBytes + " bytes")
            .found("more")
            .exception();
      }
      return Optional.of(bytes);
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("object " + key + " could not be read", e);
    }
  }
}
