package org.allyspend.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.allyspend.core.lambda.AwsErrors;
import org.allyspend.core.lambda.Environment;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.SnapStart;
import org.allyspend.core.lambda.Stores;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The Lambda function that answers requests of API Gateway, schedules and failed runs: see {@link
 * FrontDesk}.
 */
public final class ApiFunction implements RequestStreamHandler {
  private final CompletableFuture<FrontDesk> desk;

  /** As Lambda starts it. */
  public ApiFunction() {
    this(fromEnvironment());
    SnapStart.prime(() -> List.of("/allies", "/reports", "/runs").forEach(this::rehearse));
  }

  /**
   * On these stores.
   *
   * @param executions what carries runs out
   * @param downloads what gives addresses of files
   * @param subscriptions who is told by mail of what
   * @param clock says when something was asked for
   */
  public ApiFunction(
      Stores stores,
      Executions executions,
      Downloads downloads,
      Subscriptions subscriptions,
      Clock clock) {
    this(
        CompletableFuture.completedFuture(
            new FrontDesk(stores, executions, downloads, subscriptions, clock)));
  }

  private ApiFunction(CompletableFuture<FrontDesk> desk) {
    this.desk = desk;
  }

  /** What the environment names, built while the function asks for its first event. */
  private static CompletableFuture<FrontDesk> fromEnvironment() {
    String stateMachine = Environment.required("STATE_MACHINE_ARN");
    String bucket = Environment.required("BUCKET_NAME");
    String topic = Environment.required("TOPIC_ARN");
    return Stores.fromEnvironment()
        .thenCombine(
            Stores.beside(() -> SfnClient.builder().httpClient(Stores.http()).build()),
            (stores, sfn) ->
                new FrontDesk(
                    stores,
                    new StateMachine(sfn, stateMachine),
                    new PresignedDownloads(S3Presigner.create(), bucket),
                    new TopicSubscriptions(
                        () -> SnsClient.builder().httpClient(Stores.http()).build(), topic),
                    Clock.systemUTC()));
  }

  /** Answers a request that no one has made. */
  private void rehearse(String path) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    ObjectNode context = event.put("rawPath", path).putObject("requestContext");
    context.putObject("http").put("method", "GET");
    context.putObject("authorizer").putObject("iam");
    Invocation.of(this, event);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (context != null) {
      MDC.put("requestId", context.getAwsRequestId());
    }
    try {
      output.write(Json.bytes(desk.join().answer(Json.MAPPER.readTree(input))));
    } catch (SdkException e) {
      throw AwsErrors.explained(e);
    } finally {
      MDC.clear();
    }
  }
}
