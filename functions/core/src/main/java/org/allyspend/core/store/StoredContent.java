package org.allyspend.core.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.UnavailableException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An object in the bucket that is too large for memory, as it was when it was found.
 *
 * @param etag by which S3 tells it from what may be written over it
 */
record StoredContent(S3Client s3, String bucket, String key, long length, String etag)
    implements Content {

  @Override
  public InputStream open() {
    return new Unbroken(s3.getObject(get -> get.bucket(bucket).key(key).ifMatch(etag)));
  }

  /** A connection that breaks off says nothing of the object: whoever reads it is to try again. */
  private final class Unbroken extends FilterInputStream {
    private Unbroken(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      try {
        return super.read(into, from, most);
      } catch (IOException e) {
        throw new UnavailableException("object " + key + ": could not be read to its end", e);
      }
    }
  }
}
