package org.allyspend.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A response's body in memory, left in the middle when it grows too large. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
  private final int mostBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private volatile boolean tooLarge;

  LimitedBody(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Whether that is why it ended: the client may give the cancelled stream as the reason. */
  boolean isTooLarge() {
    return tooLarge;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (bytes.size() + buffer.remaining() > mostBytes) {
        tooLarge = true;
        subscription.cancel();
        body.completeExceptionally(new IOException("left in the middle"));
        return;
      }
      byte[] next = new byte[buffer.remaining()];
      buffer.get(next);
      bytes.writeBytes(next);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    body.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
