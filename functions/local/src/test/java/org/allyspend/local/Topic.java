package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** A topic of SNS with one subscriber at most, as SNS answers for it. */
final class Topic {
  static final String ARN = "arn:aws:sns:eu-central-1:000000000000:notices";
  private static final String SUBSCRIBER = ARN + ":1";
  private static final Pattern ENDPOINT = Pattern.compile("&Endpoint=([^&]+)");
  private static final Pattern FILTER = Pattern.compile("value=([^&]+)|AttributeValue=([^&]+)");

  private final WireMockServer server;

  Topic(WireMockServer server) {
    this.server = server;
    list("");
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=Subscribe&"))
            .willReturn(
                answer("Subscribe", "<SubscriptionArn>pending confirmation</SubscriptionArn>")));
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=SetSubscriptionAttributes"))
            .willReturn(answer("SetSubscriptionAttributes", "")));
  }

  static SnsClient client(WireMockServer server, ExecutionInterceptor... interceptors) {
    return SnsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(LocalKeys.CLIENTS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create(server.baseUrl()))
        .overrideConfiguration(
            configuration -> configuration.executionInterceptors(List.of(interceptors)))
        .build();
  }

  /** Whoever was subscribed last has not followed the link yet. */
  void await() {
    list(member("PendingConfirmation"));
  }

  /** Has followed it, and is told of what the last call says. */
  void confirm() {
    subscriber(filter());
  }

  /** A subscriber who is there, with this filter or, where it is empty, none. */
  void subscriber(String filter) {
    list(member(SUBSCRIBER));
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=GetSubscriptionAttributes"))
            .willReturn(
                answer(
                    "GetSubscriptionAttributes",
                    "<Attributes>"
                        + (filter.isEmpty()
                            ? ""
                            : "<entry><key>FilterPolicy</key><value>" + filter + "</value></entry>")
                        + "<entry><key>Protocol</key><value>email</value></entry></Attributes>")));
  }

  /** As SNS refuses one more call of this sort. */
  void refuse(String action, String code, String message) {
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=" + action + "&"))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("content-type", "text/xml")
                    .withBody(
                        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
                            + "<Type>Sender</Type><Code>"
                            + code
                            + "</Code><Message>"
                            + message
                            + "</Message></Error><RequestId>1</RequestId></ErrorResponse>")));
  }

  /** The filter that was asked for last. */
  String filter() {
    Matcher filter = FILTER.matcher(last());
    return filter
        .results()
        .reduce((earlier, later) -> later)
        .map(
            found ->
                Stream.of(found.group(1), found.group(2)).filter(one -> one != null).findFirst())
        .flatMap(found -> found)
        .map(Topic::decoded)
        .orElse("");
  }

  /** What was done last that changes something, such as 'Subscribe'. */
  String done() {
    return last().replaceFirst("Action=([A-Za-z]+).*", "$1");
  }

  /** Whether nothing was changed. */
  boolean isLeftAlone() {
    return last().isEmpty();
  }

  private String last() {
    return server.findAll(postRequestedFor(urlEqualTo("/"))).stream()
        .map(request -> request.getBodyAsString())
        .filter(
            body ->
                body.startsWith("Action=Subscribe&")
                    || body.startsWith("Action=SetSubscriptionAttributes"))
        .reduce((earlier, later) -> later)
        .orElse("");
  }

  private String endpoint() {
    return server.findAll(postRequestedFor(urlEqualTo("/"))).stream()
        .map(request -> ENDPOINT.matcher(request.getBodyAsString()))
        .filter(Matcher::find)
        .map(found -> decoded(found.group(1)))
        .reduce((earlier, later) -> later)
        .orElse("ada@example.org");
  }

  private String member(String arn) {
    return "<member><TopicArn>"
        + ARN
        + "</TopicArn><Protocol>email</Protocol><SubscriptionArn>"
        + arn
        + "</SubscriptionArn><Owner>000000000000</Owner><Endpoint>"
        + endpoint()
        + "</Endpoint></member>";
  }

  private void list(String members) {
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=ListSubscriptionsByTopic"))
            .willReturn(
                answer(
                    "ListSubscriptionsByTopic", "<Subscriptions>" + members + "</Subscriptions>")));
  }

  private static ResponseDefinitionBuilder answer(String action, String result) {
    return aResponse()
        .withHeader("content-type", "text/xml")
        .withBody(
            String.format(
                "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s"
                    + "</%1$sResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"
                    + "</%1$sResponse>",
                action, result));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
