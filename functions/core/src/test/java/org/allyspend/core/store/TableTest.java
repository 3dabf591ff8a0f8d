package org.allyspend.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.allyspend.core.domain.UnavailableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** DynamoDB answers batches with success and leaves items unwritten: none may be lost. */
class TableTest {
  private static final List<Map<String, AttributeValue>> ITEMS =
      IntStream.range(0, 60).mapToObj(i -> Items.item("P", "S" + i)).toList();

  @Test
  void items_left_unprocessed_are_written_in_the_end() {
    Grudging dynamo = new Grudging(1);

    new Table(dynamo, "t", 1).replace("P", "S", ITEMS);

    assertThat(dynamo.written).hasSize(60).doesNotHaveDuplicates();
    assertThat(dynamo.largestBatch).isLessThanOrEqualTo(25);
  }

  @Test
  void a_table_that_never_takes_them_is_a_failure_and_no_silence() {
    Grudging dynamo = new Grudging(0);

    assertThatThrownBy(() -> new Table(dynamo, "t", 1).replace("P", "S", ITEMS.subList(0, 3)))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("table t left 3 items unwritten after 10 attempts");
  }

  /** Writes no more than so many items of each batch. */
  private static final class Grudging extends InMemoryClient {
    private final int least;
    private final List<String> written = new ArrayList<>();
    private int largestBatch;

    Grudging(int least) {
      this.least = least;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      List<WriteRequest> writes = request.requestItems().get("t");
      largestBatch = Math.max(largestBatch, writes.size());
      int taken = least == 0 ? 0 : Math.max(least, writes.size() * 2 / 3);
      writes
          .subList(0, taken)
          .forEach(write -> written.add(write.putRequest().item().get("sk").s()));
      List<WriteRequest> left = writes.subList(taken, writes.size());
      return BatchWriteItemResponse.builder()
          .unprocessedItems(left.isEmpty() ? Map.of() : Map.of("t", left))
          .build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return QueryResponse.builder().items(List.of()).build();
    }
  }
}
