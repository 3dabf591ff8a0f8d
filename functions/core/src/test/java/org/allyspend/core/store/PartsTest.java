package org.allyspend.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What an item of DynamoDB holds is bounded, and what we have to keep is not. */
class PartsTest {
  private static final int MOST_BYTES = 400_000;

  @Test
  void records_fill_as_many_items_as_they_need_and_come_back_in_order() {
    Random random = new Random(1);
    List<Footnote> notes =
        IntStream.range(0, 2_000)
            .mapToObj(i -> new Footnote("FRA", "*", words(random, 300) + i))
            .toList();

    List<Map<String, AttributeValue>> parts = Parts.of("P", "NOTES#", notes);

    assertThat(parts)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            part ->
                assertThat(part.get("packed").b().asByteArray())
                    .hasSizeLessThan(MOST_BYTES - 1_000));
    assertThat(parts).extracting(part -> Items.text(part, "sk")).isSorted().doesNotHaveDuplicates();
    assertThat(Parts.records(parts, "NOTES#", Footnote[].class)).containsExactlyElementsOf(notes);
  }

  @Test
  void what_has_no_records_needs_no_item() {
    assertThat(Parts.of("P", "NOTES#", List.of())).isEmpty();
  }

  @Test
  void a_series_comes_back_as_it_was_put() {
    List<Series> all =
        List.of(
            series(
                Map.of(
                    Period.ofYear(1949), Figure.of(new BigDecimal("2.00"), Status.NORMAL, "p. 3"),
                    Period.ofYear(2024), Figure.missing("p. 3"),
                    Period.parse("2026-04"),
                        Figure.of(new BigDecimal("0.018888"), Status.ESTIMATED, "p.\t4\u00a0|")
                            .noted("\"so\" they say; "))),
            series(Map.of(Period.ofYear(2024), Figure.missing(""))),
            series(
                Map.of(
                    Period.ofYear(2023),
                    Figure.missing("\ud83d\ude00!\ud83d\ude00"),
                    Period.ofYear(2024),
                    Figure.missing("\ud83d\ude01!\ud83d\ude01"))),
            series(
                Map.of(
                    Period.ofYear(2023),
                    Figure.missing("aaa"),
                    Period.ofYear(2024),
                    Figure.missing("aa"))),
            series(Map.of()));

    List<Map<String, AttributeValue>> parts =
        Parts.of("P", "S", all.stream().map(SeriesRow::of).toList());

    assertThat(Parts.records(parts, "S", SeriesRow[].class).map(SeriesRow::series))
        .containsExactlyElementsOf(all);
  }

  @Test
  void an_aggregate_comes_back_as_it_was_put() {
    Aggregate whole =
        new Aggregate(
            "european-allies",
            Composition.CONSTANT,
            Measure.constant("gap", Measure.EXPENDITURE.unit()),
            PriceBasis.constant(2015),
            new TreeMap<>(
                Map.of(
                    Period.ofYear(2014),
                    new Aggregate.Value(
                        new BigDecimal("378538.10"),
                        Status.ESTIMATED,
                        30,
                        27,
                        Set.of(Ally.DEU, Ally.FRA)),
                    Period.parse("2026-04"),
                    Aggregate.Value.own(new BigDecimal("-0.5"), Status.NORMAL))));

    List<Map<String, AttributeValue>> parts = Parts.of("P", "A", List.of(AggregateRow.of(whole)));

    assertThat(Parts.records(parts, "A", AggregateRow[].class).map(AggregateRow::aggregate))
        .containsExactly(whole);
  }

  @Test
  void parts_that_are_not_all_there_yet_are_read_again_consistently() {
    List<Map<String, AttributeValue>> parts = sealed("one");
    Behind behind = new Behind(parts.subList(1, 3), parts);

    assertThat(Parts.read(new Table(behind, "t"), "P", "A")).isEqualTo(parts);
    assertThat(behind.consistent).containsExactly(false, true);
  }

  @Test
  void a_part_of_an_attempt_before_is_never_taken_for_one_of_this() {
    List<Map<String, AttributeValue>> parts = sealed("one");
    List<Map<String, AttributeValue>> mixed = new ArrayList<>(sealed("other"));
    mixed.set(0, parts.get(0));
    Behind behind = new Behind(mixed, parts);

    assertThat(Parts.read(new Table(behind, "t"), "P", "A")).isEqualTo(parts);
    assertThat(Parts.read(new Table(new Behind(mixed, mixed), "t"), "P", "A")).isEmpty();
  }

  @Test
  void parts_that_are_whole_are_read_once() {
    List<Map<String, AttributeValue>> parts = sealed("one");
    Behind behind = new Behind(parts, parts);

    assertThat(Parts.read(new Table(behind, "t"), "P", "A")).isEqualTo(parts);
    assertThat(behind.consistent).containsExactly(false);
  }

  @Test
  void the_format_before_is_refused_in_a_sentence() {
    Map<String, AttributeValue> old = new HashMap<>(Items.item("P", "A1"));
    old.put("format", Items.number(1));
    Table table = new Table(new Behind(List.of(old), List.of(old)), "t");

    assertThatThrownBy(() -> Parts.read(table, "P", "A"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "table, item P A1: expected one stored in format 2 or later, found one in format 1;"
                + " migrate it with 'allyspend migrate'");
  }

  private static List<Map<String, AttributeValue>> sealed(String text) {
    List<Map<String, AttributeValue>> parts = new ArrayList<>();
    for (String kind : List.of("A1#", "A2#", "A3#")) {
      parts.addAll(Parts.of("P", kind, List.of(new Footnote("FRA", kind, text))));
    }
    Parts.seal(parts);
    return parts;
  }

  private static Series series(Map<Period, Figure> figures) {
    return new Series(
        Subject.of(Ally.FRA), Measure.EXPENDITURE, PriceBasis.CURRENT, "*", new TreeMap<>(figures));
  }

  /** Of any language. */
  private static String words(Random random, int length) {
    return random
        .ints(length, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Has one answer for those who ask how it was lately, and one for those who ask how it is. */
  private static final class Behind extends InMemoryClient {
    private final List<Map<String, AttributeValue>> lately;
    private final List<Map<String, AttributeValue>> now;
    private final List<Boolean> consistent = new ArrayList<>();

    Behind(List<Map<String, AttributeValue>> lately, List<Map<String, AttributeValue>> now) {
      this.lately = lately;
      this.now = now;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      consistent.add(request.consistentRead());
      return QueryResponse.builder().items(request.consistentRead() ? now : lately).build();
    }
  }
}
