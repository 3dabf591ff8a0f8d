package org.allyspend.local;

/**
 * What is declared of a budget whose figures are a test's own: Poland's division 752, in a CSV file
 * with a row a month.
 */
final class MonthlyBudget {
  /** What it is, where a test does not say otherwise. */
  static final String DESCRIBED =
      "\"title\": \"Spending by month\", \"publisher\": \"Ministry of Finance\","
          + " \"licence\": \"public\",";

  /** That nobody has held it against a print. */
  static final String UNVERIFIED =
      "\"checked\": {\"verified\": false, \"against\": \"figures of this test\"},";

  private MonthlyBudget() {}

  /**
   * The declaration.
   *
   * @param fields more of its fields, each with a comma after it
   * @param figures what of a row is a figure, of which stage
   */
  static String declared(String fields, String figures) {
    return """
        {
          "ally": "POL", "address": "https://www.gov.pl/web/finanse", %s
          "currency": "PLN", "scale": "million", "covers": "Division 752.",
          "plausible": {"month": [-10, 50000], "year": [1, 500000]},
          "documents": [{
            "name": ".*\\\\.csv", "separator": ";", "decimal": ",",
            "rows": [{"column": "Division", "is": ["752"]}],
            "year": {"column": "Month", "like": "(?<year>\\\\d{4})-(?<month>\\\\d{2})"},
            "figures": [%s]
          }]
        }
        """
        .formatted(fields, figures);
  }
}
