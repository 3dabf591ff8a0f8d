package org.allyspend.ingest.fetch;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.fetch.FetchFailedException.Kind;
import org.allyspend.ingest.fetch.Fetched.Validators;

/**
 * Fetches documents over HTTP. Whatever passes is tried again: connections lost, slow answers,
 * statuses 408, 429 and 5xx, with a growing and random pause that honours {@code Retry-After}; a
 * server that can't be reached at all is tried once more, so that where there is no network it is
 * said in seconds. Whatever stays is an error at once: other hosts, other statuses, documents too
 * large or of another kind. A document too large for memory is a temporary file.
 */
public final class Fetcher {
  private static final Pattern SENDABLE = Pattern.compile("[!-~](?:[ -~]*[!-~])?");
  private static final int HEAD = 1 << 16;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int MOST_REDIRECTS = 5;
  private static final int ATTEMPTS_TO_REACH = 2;

  /** A negative pause is the policy's own. */
  private static final Duration UNSAID = Duration.ofNanos(-1);

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final FetchRules rules;
  private final Clock clock;
  private HttpClient client;

  /** A failure that may pass. */
  private static final class PassingException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Remark reason;
    private final transient Duration retryAfter;

    PassingException(Remark reason, Duration retryAfter, Throwable cause) {
      super(cause);
      this.reason = reason;
      this.retryAfter = retryAfter;
    }
  }

  /** A server that was never spoken to. */
  private static final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Remark reason;

    UnreachableException(Remark reason, Throwable cause) {
      super(cause);
      this.reason = reason;
    }
  }

  /** A fetcher under these rules; the clock says how long a {@code Retry-After} date is off. */
  public Fetcher(FetchRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The document at an address, or the word that it has not changed.
   *
   * @param known by which to ask whether it changed, or {@link Validators#NONE}
   * @throws FetchFailedException in one sentence that names the address
   */
  public Fetched fetch(String address, DocumentKind kind, Validators known) {
    return fetch(address, kind, known, rules.mostBytes());
  }

  /** The same of one that may have so many bytes. */
  public Fetched fetch(String address, DocumentKind kind, Validators known, long mostBytes) {
    rules.require(address);
    try {
      return Failsafe.with(retries(), retriesToReach())
          .get(() -> attempt(address, kind, known, mostBytes));
    } catch (FailsafeException e) {
      throw failed(address, e);
    }
  }

  private FetchFailedException failed(String address, FailsafeException e) {
    if (e.getCause() instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new FetchFailedException(address, Remark.of(Remark.Kind.INTERRUPTED), e);
    }
    if (e.getCause() instanceof UnreachableException unreachable) {
      return new FetchFailedException(
          Kind.UNREACHABLE, address, after(attemptsToReach(), unreachable.reason), e);
    }
    return new FetchFailedException(
        address, after(rules.attempts(), ((PassingException) e.getCause()).reason), e);
  }

  private static Remark after(int attempts, Remark reason) {
    return reason.within(Remark.Kind.ATTEMPTS, Integer.toString(attempts));
  }

  private int attemptsToReach() {
    return Math.min(ATTEMPTS_TO_REACH, rules.attempts());
  }

  private RetryPolicy<Fetched> retriesToReach() {
    return RetryPolicy.<Fetched>builder()
        .handle(UnreachableException.class)
        .withMaxAttempts(attemptsToReach())
        .withDelay(rules.firstPause())
        .build();
  }

  /** The largest document that is fetched unless more is asked for, in bytes. */
  public int mostBytes() {
    return rules.mostBytes();
  }

  private RetryPolicy<Fetched> retries() {
    return RetryPolicy.<Fetched>builder()
        .handle(PassingException.class)
        .withMaxAttempts(rules.attempts())
        .withBackoff(rules.firstPause(), rules.longestPause())
        .withJitter(0.5)
        .withDelayFnOn(Fetcher::retryAfter, PassingException.class)
        .build();
  }

  private static Duration retryAfter(ExecutionContext<Fetched> context) {
    return ((PassingException) context.getLastException()).retryAfter;
  }

  private Fetched attempt(String address, DocumentKind kind, Validators known, long mostBytes)
      throws InterruptedException, PassingException, UnreachableException {
    URI uri = rules.require(address);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<Content> response = ask(address, request(uri, known), mostBytes);
      if (!REDIRECTS.contains(response.statusCode())) {
        return read(address, kind, known, response, uri);
      }
      uri = redirected(address, uri, response);
    }
    throw new FetchFailedException(
        address, Remark.of(Remark.Kind.REDIRECTS_ON, Integer.toString(MOST_REDIRECTS)));
  }

  /**
   * Asks and waits for the last byte. The client's own timeout ends with the headers, and a read of
   * its stream can't be interrupted, so the whole exchange is waited for and cancelled.
   */
  private HttpResponse<Content> ask(String address, HttpRequest request, long mostBytes)
      throws InterruptedException, PassingException, UnreachableException {
    LimitedBody body = new LimitedBody(mostBytes);
    CompletableFuture<HttpResponse<Content>> response =
        client().sendAsync(request, info -> info.statusCode() == OK ? body : ErrorWords.head());
    try {
      return whole(response, body);
    } catch (TimeoutException e) {
      body.discard();
      throw new PassingException(
          Remark.of(Remark.Kind.TOO_SLOW, seconds(rules.answerWithin())), UNSAID, e);
    } catch (ExecutionException e) {
      body.discard();
      if (body.refusal().isPresent()) {
        throw new FetchFailedException(address, body.refusal().get(), e);
      }
      Breakdown breakdown = Breakdown.of(e.getCause());
      if (breakdown.unreachable()) {
        throw new UnreachableException(Remark.of(breakdown.kind()), e);
      }
      throw new PassingException(Remark.of(breakdown.kind()), UNSAID, e);
    } finally {
      response.cancel(true);
    }
  }

  /** A document that may have more than most may take as much longer. */
  private HttpResponse<Content> whole(
      CompletableFuture<HttpResponse<Content>> response, LimitedBody body)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (long before = 0; ; before = body.length()) {
      try {
        return response.get(rules.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (body.length() - before < rules.mostBytes()) {
          throw e;
        }
      }
    }
  }

  private URI redirected(String address, URI from, HttpResponse<?> response) {
    String location = header(response, "location");
    URI to =
        Links.redirect(from, location)
            .orElseThrow(() -> absent(address, Remark.of(Remark.Kind.REDIRECTS_NOWHERE, location)));
    try {
      return rules.require(to.toString());
    } catch (FetchFailedException e) {
      throw new FetchFailedException(address, e.remark().within(Remark.Kind.REDIRECTS), e);
    }
  }

  private Fetched read(
      String address, DocumentKind kind, Validators known, HttpResponse<Content> response, URI at)
      throws PassingException {
    int status = response.statusCode();
    String told = Integer.toString(status);
    if (status == NOT_MODIFIED && !known.equals(Validators.NONE)) {
      return Fetched.unchanged(known);
    }
    if (PASSING.contains(status)) {
      throw new PassingException(
          Remark.of(Remark.Kind.STATUS, told), waitFor(address, response), null);
    }
    if (status != OK) {
      String words = ErrorWords.of(response.body().bytes());
      throw absent(
          address,
          words.isEmpty()
              ? kind.named().within(Remark.Kind.STATUS_FOR, told)
              : kind.named().within(Remark.Kind.STATUS_SAYING, told, words));
    }
    byte[] head = head(response.body());
    if (!kind.starts(head)) {
      response.body().close();
      throw absent(address, kind.found(head, header(response, "content-type")));
    }
    return Fetched.document(
        response.body(),
        new Validators(header(response, "etag"), header(response, "last-modified")),
        at);
  }

  private static byte[] head(Content document) {
    try (InputStream in = document.open()) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException("what was fetched could not be read", e);
    }
  }

  private static FetchFailedException absent(String address, Remark reason) {
    return new FetchFailedException(Kind.ABSENT, address, reason, null);
  }

  /** How long the server asks to wait. */
  private Duration waitFor(String address, HttpResponse<?> response) {
    Duration asked = retryAfter(header(response, "retry-after"));
    if (asked.compareTo(rules.longestPause()) > 0) {
      throw new FetchFailedException(
          address,
          Remark.of(
              Remark.Kind.STATUS_LATER, Integer.toString(response.statusCode()), seconds(asked)));
    }
    return asked;
  }

  /** RFC 9110, 10.2.3: seconds, or a date. */
  private Duration retryAfter(String value) {
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Duration until =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException e) {
      return UNSAID;
    }
  }

  private HttpRequest request(URI uri, Validators known) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("User-Agent", "Allyspend (reports on defence expenditure)");
    ask(request, "If-None-Match", known.etag());
    ask(request, "If-Modified-Since", known.lastModified());
    return request.build();
  }

  /** A server may have sent what no request may hold: then it is not asked by it. */
  private static void ask(HttpRequest.Builder request, String header, String validator) {
    if (SENDABLE.matcher(validator).matches()) {
      request.header(header, validator);
    }
  }

  /**
   * Built at the first use: most invocations ask nobody, and a snapshot must hold no connection.
   */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(rules.connectWithin())
              .build();
    }
    return client;
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }
}
