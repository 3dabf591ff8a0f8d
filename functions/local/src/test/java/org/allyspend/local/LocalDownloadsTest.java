package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.lambda.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever has an address fetches that file, for five minutes, and nothing else. */
class LocalDownloadsTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static EmbeddedStores embedded;
  private static LocalGateway gateway;
  private static LocalDownloads downloads;

  @BeforeAll
  static void start() {
    embedded = EmbeddedStores.open(Optional.empty());
    Stores stores = embedded.stores();
    stores.bucket().put("reports/a.csv", "a,b".getBytes(UTF_8), "text/csv");
    stores.bucket().put("raw/b", "other".getBytes(UTF_8), "text/plain");
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return NOW.get();
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    downloads = new LocalDownloads(embedded.objects(), LocalDownloadsTest::port, clock);
    gateway =
        new LocalGateway(
            new ApiFunction(
                stores, (name, input) -> {}, downloads, new LocalSubscriptions(), clock),
            Optional.of(new LocalTokens(clock)),
            Optional.of(downloads),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static int port() {
    return gateway.port();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    embedded.close();
  }

  @Test
  void an_address_leads_to_its_file_under_the_name_it_is_to_have() throws Exception {
    NOW.set(START);
    HttpResponse<String> file = get(downloads.address("reports/a.csv", "what is new.csv"), "GET");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("a,b");
    assertThat(header(file, "content-type")).isEqualTo("text/csv");
    assertThat(header(file, "content-length")).isEqualTo("3");
    assertThat(header(file, "content-disposition"))
        .isEqualTo("attachment; filename=\"what is new.csv\"");
    HttpResponse<String> head = get(downloads.address("reports/a.csv", "a.csv"), "HEAD");
    assertThat(header(head, "content-length")).isEqualTo("3");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void an_address_that_was_changed_or_used_otherwise_leads_nowhere() throws Exception {
    NOW.set(START);
    String good = downloads.address("reports/a.csv", "a.csv");
    String plain = "http://localhost:" + port() + "/download";
    for (String other :
        List.of(
            good.replace("reports%2Fa.csv", "raw%2Fb"),
            good.replaceFirst("until=\\d+", "until=9999999999"),
            good.replace("name=a.csv", "name=b.csv"),
            good.replace("signature=", "signature=0"),
            plain + "?key=raw/b&name=b&until=9999999999",
            plain)) {
      assertThat(other).isNotEqualTo(good);
      assertThat(get(other, "GET").statusCode()).as(other).isEqualTo(403);
    }
    assertThat(get(good, "DELETE").statusCode()).isEqualTo(403);
    assertThat(get(good, "GET").statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_is_good_for_five_minutes() throws Exception {
    NOW.set(START);
    String address = downloads.address("reports/a.csv", "a.csv");
    NOW.set(START.plus(Duration.ofMinutes(5)));
    assertThat(get(address, "GET").statusCode()).isEqualTo(200);
    NOW.set(START.plus(Duration.ofMinutes(5)).plusSeconds(1));
    assertThat(get(address, "GET").statusCode()).isEqualTo(403);
  }

  @Test
  void a_file_that_is_lost_is_told_so() throws Exception {
    NOW.set(START);
    HttpResponse<String> answer = get(downloads.address("reports/lost.csv", "lost.csv"), "GET");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("The file is lost: allyspend check tells what else is");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(String address, String method)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
