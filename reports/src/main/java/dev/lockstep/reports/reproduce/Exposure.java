package dev.lockstep.reports.reproduce;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.forensics.detect.Finding;
import java.math.BigDecimal;

/**
 * Whether the release after was put to the test: it must have bought what the release before held, before the incident was over there, and
 * hold it when each fault begins that met the release before. One that had sold by a rule of its own before a fault began did better and was
 * tested; one that bought nothing, the other side or too late shows nothing because nothing happened to it.
 *
 * @param missing why it was not tested; null if it was
 * @param left what it had done before a fault began; null if it held its position then
 */
public record Exposure(String missing, String left) {
  /** Purchases of two releases differ by the pace of their loops. */
  private static final long LATER_NANOS_MAX = 2_000_000_000L;

  static final Exposure FULL = new Exposure(null, null);

  static Exposure of(Scenario scenario, Side before, Side after) {
    Holding then = before.holding();
    Holding now = after.holding();
    if (!then.any()) return FULL;
    if (!now.any()) return missing(after.release() + " did not trade in this window, so nothing was tested (" + now.whyNot() + ")");
    String bought = after.release() + " bought " + now.outcome() + " at " + Holding.seconds(now.fromNanos());
    if (!now.sameSide(then)) return missing(bought + " where " + before.release() + " held " + then.outcome() + ", so what happened there was not tested");
    long over = overNanos(before);
    if (now.fromNanos() > over + LATER_NANOS_MAX) {
      return missing(bought + ", when the incident under " + before.release() + " was over (" + Holding.seconds(over) + "), so nothing was tested");
    }
    String left = null;
    for (Cited<FaultSpec> fault : scenario.faults()) {
      if (!meets(fault.value(), then)) continue;
      long begins = Math.max(fault.value().span().fromNanos(), then.fromNanos());
      String line = ScenarioFile.line(fault.value());
      if (now.fromNanos() > begins + LATER_NANOS_MAX) return missing(bought + ", after " + line + " had begun, which it did not meet, so that was not tested");
      if (now.toNanos() <= begins && left == null) {
        left = after.release() + " had left the position before a fault began: sold at " + Holding.seconds(now.toNanos()) + " (" + now.end() + "), then came " + line;
      }
    }
    return new Exposure(null, left);
  }

  private static Exposure missing(String why) {
    return new Exposure(why, null);
  }

  /** Faults that follow upon a purchase, or are always there, meet whoever buys. */
  private static boolean meets(FaultSpec fault, Holding holding) {
    return fault.span().fromNanos() != Long.MIN_VALUE && fault.span().fromNanos() < holding.toNanos() && fault.span().toNanos() > holding.fromNanos();
  }

  /** When the last of the expected findings had ended under the release before. */
  private static long overNanos(Side before) {
    long endNanos = before.run().row().window().endNanos();
    long over = Long.MIN_VALUE;
    for (Seen seen : before.matching().seen()) {
      Finding finding = seen.finding();
      if (finding == null || finding.time() == null) continue;
      Object lasted = finding.details().get("durationSeconds");
      long nanos = lasted == null ? 0 : new BigDecimal(lasted.toString()).movePointRight(9).longValue();
      over = Math.max(over, Matching.toEnd(finding, endNanos) + nanos);
    }
    return over == Long.MIN_VALUE ? Long.MAX_VALUE - LATER_NANOS_MAX : over;
  }
}
