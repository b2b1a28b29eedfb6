package dev.lockstep.bot.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.port.Clock;
import dev.lockstep.bot.port.FundingSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotJournal;

/**
 * Looks every half minute whether a funding hour has begun (0, 8 and 16 h UTC) and asks for its rate. A source that is missing, throws, fails or does
 * not answer is noted and changes nothing: the next look follows in any case.
 */
public final class Funding {
  private static final long LOOK_NANOS = 30_000_000_000L;
  private static final long CALL_NANOS = 5_000_000_000L;
  private static final long PERIOD_NANOS = 8 * 3_600_000_000_000L;
  private final Lane lane;
  private final Context context;
  private long lastCounted;
  private boolean over;

  /** What the task is given. {@code down} ends it. */
  public record Context(Clock clock, FundingSource source, SpotJournal journal, Signal down, SpotPolicies.Funding rule) {}

  public Funding(Lane lane, Context context) {
    this.lane = lane;
    this.context = context;
  }

  private long period() {
    return Math.floorDiv(context.clock().epochNanos(), PERIOD_NANOS);
  }

  /** The first task, on the lane. */
  public Step start() {
    lastCounted = period();
    later();
    return Step.done();
  }

  private void later() {
    lane.executeAfter(LOOK_NANOS, "Funding", () -> {
      if (over || context.down().raised()) return Step.done();
      later();
      return look();
    });
  }

  private Step look() {
    long now = period();
    // A wall clock that steps back begins no new hour.
    if (now <= lastCounted) return Step.done();
    lastCounted = now;
    Reply<Long> reply;
    try {
      reply = context.source().ratePpm();
    } catch (RuntimeException e) {
      return failed("threw " + e);
    }
    if (reply == null) return failed("no source");
    return Step.await(reply, CALL_NANOS, wake -> {
      if (!reply.raised()) return failed("no answer");
      return reply.succeeded() ? noted(reply.value(), "") : failed(reply.error().text());
    });
  }

  private Step failed(String why) {
    if (context.rule() == SpotPolicies.Funding.SURVIVES) return noted(0, why);
    over = true;
    return Step.done();
  }

  private Step noted(long ratePpm, String text) {
    context.journal().write(new SpotNote(SpotNote.Kind.FUNDING, context.clock().monotonicNanos(), lane.name(), 0, ratePpm, text));
    return Step.done();
  }
}
