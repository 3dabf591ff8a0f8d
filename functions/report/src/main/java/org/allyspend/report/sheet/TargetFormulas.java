package org.allyspend.report.sheet;

import java.util.Locale;
import org.allyspend.core.domain.Target;

/** Formulas about a share and a threshold, both given as expressions. */
final class TargetFormulas {
  private TargetFormulas() {}

  /** Whether the share is at or over the threshold, at the published precision. */
  static String isMet(String threshold, String share) {
    return "ROUND(" + share + "," + Target.PUBLISHED_DECIMALS + ")>=" + threshold;
  }

  /** A gap: nothing where the threshold is met. */
  static String unlessMet(String threshold, String share, String gap) {
    return "IF(" + isMet(threshold, share) + ",0," + gap + ")";
  }

  /** (threshold / share) ^ (1 / years) x (1 + growth of GDP) - 1, in percent. */
  static String requiredGrowth(String threshold, String share, String years) {
    return String.format(
        Locale.ROOT,
        "(%s/%s)^(1/(%s))*(100+%s)-100",
        threshold,
        share,
        years,
        AssumptionsSheet.GDP_GROWTH);
  }
}
