package dev.lockstep.reports.reproduce;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.forensics.detect.Finding;
import java.time.Instant;
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
    return !expected.timed() || finding.time() == null ? 0 : Math.abs(nearest(expected, finding, endNanos) - expected.atNanos());
  }

  /** Of the times at which it was found, the one nearest to what is expected: a finding that names its worst case names the others beside it. */
  private static long nearest(Expectation expected, Finding finding, long endNanos) {
    long nearest = toEnd(finding.time(), endNanos);
    if (!(finding.details().get("alsoAt") instanceof List<?> others)) return nearest;
    for (Object other : others) {
      long at = toEnd(Instant.parse(other.toString()), endNanos);
      if (Math.abs(at - expected.atNanos()) < Math.abs(nearest - expected.atNanos())) nearest = at;
    }
    return nearest;
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
    return nearest(first.expected(), first.finding(), endNanos) > nearest(second.expected(), second.finding(), endNanos);
  }

  /** When a finding happened, relative to the window's end. */
  public static long toEnd(Finding finding, long endNanos) {
    return toEnd(finding.time(), endNanos);
  }

  private static long toEnd(Instant time, long endNanos) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano() - endNanos;
  }
}
