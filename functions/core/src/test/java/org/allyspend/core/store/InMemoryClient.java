package org.allyspend.core.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

/** A client without a server, which answers what a test has it answer. */
abstract class InMemoryClient implements DynamoDbClient {
  @Override
  public final QueryIterable queryPaginator(QueryRequest request) {
    return new QueryIterable(this, request);
  }

  @Override
  public final String serviceName() {
    return "dynamodb";
  }

  @Override
  public final void close() {
    // Nothing is open.
  }
}
