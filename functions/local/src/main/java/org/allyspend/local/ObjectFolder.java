package org.allyspend.local;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * As much of S3 as the stores use, on a folder of this process's: writing an object, also only
 * where none stands, and reading it. An object is one file, named by the hash of its key, that says
 * what it is before its bytes; it is written beside and moved into its place, so that it is there
 * whole or not at all.
 */
final class ObjectFolder implements S3Client {
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_FOUND = 404;

  private final Path folder;
  private final Path scratch;

  private final AtomicLong writes = new AtomicLong();

  /**
   * The objects in a folder.
   *
   * @param scratch a folder of the same file system for what is being written
   */
  ObjectFolder(Path folder, Path scratch) {
    this.folder = folder;
    this.scratch = scratch;
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    requireKnown(
        request,
        PutObjectRequest.builder()
            .bucket(request.bucket())
            .key(request.key())
            .contentType(request.contentType())
            .ifNoneMatch("*".equals(request.ifNoneMatch()) ? "*" : null)
            .build());
    Path partial = scratch.resolve("object-" + writes.incrementAndGet());
    try {
      write(partial, request, body);
      place(partial, request);
      return PutObjectResponse.builder().build();
    } catch (IOException e) {
      throw new UncheckedIOException("object " + request.key() + " could not be written", e);
    }
  }

  private static void write(Path file, PutObjectRequest request, RequestBody body)
      throws IOException {
    long length = body.optionalContentLength().orElseThrow();
    try (InputStream bytes = body.contentStreamProvider().newStream();
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      new Head(request.key(), request.contentType(), length).write(out);
      long found = bytes.transferTo(out);
      if (found != length) {
        throw new IOException("expected " + length + " bytes, found " + found);
      }
    }
  }

  private synchronized void place(Path partial, PutObjectRequest request) throws IOException {
    Path file = file(request.key());
    if (request.ifNoneMatch() != null && Files.exists(file)) {
      Files.delete(partial);
      throw refused(PRECONDITION_FAILED, "PreconditionFailed", S3Exception.builder());
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads an object.
   *
   * @throws RefusedException where its file was damaged
   */
  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    requireKnown(
        request, GetObjectRequest.builder().bucket(request.bucket()).key(request.key()).build());
    try {
      Opened object = open(request.key());
      return transformer.transform(object.response(), AbortableInputStream.create(object.bytes()));
    } catch (NoSuchFileException e) {
      throw refused(NOT_FOUND, "NoSuchKey", NoSuchKeyException.builder());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("object " + request.key() + " could not be read", e);
    }
  }

  private record Opened(GetObjectResponse response, InputStream bytes) {}

  private Opened open(String key) throws IOException {
    DataInputStream bytes =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file(key))));
    try {
      Head head = Head.read(bytes);
      if (!head.key().equals(key)) {
        throw new IOException("another object");
      }
      return new Opened(
          GetObjectResponse.builder()
              .contentLength(head.length())
              .contentType(head.contentType())
              .build(),
          new Whole(bytes, key, head.length()));
    } catch (IOException e) {
      bytes.close();
      throw damaged(key);
    }
  }

  private static RefusedException damaged(String key) {
    return Refusal.at("object " + key)
        .expected("the bytes that were stored")
        .found("others")
        .todo(DataFolder.RESTORE)
        .exception();
  }

  private Path file(String key) {
    return folder.resolve(Hash.sha256(key));
  }

  /** As many bytes as were stored. */
  private static final class Whole extends FilterInputStream {
    private final String key;
    private long left;

    Whole(InputStream bytes, String key, long length) {
      super(bytes);
      this.key = key;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      left -= Math.max(read, 0);
      if (left < 0 || (read < 0 && left > 0)) {
        throw damaged(key);
      }
      return read;
    }
  }

  /** What stands before the bytes: the key, the media type, and how many bytes there are. */
  private record Head(String key, String contentType, long length) {
    void write(DataOutputStream out) throws IOException {
      out.writeUTF(key);
      out.writeUTF(contentType);
      out.writeLong(length);
    }

    static Head read(DataInputStream in) throws IOException {
      return new Head(in.readUTF(), in.readUTF(), in.readLong());
    }
  }

  /** What is asked beyond what there is would go unheeded. */
  private static void requireKnown(Object request, Object understood) {
    if (!request.equals(understood)) {
      throw new UnsupportedOperationException(request + " asks more of S3 than is here");
    }
  }

  private static RuntimeException refused(int status, String code, S3Exception.Builder builder) {
    return (RuntimeException)
        builder
            .statusCode(status)
            .message(code)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage(code)
                    .serviceName("S3")
                    .build())
            .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open between two calls.
  }
}
