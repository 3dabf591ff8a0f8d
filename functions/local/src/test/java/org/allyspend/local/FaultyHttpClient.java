package org.allyspend.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The SDK's HTTP client with a fault between it and the servers. */
final class FaultyHttpClient implements SdkHttpClient {
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "S3 PUT", "S3 DELETE");

  /** What may happen to a call: it sends the call as it is, or changed, or not at all. */
  interface Fault {
    HttpExecuteResponse on(Call call) throws IOException;
  }

  /** A call that is about to be sent. */
  static final class Call {
    private final SdkHttpClient client;
    private final HttpExecuteRequest request;

    private Call(SdkHttpClient client, HttpExecuteRequest request) {
      this.client = client;
      this.request = request;
    }

    /** DynamoDB's operation, or S3 and the method. */
    String operation() {
      return request
          .httpRequest()
          .firstMatchingHeader("X-Amz-Target")
          .map(target -> target.substring(target.indexOf('.') + 1))
          .orElse("S3 " + request.httpRequest().method().name().toUpperCase(Locale.ROOT));
    }

    boolean isWrite() {
      return WRITES.contains(operation());
    }

    String body() throws IOException {
      try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    HttpExecuteResponse send() throws IOException {
      return client.prepareRequest(request).call();
    }

    /** Sends it with another body; servers here do not look at signatures. */
    HttpExecuteResponse send(String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return client
          .prepareRequest(
              HttpExecuteRequest.builder()
                  .request(
                      request
                          .httpRequest()
                          .copy(
                              changed ->
                                  changed.putHeader(
                                      "Content-Length", Integer.toString(bytes.length))))
                  .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
                  .build())
          .call();
    }
  }

  private final SdkHttpClient client = UrlConnectionHttpClient.create();
  private final Fault fault;

  FaultyHttpClient(Fault fault) {
    this.fault = fault;
  }

  /** An answer the servers did not give. */
  static HttpExecuteResponse answer(int status, String contentType, byte[] body) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", List.of(contentType))
                .putHeader("Content-Length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return fault.on(new Call(client, request));
      }

      @Override
      public void abort() {
        // Calls are not kept, so there is none to break off.
      }
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
