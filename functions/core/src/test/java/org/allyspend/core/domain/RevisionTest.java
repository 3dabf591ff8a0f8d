package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.Test;

/** How revisions, and checks like them, are stored, and were. */
class RevisionTest {
  private static final PriceBasis CONSTANT = PriceBasis.constant(2021);
  private static final Figure BEFORE =
      new Figure(new BigDecimal("1.50"), Status.ESTIMATED, "A1", "");
  private static final BigDecimal ONE = BigDecimal.ONE;

  @Test
  void it_is_read_as_it_was_stored() throws Exception {
    Revision revision = revision(Measure.GDP_CONSTANT, CONSTANT);
    Check check = check(Measure.GDP_CONSTANT, CONSTANT);
    String stored = Json.MAPPER.writeValueAsString(revision);

    assertThat(stored)
        .contains("\"basis\":{\"baseYear\":2021,\"kind\":\"CONSTANT\"}", "\"period\":\"2024\"");
    assertThat(Json.stored(stored, Revision.class, "it")).isEqualTo(revision);
    assertThat(Json.stored(Json.MAPPER.writeValueAsString(check), Check.class, "it"))
        .isEqualTo(check);
  }

  private static Revision revision(Measure measure, PriceBasis basis) {
    return new Revision(
        "nato", Revision.Kind.WITHDRAWN, "FRA", measure, basis, Period.ofYear(2024), BEFORE, null);
  }

  private static Check check(Measure measure, PriceBasis basis) {
    return new Check("nato-total", measure, basis, 2024, ONE, ONE, ONE, "TABLE1!D28");
  }
}
