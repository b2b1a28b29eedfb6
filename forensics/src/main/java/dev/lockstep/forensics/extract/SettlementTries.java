package dev.lockstep.forensics.extract;

import dev.lockstep.bot.state.StateSaver;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;

/**
 * When shares settled: after the last try of the profit lock that read a balance of zero, and before the one that read enough, which the line that
 * says it was placed follows. Both bounds are kept, since between two tries nobody looked. Tries come at a known pace, so their numbers narrow what
 * stamps of whole seconds leave open; a line that the main lane writes comes late where the lane was held.
 */
final class SettlementTries {
  private static final long SECOND = 1_000_000_000L;
  private static final long TENTH = SECOND / 10;
  /** Where too few tries were told to know it, no call takes longer, and this is what one takes. */
  private static final long CALL_NANOS_MAX = SECOND / 4;
  private static final long CALL_NANOS = SECOND / 20;
  private static final int TRIES_TO_TELL = 4;
  /** A bot that polls its order sees a purchase within a loop and the calls that tell of it. */
  private static final long LOOP_NANOS = SECOND * 6 / 10;
  private static final int CALLS_OF_A_LOOP = 3;
  /** Without a stated cap the tries after these come every five seconds. */
  private static final int QUICK_TRIES = 10;
  private static final long LATER_REST_NANOS = 5 * SECOND;
  /** Of tries with a stated cap the first five are told, then every tenth. */
  private static final int TOLD_TRIES = 5;
  private static final int TOLD_EVERY = 10;
  /** Whatever number a line bears, no more are reckoned with. */
  private static final int TRIES_MAX = 1_000;

  private final WindowCase window;
  private final Purchase purchase;
  private final boolean everyTryTold;
  private final long callLowNanos;
  private final long callHighNanos;
  private final long callNanos;

  SettlementTries(WindowCase window, Purchase purchase) {
    this.window = window;
    this.purchase = purchase;
    everyTryTold = window.source().facts().bot().equals(ScenarioExtractor.JOURNAL);
    QuickTries quick = QuickTries.of(window);
    boolean told = quick.even() && quick.tries().size() >= TRIES_TO_TELL;
    callLowNanos = quick.even() ? Math.min(quick.callLowNanos(), CALL_NANOS_MAX) : 0;
    callHighNanos = told ? quick.callHighNanos() : quick.even() ? Math.min(quick.callHighNanos(), CALL_NANOS_MAX) : CALL_NANOS_MAX;
    callNanos = told ? (callLowNanos + callHighNanos) / 2 : Math.max(callLowNanos, Math.min(callHighNanos, CALL_NANOS));
  }

  /**
   * When the shares settled, nanoseconds from the purchase on.
   *
   * @param untilNanos so long the balance was surely zero
   * @param byNanos by then it was not
   * @param likelyNanos the middle between the two tries by the usual pace, within these bounds
   */
  record Between(long untilNanos, long byNanos, long likelyNanos) {
    /** A likely value to a tenth of a second: more digits would say what nobody knows. */
    static Between of(long until, long by, long likely) {
      return new Between(until, by, Math.max(until, Math.min(by, (likely + TENTH / 2) / TENTH * TENTH)));
    }
  }

  /** A time from the fill that was seen on, as far as the log tells it. */
  private record Bounds(long lowNanos, long highNanos) {
    long middle() {
      return (lowNanos + highNanos) / 2;
    }

    /** Narrower where both can be true. */
    Bounds and(long low, long high) {
      long from = Math.max(lowNanos, low);
      long to = Math.min(highNanos, high);
      return from <= to ? new Bounds(from, to) : this;
    }
  }

