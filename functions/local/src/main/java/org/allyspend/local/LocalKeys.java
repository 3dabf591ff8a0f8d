package org.allyspend.local;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * The keys by which the embedded object store knows its own, made anew with each process. The
 * clients' never leaves it, so that whoever names it is one of them; that of links stands in each
 * link, so that its signature is what counts.
 */
final class LocalKeys {
  static final Region REGION = Region.EU_CENTRAL_1;
  static final StaticCredentialsProvider CLIENTS = fresh();
  static final StaticCredentialsProvider LINKS = fresh();

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LocalKeys() {}

  private static StaticCredentialsProvider fresh() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String hex = HexFormat.of().formatHex(random);
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(hex.substring(0, 32), hex.substring(32)));
  }

  /** Whether a request is one of this process's clients, or follows a link that is still good. */
  static boolean letIn(HttpServletRequest request, Clock clock) {
    String authorization = String.valueOf(request.getHeader("Authorization"));
    return authorization.contains(" Credential=" + id(CLIENTS) + "/") || isGoodLink(request, clock);
  }

  private static String id(StaticCredentialsProvider keys) {
    return keys.resolveCredentials().accessKeyId();
  }

  /** Signed once more as the link says it was, it has the same signature. */
  private static boolean isGoodLink(HttpServletRequest request, Clock clock) {
    String signature = request.getParameter("X-Amz-Signature");
    if (signature == null || !"GET".equals(request.getMethod())) {
      return false;
    }
    try {
      Instant signedAt =
          DATE.parse(String.valueOf(request.getParameter("X-Amz-Date")), Instant::from);
      Duration lifetime =
          Duration.ofSeconds(Integer.parseInt(request.getParameter("X-Amz-Expires")));
      Instant now = clock.instant();
      return !now.isAfter(signedAt.plus(lifetime))
          && MessageDigest.isEqual(
              signature.getBytes(StandardCharsets.UTF_8),
              signature(request, Clock.fixed(signedAt, ZoneOffset.UTC), lifetime)
                  .getBytes(StandardCharsets.UTF_8));
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  private static String signature(HttpServletRequest request, Clock signed, Duration lifetime) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(URI.create(request.getRequestURL().toString()));
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("X-Amz-")) {
                unsigned.putRawQueryParameter(name, values[0]);
              }
            });
    SdkHttpRequest again =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(LINKS.resolveCredentials())
                        .request(unsigned.build())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION.id())
                        .putProperty(
                            AwsV4FamilyHttpSigner.AUTH_LOCATION,
                            AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, lifetime)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, signed))
            .request();
    return again.firstMatchingRawQueryParameter("X-Amz-Signature").orElse("");
  }
}
