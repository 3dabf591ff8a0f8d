package org.allyspend.core.lambda;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work that is done at once, as far as whoever executes it does so. */
public final class AtOnce {
  /** Gives each work a thread of its own. */
  public static final Executor THREADS = work -> new Thread(work).start();

  /** Does one work after the other, where a second processor or the memory for it is missing. */
  public static final Executor IN_TURN = Runnable::run;

  private AtOnce() {}

  /**
   * The answers to each work in their order, when all of them have ended.
   *
   * @throws RuntimeException that of the first work, in their order, that failed
   */
  public static <T> List<T> all(List<Supplier<T>> works, Executor executor) {
    List<CompletableFuture<T>> begun =
        works.stream().map(work -> CompletableFuture.supplyAsync(work, executor)).toList();
    // Whoever closes what they work on does so when none is left.
    CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
        .exceptionally(e -> null)
        .join();
    return begun.stream().map(AtOnce::answer).toList();
  }

  /** The answer to a work, once it has ended, or what it failed by. */
  public static <T> T answer(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
