package org.allyspend.ingest.fetch;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Spool;

/**
 * A response's body, left in the middle when it grows too large; what is too long for memory goes
 * into a temporary file as it comes.
 */
final class LimitedBody implements HttpResponse.BodySubscriber<Content> {
  private final long mostBytes;
  private final Spool spool = new Spool();
  private final CompletableFuture<Content> body = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private volatile Remark refusal;

  LimitedBody(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Why it was left, or empty: the client may give the cancelled stream as the reason. */
  Optional<Remark> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** How many bytes have come. */
  long length() {
    return spool.length();
  }

  /** Gives up what has come. */
  void discard() {
    spool.close();
  }

  @Override
  public CompletionStage<Content> getBody() {
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
      if (spool.length() + buffer.remaining() > mostBytes) {
        leave(Remark.of(Remark.Kind.TOO_LARGE, Long.toString(mostBytes)), null);
        return;
      }
      byte[] next = new byte[buffer.remaining()];
      buffer.get(next);
      try {
        spool.write(next);
      } catch (IOException e) {
        leave(Remark.of(Remark.Kind.NO_ROOM, String.valueOf(e.getMessage())), e);
        return;
      }
    }
  }

  private void leave(Remark why, IOException cause) {
    refusal = why;
    subscription.cancel();
    body.completeExceptionally(new IOException("left in the middle", cause));
  }

  @Override
  public void onError(Throwable thrown) {
    body.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    body.complete(spool.content());
  }
}
