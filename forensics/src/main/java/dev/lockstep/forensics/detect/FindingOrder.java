package dev.lockstep.forensics.detect;

import java.util.Comparator;

/** The order findings are shown in: most severe, surest, then by rule and fingerprint, so that it never depends on file order. */
public final class FindingOrder {
  public static final Comparator<Finding> MOST_SEVERE_FIRST = new MostSevereFirst();

  private FindingOrder() {}

  /** A class instead of a chain of references, which takes a hundredth of a second to link, at every start. */
  private static final class MostSevereFirst implements Comparator<Finding> {
    @Override
    public int compare(Finding one, Finding other) {
      int order = other.severity().compareTo(one.severity());
      if (order == 0) order = other.confidence().compareTo(one.confidence());
      if (order == 0) order = Long.compare(waiters(other), waiters(one));
      if (order == 0) order = one.ruleId().compareTo(other.ruleId());
      return order != 0 ? order : one.fingerprint().compareTo(other.fingerprint());
    }
  }

  /** How many are held up, for findings that count it. */
  private static long waiters(Finding finding) {
    return finding.details().get("waiterCount") instanceof Number count ? count.longValue() : 0;
  }
}
