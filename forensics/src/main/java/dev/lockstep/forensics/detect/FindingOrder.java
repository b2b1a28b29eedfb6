package dev.lockstep.forensics.detect;

import java.util.Comparator;

/** The order findings are shown in: most severe, surest, then by rule and fingerprint, so that it never depends on file order. */
public final class FindingOrder {
  public static final Comparator<Finding> MOST_SEVERE_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::confidence)
          .thenComparingLong(FindingOrder::waiters)
          .reversed()
          .thenComparing(Finding::ruleId)
          .thenComparing(Finding::fingerprint);

  private FindingOrder() {}

  /** How many are held up, for findings that count it. */
  private static long waiters(Finding finding) {
    return finding.details().get("waiterCount") instanceof Number count ? count.longValue() : 0;
  }
}
