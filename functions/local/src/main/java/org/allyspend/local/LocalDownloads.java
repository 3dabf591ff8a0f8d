package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.allyspend.api.Downloads;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * What presigned addresses are to S3: addresses on the gateway that let in whoever has one, for
 * some minutes and to one file, signed by a key that is made anew with each process.
 */
final class LocalDownloads implements Downloads {
  /** Where on the gateway they lead. */
  static final String PATH = "/download";

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final S3Client objects;
  private final IntSupplier port;
  private final Clock clock;
  private final SecretKeySpec secret;

  /**
   * Addresses of these objects.
   *
   * @param port the gateway's, asked for when an address is made
   */
  LocalDownloads(S3Client objects, IntSupplier port, Clock clock) {
    this.objects = objects;
    this.port = port;
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    secret = new SecretKeySpec(random, ALGORITHM);
  }

  @Override
  public String address(String key, String fileName) {
    long until = clock.instant().plus(LIFETIME).getEpochSecond();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("key", key);
    query.put("name", fileName);
    query.put("until", Long.toString(until));
    query.put("signature", signature(key, fileName, query.get("until")));
    return "http://localhost:"
        + port.getAsInt()
        + PATH
        + query.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Whether a request follows an address that is still good. */
  boolean isGood(Request request) {
    Fields query = Request.extractQueryParameters(request, UTF_8);
    String until = value(query, "until");
    String signature = signature(value(query, "key"), value(query, "name"), until);
    // Only what this process has signed is read as a number.
    return MessageDigest.isEqual(
            signature.getBytes(UTF_8), value(query, "signature").getBytes(UTF_8))
        && clock.instant().getEpochSecond() <= Long.parseLong(until)
        && (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod()));
  }

  /** Answers with the file, however large it is. */
  void write(Request request, Response response) throws IOException {
    Fields query = Request.extractQueryParameters(request, UTF_8);
    try (ResponseInputStream<GetObjectResponse> file =
            objects.getObject(get -> get.bucket(EmbeddedStores.BUCKET).key(value(query, "key")));
        OutputStream out = Content.Sink.asOutputStream(response)) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.response().contentType());
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.response().contentLength());
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      response
          .getHeaders()
          .put("Content-Disposition", "attachment; filename=\"" + value(query, "name") + "\"");
      InputStream bytes =
          HttpMethod.HEAD.is(request.getMethod()) ? InputStream.nullInputStream() : file;
      bytes.transferTo(out);
    }
  }

  private static String value(Fields query, String name) {
    return query.get(name) == null ? "" : query.getValue(name);
  }

  private String signature(String key, String fileName, String until) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of()
          .formatHex(mac.doFinal(String.join("\n", key, fileName, until).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
