package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.allyspend.core.domain.Hash;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An {@link ObjectFolder} that can be looked into: it also lists its objects, and deletes them. */
final class ListedFolder implements S3Client {
  private final DataFolder folder;
  private final ObjectFolder objects;
  private final Set<String> keys = new ConcurrentSkipListSet<>();

  ListedFolder(DataFolder folder) throws IOException {
    this.folder = folder;
    this.objects = new ObjectFolder(folder.objects(), folder.scratch());
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    PutObjectResponse response = objects.putObject(request, body);
    keys.add(request.key());
    return response;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    return objects.getObject(request, transformer);
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    String prefix = request.prefix() == null ? "" : request.prefix();
    return ListObjectsV2Response.builder()
        .isTruncated(false)
        .contents(
            keys.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> S3Object.builder().key(key).build())
                .toList())
        .build();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    try {
      Files.deleteIfExists(folder.objects().resolve(Hash.sha256(request.key().getBytes(UTF_8))));
      keys.remove(request.key());
      return DeleteObjectResponse.builder().build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // As an ObjectFolder's: nothing is open between two calls.
  }
}
