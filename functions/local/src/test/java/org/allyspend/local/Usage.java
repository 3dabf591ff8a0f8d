package org.allyspend.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * The units of DynamoDB that calls are billed, as it tells them of each. Of reads that find nothing
 * DynamoDB Local tells none, where the least that is billed is one read consistently, or half.
 */
public final class Usage {
  private final Stores stores;
  private double reads;
  private double writes;

  /** Of calls to a table of its own, after a run of NATO's figures from ingest to report. */
  public Usage(EmbeddedServers servers) {
    stores = Ground.fresh(servers).stores(this::count);
    FaultHost host = new FaultHost(stores);
    FaultHost.STEPS.forEach(step -> host.step(step, "run"));
  }

  /** The stores whose calls are counted. */
  public Stores stores() {
    return stores;
  }

  /** Units of 4 kB read consistently. */
  public double reads() {
    return reads;
  }

  /** Units of 1 kB written. */
  public double writes() {
    return writes;
  }

  /** Sends a call and counts what it is billed. */
  private synchronized HttpExecuteResponse count(FaultyHttpClient.Call call) throws IOException {
    if (call.operation().startsWith("S3")) {
      return call.send();
    }
    ObjectNode request = Json.read(call.body(), ObjectNode.class, "call");
    request.put("ReturnConsumedCapacity", "TOTAL");
    HttpExecuteResponse response = call.send(request.toString());
    byte[] body = response.responseBody().orElseThrow().readAllBytes();
    JsonNode consumed = Json.MAPPER.readTree(body).path("ConsumedCapacity");
    double units =
        consumed.findValues("CapacityUnits").stream().mapToDouble(JsonNode::asDouble).sum();
    if (call.isWrite()) {
      writes += units;
    } else {
      reads += Math.max(units, request.path("ConsistentRead").asBoolean() ? 1 : 0.5);
    }
    return HttpExecuteResponse.builder()
        .response(response.httpResponse())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }
}
