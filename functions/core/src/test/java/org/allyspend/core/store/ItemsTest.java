package org.allyspend.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Period;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an item of DynamoDB holds is bounded, and what we have to keep is not. */
class ItemsTest {
  private static final int MOST_BYTES = 400_000;

  @Test
  void a_list_fills_as_many_items_as_it_needs_and_comes_back_in_order() {
    List<Footnote> notes =
        IntStream.range(0, 2_000)
            .mapToObj(i -> new Footnote("FRA", "*", "…".repeat(300) + i))
            .toList();

    List<Map<String, AttributeValue>> items = Items.lists("P", "NOTES#", notes);

    assertThat(items)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            item ->
                assertThat(item.get("json").s().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(MOST_BYTES));
    assertThat(items).extracting(item -> Items.text(item, "sk")).isSorted().doesNotHaveDuplicates();
    assertThat(items.stream().flatMap(item -> Items.list(item, Footnote[].class).stream()))
        .containsExactlyElementsOf(notes);
  }

  @Test
  void a_list_of_nothing_needs_no_item() {
    assertThat(Items.lists("P", "NOTES#", List.of())).isEmpty();
  }

  @Test
  void years_and_months_come_back_as_they_were_put() {
    SortedMap<Period, String> periods =
        new TreeMap<>(
            Map.of(
                Period.ofYear(1949), "2.00 A p. 3",
                Period.ofYear(2024), " M ",
                Period.parse("2026-04"), "0.018888 A line 7"));

    Map<String, AttributeValue> item = Map.of("years", Items.periods(periods, words -> words));

    assertThat(Items.periods(item, words -> words)).isEqualTo(periods);
  }
}
