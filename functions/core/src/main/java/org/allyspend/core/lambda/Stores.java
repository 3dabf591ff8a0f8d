package org.allyspend.core.lambda;

import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.ReportStore;
import org.allyspend.core.store.RunLog;
import org.allyspend.core.store.RunStore;
import org.allyspend.core.store.Table;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The two stores a function works on, built once a process.
 *
 * @param bucket raw releases and reports
 * @param releases releases and their series
 * @param runs what a run computed
 * @param log who asked for which run, and how far it is
 * @param reports the reports that were made
 */
public record Stores(
    Bucket bucket, ReleaseStore releases, RunStore runs, RunLog log, ReportStore reports) {

  /** The stores on these clients. */
  public static Stores of(DynamoDbClient dynamo, String table, S3Client s3, String bucket) {
    Table one = new Table(dynamo, table);
    return new Stores(
        new Bucket(s3, bucket),
        new ReleaseStore(one),
        new RunStore(one),
        new RunLog(one),
        new ReportStore(one));
  }

  /**
   * The stores a deployed function is given: the table and bucket named by {@code TABLE_NAME} and
   * {@code BUCKET_NAME}, region, credentials and endpoints as the SDK finds them.
   */
  public static Stores fromEnvironment() {
    var http = UrlConnectionHttpClient.create();
    return of(
        DynamoDbClient.builder().httpClient(http).build(),
        Environment.required("TABLE_NAME"),
        S3Client.builder().httpClient(http).build(),
        Environment.required("BUCKET_NAME"));
  }
}