  /** @param lastZero the last try that is told to have read zero */
  Between between(LogEvent fill, LogEvent lastZero, LogEvent placed) {
    double number = lastZero.number("attempt");
    boolean capped = lastZero.number("cap") > 0;
    int last = Double.isNaN(number) ? 0 : (int) Math.max(1, Math.min(number, TRIES_MAX));
    Bounds zero = since(fill, lastZero);
    Bounds enough = since(fill, placed);
    if (last > 0) zero = zero.and(triesNanos(last, capped, callLowNanos), triesNanos(last, capped, callHighNanos));
    int next = capped && last >= TOLD_TRIES && !everyTryTold ? (last / TOLD_EVERY + 1) * TOLD_EVERY : last + 1;
    long gapHigh = last == 0 ? Long.MAX_VALUE / 2 : triesNanos(next, capped, callHighNanos) - triesNanos(last, capped, callHighNanos);
    long pace = last == 0 ? QuickTries.REST_NANOS : triesNanos(last + 1, capped, callHighNanos) - triesNanos(last, capped, callHighNanos);
    LogEvent hold = holdEndedAt(placed);
    long late = hold == null ? 0 : heldNanos(hold);
    // The try before the one that read enough failed too, told or not.
    long failed = enough.lowNanos() - late - CALLS_OF_A_LOOP * callHighNanos - pace - 2 * callHighNanos;
    long until = Math.max(0, Math.max(zero.lowNanos() - (callHighNanos - callLowNanos), failed));
    LogEvent before = holdEndedAt(fill);
    long heldBefore = before == null ? 0 : purchase.unseenNanos(heldNanos(before));
    long unseen = LOOP_NANOS + CALLS_OF_A_LOOP * callHighNanos + heldBefore;
    long by = Math.min(enough.highNanos(), zero.highNanos() + gapHigh) + unseen;
    if (until > by) return byStamps(since(fill, lastZero), since(fill, placed), unseen);
    return Between.of(until, by, likely(zero, enough, capped, last, hold, LOOP_NANOS + heldBefore));
  }

  /** Where tries do not come at the pace that is known, the stamps alone. */
  private static Between byStamps(Bounds zero, Bounds enough, long unseen) {
    long until = Math.max(0, zero.lowNanos());
    long by = Math.max(until, enough.highNanos() + unseen);
    return Between.of(until, by, (until + by) / 2);
  }

  /** The middle of the pause between two tries, from a purchase on that was seen half a loop, or half a hold of the lane, later. */
  private long likely(Bounds zero, Bounds enough, boolean capped, int last, LogEvent hold, long seenLater) {
    long pace = last == 0 ? QuickTries.REST_NANOS : triesNanos(last + 1, capped, callNanos) - triesNanos(last, capped, callNanos);
    long tried = last == 0 ? zero.middle() : Math.max(zero.lowNanos(), Math.min(zero.highNanos(), triesNanos(last, capped, callNanos)));
    boolean allTold = last > 0 && (!capped || last < TOLD_TRIES || everyTryTold);
    long told = enough.middle() - 2 * callNanos;
    long held = hold == null ? told : told - heldNanos(hold);
    // A save that began after the last try that is told was the save of the lock's own order; of any other hold nobody knows when the order came.
    boolean own = hold == null || StateSaver.TASK.equals(hold.get("task")) && held > tried;
    long from = allTold ? tried : Math.max(tried, held - pace);
    long to = allTold ? tried + pace : Math.max(from, own ? held : told);
    return (from + to) / 2 + seenLater / 2 + callNanos;
  }

  private static Bounds since(LogEvent fill, LogEvent line) {
    boolean whole = line.timeNanos() % SECOND == 0 && fill.timeNanos() % SECOND == 0;
    long resolution = whole ? SECOND : 0;
    long nanos = line.timeNanos() - fill.timeNanos();
    return new Bounds(nanos - resolution, nanos + resolution);
  }

  /** From the fill that was seen to the answer of a try. */
  private static long triesNanos(int number, boolean capped, long callNanos) {
    long later = capped ? 0 : Math.max(0, number - QUICK_TRIES);
    return QuickTries.CALLS_OF_A_TRY * callNanos * number + QuickTries.REST_NANOS * (number - 1 - Math.max(0, later - 1)) + LATER_REST_NANOS * later;
  }

  /** The longest hold of the main lane that ended just before a line: so much later than it was true a line may have been written. Null if there is none. */
  private LogEvent holdEndedAt(LogEvent line) {
    LogEvent longest = null;
    for (LogEvent hold : window.source().of(EventKind.LANE_HELD)) {
      boolean before = hold.timed() && Math.abs(line.timeNanos() - hold.timeNanos()) <= SECOND;
      if (before && "main".equals(hold.get("lane")) && hold.number("held") > (longest == null ? 0 : longest.number("held"))) longest = hold;
    }
    return longest;
  }

  private static long heldNanos(LogEvent hold) {
    return Math.round(hold.number("held") * SECOND);
  }
}
