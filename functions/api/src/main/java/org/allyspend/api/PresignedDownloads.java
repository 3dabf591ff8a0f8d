package org.allyspend.api;

import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Presigned S3 addresses, signed at the moment of download: they die with the function's role
 * session, and so are never handed out for later.
 */
public final class PresignedDownloads implements Downloads {
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final S3Presigner presigner;
  private final String bucket;

  /** Addresses of this bucket. */
  public PresignedDownloads(S3Presigner presigner, String bucket) {
    this.presigner = presigner;
    this.bucket = bucket;
  }

  @Override
  public String address(String key, String fileName) {
    return presigner
        .presignGetObject(
            presign ->
                presign
                    .signatureDuration(LIFETIME)
                    .getObjectRequest(
                        get ->
                            get.bucket(bucket)
                                .key(key)
                                .responseContentDisposition(
                                    "attachment; filename=\"" + fileName + "\"")))
        .url()
        .toString();
  }
}
