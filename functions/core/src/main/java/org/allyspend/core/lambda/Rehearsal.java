package org.allyspend.core.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A function's whole work, done once before its snapshot is taken and forgotten: what it would
 * write goes nowhere. Handed real stores to read from, it reads what is there.
 */
public final class Rehearsal {
  private static final String NAME = "rehearsal";

  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create(NAME, NAME));

  private Rehearsal() {}

  /** Stores in which nothing is found, and which forget what they are given. */
  public static Stores stores() {
    SdkHttpClient nowhere = new Nowhere();
    return Stores.of(
        DynamoDbClient.builder().httpClient(nowhere).credentialsProvider(NOBODY).build(),
        NAME,
        S3Client.builder().httpClient(nowhere).credentialsProvider(NOBODY).build(),
        NAME);
  }

  /**
   * Answers DynamoDB's operations with nothing, S3's writes with success and its reads with none.
   */
  private static final class Nowhere implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          if (request.contentStreamProvider().isPresent()) {
            try (var content = request.contentStreamProvider().get().newStream()) {
              content.transferTo(OutputStream.nullOutputStream());
            }
          }
          return request.httpRequest().method() == SdkHttpMethod.GET
              ? response(404, "<Error><Code>NoSuchKey</Code></Error>")
              : response(200, request.httpRequest().method() == SdkHttpMethod.POST ? "{}" : "");
        }

        @Override
        public void abort() {
          // It takes no time.
        }
      };
    }

    private static HttpExecuteResponse response(int status, String body) {
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(status).build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
          .build();
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
