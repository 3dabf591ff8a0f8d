package org.allyspend.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A Lambda function that reads one JSON request, calls one service and writes one JSON answer.
 * Reading the stream ourselves spares the runtime's reflective serialisation and lets requests and
 * answers be records.
 *
 * @param <I> the request
 * @param <O> the answer
 */
public abstract class JsonFunction<I extends OfRun, O> implements RequestStreamHandler {
  /** Step Functions passes at most this many bytes. */
  private static final int LARGEST_EVENT = 262_144;

  private static final Logger LOG = LoggerFactory.getLogger(JsonFunction.class);

  private final Class<I> requestType;
  private final CompletableFuture<Function<I, O>> service;

  /**
   * A function that answers requests of this type.
   *
   * @param service what answers them: it may still be being built, so that Lambda hands over the
   *     first event meanwhile
   */
  protected JsonFunction(Class<I> requestType, CompletableFuture<Function<I, O>> service) {
    this.requestType = requestType;
    this.service = service;
  }

  /**
   * Answers one event.
   *
   * @throws RefusedException where the event or what it points to is refused: no use to try again
   * @throws org.allyspend.core.domain.UnavailableException where it is of use
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (context != null) {
      MDC.put("requestId", context.getAwsRequestId());
    }
    try {
      byte[] event = input.readNBytes(LARGEST_EVENT + 1);
      if (event.length > LARGEST_EVENT) {
        throw Refusal.at("event")
            .expected("at most " + LARGEST_EVENT + " bytes")
            .found("more")
            .exception();
      }
      I request = Json.read(new String(event, StandardCharsets.UTF_8), requestType, "event");
      if (request.run() != null) {
        MDC.put("run", request.run());
      }
      output.write(Json.MAPPER.writeValueAsBytes(service.join().apply(request)));
    } catch (RefusedException e) {
      LOG.warn("refused: {}", e.getMessage());
      throw e;
    } catch (SdkException e) {
      throw AwsErrors.explained(e);
    } finally {
      MDC.clear();
    }
  }
}
