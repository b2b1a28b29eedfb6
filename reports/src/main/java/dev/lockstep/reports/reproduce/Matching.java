package dev.lockstep.reports.reproduce;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.forensics.detect.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Expected findings beside those that came: the same rule, severity and lane, within the tolerance of the time, each used once.
 *
 * @param extra findings that nobody expected
 * @param ordered whether those that came did so in the order in which they are expected
 */
public record Matching(List<Seen> seen, List<Finding> extra, boolean ordered) {
  public Matching {
    seen = List.copyOf(seen);
    extra = List.copyOf(extra);
  }

  /** @param endNanos the window's end */
  static Matching of(List<Cited<Expectation>> expected, List<Finding> findings, long endNanos) {
    List<Finding> left = new ArrayList<>(findings);
    List<Seen> seen = new ArrayList<>();
    for (Cited<Expectation> each : expected) {
      Finding nearest = null;
      for (Finding finding : left) {
        boolean nearer = nearest == null || distance(each.value(), finding, endNanos) < distance(each.value(), nearest, endNanos);
        if (fits(each.value(), finding, endNanos) && nearer) nearest = finding;
      }
      left.remove(nearest);
      seen.add(new Seen(each.value(), nearest));
    }
    return new Matching(seen, left, ordered(seen, endNanos));
  }

  /** Everything expected came, in order, and nothing else. */
  public boolean same() {
    return extra.isEmpty() && ordered && seen.stream().allMatch(each -> each.finding() != null);
  }

  private static boolean fits(Expectation expected, Finding finding, long endNanos) {
    Object lane = finding.details().get("lane");
    return finding.ruleId().equals(expected.rule())
        && (expected.severity().isEmpty() || finding.severity().label().equals(expected.severity()))
        && (expected.lane().isEmpty() || expected.lane().equals(lane))
        && (!expected.timed() || (finding.time() != null && distance(expected, finding, endNanos) <= expected.toleranceNanos()));
  }

  private static long distance(Expectation expected, Finding finding, long endNanos) {
    return !expected.timed() || finding.time() == null ? 0 : Math.abs(toEnd(finding, endNanos) - expected.atNanos());
  }

  private static boolean ordered(List<Seen> seen, long endNanos) {
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) if (reversed(seen.get(i), seen.get(j), endNanos)) return false;
    }
    return true;
  }

  /** Two that are expected at one instant may come in any order. */
  private static boolean reversed(Seen first, Seen second, long endNanos) {
    if (first.finding() == null || second.finding() == null || !first.expected().timed() || !second.expected().timed()) return false;
    if (first.expected().atNanos() >= second.expected().atNanos()) return false;
    return toEnd(first.finding(), endNanos) > toEnd(second.finding(), endNanos);
  }

  /** When a finding happened, relative to the window's end. */
  public static long toEnd(Finding finding, long endNanos) {
    return finding.time().getEpochSecond() * 1_000_000_000L + finding.time().getNano() - endNanos;
  }
}
