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

  @Test
  void what_was_stored_with_a_year_and_its_unit_s_words_is_read_as_what_they_tell() {
    assertThat(stored("gdp_usd_constant", "million USD at 2021 prices", "'year':2024"))
        .isEqualTo(revision(Measure.GDP_CONSTANT, CONSTANT));
    assertThat(stored("share_of_gdp", "percent", "'period':'2024'"))
        .isEqualTo(revision(Measure.SHARE_OF_GDP, PriceBasis.NONE));
    assertThat(stored("gdp_usd_current", "million USD", "'period':'2024'"))
        .isEqualTo(revision(Measure.GDP, PriceBasis.CURRENT));
  }

  @Test
  void so_is_a_check() {
    assertThat(
            Json.stored(
                """
                {"group": "nato-total", "measure": "gdp_usd_constant", "year": 2024,
                 "unit": "million USD at 2021 prices", "printed": 1, "computed": 1, "tolerance": 1,
                 "place": "TABLE1!D28"}
                """,
                Check.class,
                "it"))
        .isEqualTo(check(Measure.GDP_CONSTANT, CONSTANT));
  }

  private static Revision revision(Measure measure, PriceBasis basis) {
    return new Revision(
        "nato", Revision.Kind.WITHDRAWN, "FRA", measure, basis, Period.ofYear(2024), BEFORE, null);
  }

  private static Check check(Measure measure, PriceBasis basis) {
    return new Check("nato-total", measure, basis, 2024, ONE, ONE, ONE, "TABLE1!D28");
  }

  private static Revision stored(String measure, String unit, String period) {
    return Json.stored(
        """
        {'source':'nato','kind':'WITHDRAWN','subject':'FRA','measure':'%s','unit':'%s',%s,
         'before':{'known':1.50,'status':'ESTIMATED','place':'A1','note':''}}
        """
            .formatted(measure, unit, period)
            .replace('\'', '"'),
        Revision.class,
        "it");
  }
}
