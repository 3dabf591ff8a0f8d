package org.allyspend.core.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.ReportStore;
import org.allyspend.core.store.RunLog;
import org.allyspend.core.store.RunStore;
import org.allyspend.core.store.Table;
import org.allyspend.core.store.WatchStore;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The two stores a function works on, built once a process.
 *
 * @param bucket raw releases and reports
 * @param releases releases and their series
 * @param runs what a run computed
 * @param log who asked for which run, and how far it is
 * @param reports the reports that were made
 * @param watch what people know of the sources
 */
public record Stores(
    Bucket bucket,
    ReleaseStore releases,
    RunStore runs,
    RunLog log,
    ReportStore reports,
    WatchStore watch) {

  /** Of a call to S3, where the SDK has four. */
  private static final int TRIES = 9;

  /** The stores on these clients. */
  public static Stores of(DynamoDbClient dynamo, String table, S3Client s3, String bucket) {
    Table one = new Table(dynamo, table);
    return new Stores(
        new Bucket(s3, bucket),
        new ReleaseStore(one),
        new RunStore(one),
        new RunLog(one),
        new ReportStore(one),
        new WatchStore(one));
  }

  /**
   * The stores a deployed function is given: the table and bucket named by {@code TABLE_NAME} and
   * {@code BUCKET_NAME}, region, credentials and endpoints as the SDK finds them. They are built
   * while the caller goes on: either client takes its time, most of it for classes of its own.
   */
  public static CompletableFuture<Stores> fromEnvironment() {
    String table = Environment.required("TABLE_NAME");
    String bucket = Environment.required("BUCKET_NAME");
    // Whoever asks for logging while another thread sets it up is given a stand-in for good.
    LoggerFactory.getILoggerFactory();
    return beside(() -> DynamoDbClient.builder().httpClient(http()).build())
        .thenCombine(
            beside(() -> s3().httpClient(http()).build()),
            (dynamo, s3) -> of(dynamo, table, s3, bucket));
  }

  /**
   * A client of S3 that asks as often as DynamoDB's does before it gives a call up: a report writes
   * some fifty objects, and one that fails has all of them written anew.
   */
  public static S3ClientBuilder s3() {
    return S3Client.builder()
        .overrideConfiguration(asked -> asked.retryStrategy(retry -> retry.maxAttempts(TRIES)));
  }

  /**
   * What is built in a thread of its own, which sees the classes that the caller's thread sees: in
   * Lambda, a common pool's does not.
   */
  public static <T> CompletableFuture<T> beside(Supplier<T> build) {
    return CompletableFuture.supplyAsync(build, AtOnce.THREADS);
  }

  /**
   * What a deployed function's clients speak by: the JDK's connections as they are, since those of
   * the SDK's own making have all of TLS set up before the first is asked for.
   */
  public static SdkHttpClient http() {
    return UrlConnectionHttpClient.create(Stores::connection);
  }

  private static HttpURLConnection connection(URI address) {
    try {
      return (HttpURLConnection) address.toURL().openConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(address + " could not be connected to", e);
    }
  }
}
