package org.allyspend.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.EmbeddedStores;
import org.allyspend.local.Usage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What a month costs: what one monthly run uses, counted and measured here, times AWS's list prices
 * of us-east-1 of November 2026 without free tiers, in US dollars.
 */
final class Cost {
  /** A processor of Lambda's is had at 1,769 MB. */
  private static final double MEMORY_OF_A_PROCESSOR = 1_769;

  private static final double MEMORY = 1_024;

  // Per unit, in US dollars.
  private static final double LAMBDA_GIGABYTE_SECOND = 0.000_013_333_4; // arm64
  private static final double LAMBDA_REQUEST = 0.2e-6;
  private static final double DYNAMO_WRITE = 0.625e-6; // 1 kB
  private static final double DYNAMO_READ = 0.125e-6; // 4 kB, consistent
  private static final double DYNAMO_GIGABYTE = 0.25 + 0.20; // kept, and again for recovery
  private static final double S3_PUT = 5e-6;
  private static final double S3_GET = 0.4e-6;
  private static final double S3_GIGABYTE = 0.023;
  private static final double STATE_TRANSITION = 25e-6;
  private static final double HTTP_REQUEST = 1e-6;
  private static final double NOTICE = 0.5e-6 + 20e-6; // by mail
  private static final double LOG_GIGABYTE = 0.50;
  private static final double GIGABYTE_OUT = 0.09;
  private static final double ALARM = 0.10;
  private static final double DASHBOARD = 3; // the first three of an account are free
  private static final double METRIC = 0.30;

  // What a month sees besides its reports.
  private static final int CHECKS = 30 * 3; // three sources a day
  private static final int ALARMS = 7;

  // What a report sees: three sources looked at, one run, and readers.
  private static final int SOURCES = 3;
  private static final int TRANSITIONS = 14;
  private static final int DOWNLOADS = 20;
  private static final int REQUESTS = 3 * DOWNLOADS;
  private static final double LOG_KILOBYTES = 20;

  private Cost() {}

  static void measure(Results results, Map<Job, Double> warmMillis, String csv)
      throws IOException, InterruptedException {
    results.part("Cost of a month");
    Used usage = used(csv);
    results.say(
        "A report is "
            + SOURCES
            + " ingests, an aggregation, a report, "
            + TRANSITIONS
            + " state transitions, "
            + usage.writeUnits
            + " write and about "
            + usage.readUnits
            + " read units of DynamoDB, "
            + usage.objects
            + " objects of "
            + Results.number(usage.objectBytes / 1e6)
            + " MB, "
            + REQUESTS
            + " requests of the API and "
            + DOWNLOADS
            + " downloads. Lambda's time is the warm median above at the share of a processor that"
            + " 1,024 MB has, and three seconds more a start. Releases that have not changed are not"
            + " stored again; here every report stores one.");
    List<String> columns = new ArrayList<>();
    List<Map<String, Double>> costs = new ArrayList<>();
    for (int reports : new int[] {1, 100, 10_000}) {
      columns.add(Results.number(reports) + (reports == 1 ? " report" : " reports"));
      costs.add(dollars(reports, usage, warmMillis));
    }
    Results.Columns table = results.table("US dollars a month", columns.toArray(String[]::new));
    for (String what : costs.get(0).keySet()) {
      table.row(what, costs.stream().mapToDouble(one -> one.get(what)).toArray());
    }
    table.row(
        "together",
        costs.stream()
            .mapToDouble(one -> one.values().stream().mapToDouble(Double::doubleValue).sum())
            .toArray());
  }

  private record Used(
      long writeUnits, long readUnits, long tableBytes, long objects, long objectBytes) {}

  /** What one run leaves behind, which is what it wrote. */
  private static Used used(String csv) throws IOException, InterruptedException {
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      for (Job job : Job.LINE) {
        String event = job.event(servers, csv);
        try (FunctionProcess process =
            new FunctionProcess(Jdk.newest(), job, servers, (int) MEMORY)) {
          process.answer(event);
        }
      }
      long bytes = 0;
      for (Map<String, AttributeValue> item :
          servers.dynamo().scanPaginator(scan -> scan.tableName(EmbeddedStores.TABLE)).items()) {
        bytes += size(AttributeValue.fromM(item));
      }
      List<S3Object> objects =
          servers.s3().listObjectsV2(list -> list.bucket(EmbeddedStores.BUCKET)).contents();
      Usage counted = new Usage(servers);
      return new Used(
          Math.round(counted.writes()),
          Math.round(counted.reads()),
          bytes,
          objects.size(),
          objects.stream().mapToLong(S3Object::size).sum());
    }
  }

  /**
   * An item's size as DynamoDB counts it: names and values, three bytes a collection and one a
   * member.
   */
  private static long size(AttributeValue value) {
    if (value.hasM()) {
      return 3
          + value.m().entrySet().stream()
              .mapToLong(one -> 1 + one.getKey().length() + size(one.getValue()))
              .sum();
    }
    if (value.hasL()) {
      return 3 + value.l().stream().mapToLong(one -> 1 + size(one)).sum();
    }
    if (value.b() != null) {
      return value.b().asByteArrayUnsafe().length;
    }
    return value.s() != null ? value.s().length() : value.n() != null ? value.n().length() : 1;
  }

  private static Map<String, Double> dollars(int reports, Used usage, Map<Job, Double> warmMillis) {
    double invocations = CHECKS + reports * (SOURCES + 2.0 + REQUESTS);
    double seconds =
        CHECKS * seconds(Job.INGEST, warmMillis)
            + reports
                * (SOURCES * seconds(Job.INGEST, warmMillis)
                    + seconds(Job.AGGREGATE, warmMillis)
                    + seconds(Job.REPORT, warmMillis)
                    + REQUESTS * warmMillis.get(Job.API) / 1000);
    double gigabytes = reports * usage.objectBytes / 1e9;
    Map<String, Double> dollars = new LinkedHashMap<>();
    dollars.put(
        "Lambda", seconds * MEMORY / 1024 * LAMBDA_GIGABYTE_SECOND + invocations * LAMBDA_REQUEST);
    dollars.put(
        "DynamoDB",
        reports * (usage.writeUnits * DYNAMO_WRITE + usage.readUnits * DYNAMO_READ)
            + CHECKS * 4 * (DYNAMO_WRITE + DYNAMO_READ)
            + reports * usage.tableBytes / 1e9 * DYNAMO_GIGABYTE);
    dollars.put(
        "S3", reports * (usage.objects * S3_PUT + DOWNLOADS * S3_GET) + gigabytes * S3_GIGABYTE);
    dollars.put("Downloads", gigabytes * DOWNLOADS * GIGABYTE_OUT);
    dollars.put("Step Functions", (CHECKS * 4 + reports * TRANSITIONS) * STATE_TRANSITION);
    dollars.put("API Gateway", reports * REQUESTS * HTTP_REQUEST);
    dollars.put("SNS, by mail", reports * NOTICE);
    dollars.put(
        "CloudWatch",
        ALARMS * ALARM
            + METRIC
            + (CHECKS + reports * (SOURCES + 2.0)) * LOG_KILOBYTES / 1e6 * LOG_GIGABYTE);
    dollars.put("The dashboard, a fourth one", DASHBOARD);
    return dollars;
  }

  /** At the share of a processor the function has, and as if every start were a cold one. */
  private static double seconds(Job job, Map<Job, Double> warmMillis) {
    return warmMillis.get(job) / 1000 * MEMORY_OF_A_PROCESSOR / MEMORY + 3;
  }
}
