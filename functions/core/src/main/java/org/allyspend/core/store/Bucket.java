package org.allyspend.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Spool;
import org.allyspend.core.domain.UnavailableException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The single S3 bucket: raw releases, configurations and reports. */
public final class Bucket {
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MILLIS = 50;

  /** Where a configuration for every run may stand. */
  private static final String CONFIGURATION = "configuration.json";

  private final S3Client s3;
  private final String name;

  /** The bucket of this name. */
  public Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /** Writes an object over whatever stood there. */
  public void put(String key, byte[] bytes, String contentType) {
    put(key, RequestBody.fromBytes(bytes), contentType);
  }

  /** The same of bytes that need not be in memory. */
  public void put(String key, Content content, String contentType) {
    put(key, body(content, contentType), contentType);
  }

  private void put(String key, RequestBody body, String contentType) {
    s3.putObject(put -> put.bucket(name).key(key).contentType(contentType), body);
  }

  private static RequestBody body(Content content, String contentType) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return content.open();
          } catch (IOException e) {
            throw new UncheckedIOException("what was to be written could not be read", e);
          }
        },
        content.length(),
        contentType);
  }

  /**
   * Writes an object unless one stands there: for keys that name their content. While another
   * writes the same, S3 asks to try again.
   *
   * @return whether it was written
   * @throws UnavailableException where others were writing it all the while
   */
  public boolean putIfAbsent(String key, Content content, String contentType) {
    for (int attempt = 1; ; attempt++) {
      try {
        s3.putObject(
            put -> put.bucket(name).key(key).contentType(contentType).ifNoneMatch("*"),
            body(content, contentType));
        return true;
      } catch (S3Exception e) {
        if (e.statusCode() == PRECONDITION_FAILED) {
          return false;
        }
        if (e.statusCode() != CONFLICT) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new UnavailableException("object " + key + ": others are writing it", e);
        }
      }
      pause(FIRST_PAUSE_MILLIS << attempt);
    }
  }

  /** With jitter, so that two who met do not meet again. */
  private static void pause(long mostMillis) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(mostMillis / 2, mostMillis + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to the bucket", e);
    }
  }

  /**
   * The configuration that holds for every run without its own, as JSON, or empty for the defaults.
   */
  public String configuration() {
    return find(CONFIGURATION, ConfigurationFile.LONGEST)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }

  /**
   * The bytes of an object.
   *
   * @throws RefusedException where there is none, or it has more bytes than that
   */
  public byte[] get(String key, int mostBytes) {
    return find(key, mostBytes).orElseThrow(() -> absent(key));
  }

  /**
   * An object of any length, or empty where there is none: read once from the bucket, and held in
   * memory or in a temporary file until it is closed.
   *
   * @param length is told how many bytes there are before any is read, and may refuse them
   * @throws UnavailableException where the connection broke off, which says nothing of the object
   */
  public Optional<Content> content(String key, LongConsumer length) {
    return content(get -> get.key(key), key, length);
  }

  /**
   * The bytes of an object from one to before another, read and held in the same way.
   *
   * @throws RefusedException where there is no such object, or it does not have all of them
   * @throws UnavailableException where the connection broke off, which says nothing of the object
   */
  public Content content(String key, long from, long to) {
    return content(
            get -> get.key(key).range("bytes=" + from + "-" + (to - 1)),
            key,
            bytes -> {
              if (bytes != to - from) {
                throw Refusal.at("object " + key)
                    .expected("its bytes from " + from + " to " + to)
                    .found(bytes + " bytes")
                    .exception();
              }
            })
        .orElseThrow(() -> absent(key));
  }

  /** The refusal of an object that is not there. */
  public static RefusedException absent(String key) {
    return Refusal.at("object " + key).expected("it in the bucket").found("none").exception();
  }

  private Optional<Content> content(
      Consumer<GetObjectRequest.Builder> which, String key, LongConsumer length) {
    try (ResponseInputStream<GetObjectResponse> stream =
        s3.getObject(get -> which.accept(get.bucket(name)))) {
      Spool spool = new Spool();
      try {
        length.accept(stream.response().contentLength());
        stream.transferTo(spool);
        return Optional.of(spool.content());
      } catch (IOException | RuntimeException e) {
        stream.abort();
        spool.close();
        throw e;
      }
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnavailableException("object " + key + ": could not be read to its end", e);
    }
  }

  /** The SHA-256 of an object, or empty where there is none. */
  public Optional<String> sha256(String key) {
    try (InputStream stream = s3.getObject(get -> get.bucket(name).key(key))) {
      return Optional.of(Hash.sha256(stream));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("object " + key + " could not be read", e);
    }
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
