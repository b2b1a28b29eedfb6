package dev.lockstep.bot.journal;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;

/**
 * One thing that happened in a bot. Prices in ticks ({@code BookView.NONE} where there is none), sizes in lots, money in
 * nano-dollars, probabilities and scores in millionths, times in nanoseconds on the bot's monotonic clock.
 */
public sealed interface JournalEntry {
  /** When it was written. */
  long nanos();

  /** The lane that wrote it. */
  String lane();

  /** Gives every field to the sink, in declared order. */
  void describe(FieldSink sink);

  private static String name(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  /** The status line of a loop, at most once a second. Asks may be the sentinel where a list is empty. */
  record Status(
      long nanos, String lane, String state, long leftNanos, long upAskMicro, long downAskMicro, Outcome best, long confidenceMicro,
      long upImbalanceMilli, long downImbalanceMilli, long scoreMicro, String reason)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("state", state);
      sink.number("leftNanos", leftNanos);
      sink.number("upAskMicro", upAskMicro);
      sink.number("downAskMicro", downAskMicro);
      sink.text("best", name(best));
      sink.number("confidenceMicro", confidenceMicro);
      sink.number("upImbalanceMilli", upImbalanceMilli);
      sink.number("downImbalanceMilli", downImbalanceMilli);
      sink.number("scoreMicro", scoreMicro);
      sink.text("reason", reason);
    }
  }

  /** All enabled triggers were evaluated on one pair of books, asked for at {@code quoteNanos}. */
  record Evaluated(
      long nanos, String lane, long quoteNanos, long leftNanos, int bidTicks, int askTicks, long opponentAskMicro, long scoreMicro)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.number("quoteNanos", quoteNanos);
      sink.number("leftNanos", leftNanos);
      sink.number("bidTicks", bidTicks);
      sink.number("askTicks", askTicks);
      sink.number("opponentAskMicro", opponentAskMicro);
      sink.number("scoreMicro", scoreMicro);
    }
  }

  /** What a trigger did. */
  enum TriggerState {
    WARNED,
    RESET,
    FIRED
  }

  /** A trigger counted, was reset or fired. */
  record Trigger(
      long nanos, String lane, ExitReason tier, TriggerState state, int count, int needed, int bidTicks, long opponentAskMicro,
      long scoreMicro, long leftNanos)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("tier", name(tier));
      sink.text("state", name(state));
      sink.number("count", count);
      sink.number("needed", needed);
      sink.number("bidTicks", bidTicks);
      sink.number("opponentAskMicro", opponentAskMicro);
      sink.number("scoreMicro", scoreMicro);
      sink.number("leftNanos", leftNanos);
    }
  }

  /** An order left for the venue. {@code purpose}: capture, profit-lock, exit. */
  record OrderSent(long nanos, String lane, String purpose, OrderRequest request) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("purpose", purpose);
      sink.number("order", request.id().value());
      sink.text("outcome", name(request.outcome()));
      sink.text("side", name(request.side()));
      sink.number("limitTicks", request.limitTicks());
      sink.number("lots", request.lots());
      sink.text("timeInForce", name(request.timeInForce()));
      sink.text("postOnly", request.postOnly() ? "yes" : "no");
    }
  }

  /** The venue's answer to an order, a cancel or a question about one. {@code status} or {@code error} is null. */
  record OrderAnswered(long nanos, String lane, String purpose, long order, OrderStatus status, VenueError error) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("purpose", purpose);
      sink.number("order", order);
      if (status != null) {
        sink.text("state", name(status.state()));
        sink.number("filledLots", status.filledLots());
        sink.number("leavesLots", status.leavesLots());
        sink.number("notionalTickLots", status.notionalTickLots());
      }
      if (error != null) {
        sink.number("httpStatus", error.status());
        sink.text("error", error.text());
      }
    }
  }

  /** A cancel left for the venue. */
  record CancelSent(long nanos, String lane, String purpose, long order) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("purpose", purpose);
      sink.number("order", order);
    }
  }

  /** The bot learned that it holds a position; exits are armed from here on. */
  record EntryFilled(long nanos, String lane, Outcome outcome, long lots, long priceMicro, long peakMicro, boolean assumed)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("outcome", name(outcome));
      sink.number("lots", lots);
      sink.number("priceMicro", priceMicro);
      sink.number("peakMicro", peakMicro);
      sink.text("assumed", assumed ? "yes" : "no");
    }
  }

  /** A try to place the profit lock; {@code cap} 0 means that no cap is stated, {@code windowEndNanos} is the epoch time of the end. */
  record LockAttempt(long nanos, String lane, int attempt, int cap, boolean background, long balanceLots, long leftNanos)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.number("attempt", attempt);
      sink.number("cap", cap);
      sink.text("background", background ? "yes" : "no");
      sink.number("balanceLots", balanceLots);
      sink.number("leftNanos", leftNanos);
    }
  }

  /** What became of the profit lock. */
  enum LockState {
    PLACED,
    FILLED,
    CANCELLED,
    HANDED_OVER,
    GAVE_UP
  }

  record Lock(long nanos, String lane, LockState state, long order, long lots, int bidTicks) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("state", name(state));
      sink.number("order", order);
      sink.number("lots", lots);
      sink.number("bidTicks", bidTicks);
    }
  }

  /** An exit begins to execute. {@code route}: book-walk or fast-fok. */
  record ExitStarted(long nanos, String lane, ExitReason reason, String route, long lots, int bidTicks, long leftNanos)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("reason", name(reason));
      sink.text("route", route);
      sink.number("lots", lots);
      sink.number("bidTicks", bidTicks);
      sink.number("leftNanos", leftNanos);
    }
  }

  /** A stage of an exit's execution: pass-1, pass-2, chunk, refresh, fok, rest, empty-book, last-resort. */
  record ExitStage(long nanos, String lane, String stage, long lots, long ofLots, int ticks) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("stage", stage);
      sink.number("lots", lots);
      sink.number("ofLots", ofLots);
      sink.number("ticks", ticks);
    }
  }

  /** An exit has ended; money is what the bot believes. */
  record ExitFinished(
      long nanos, String lane, ExitReason reason, long startedNanos, long soldLots, long unsoldLots, long averageMicro, long believedPnlNanoUsd,
      int chunks)
      implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("reason", name(reason));
      sink.number("startedNanos", startedNanos);
      sink.number("soldLots", soldLots);
      sink.number("unsoldLots", unsoldLots);
      sink.number("averageMicro", averageMicro);
      sink.number("believedPnlNanoUsd", believedPnlNanoUsd);
      sink.number("chunks", chunks);
    }
  }

  /** The line of the last 15 seconds. */
  record FinalSeconds(long nanos, String lane, long leftNanos, int upBidTicks, int downBidTicks, long scoreMicro) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.number("leftNanos", leftNanos);
      sink.number("upBidTicks", upBidTicks);
      sink.number("downBidTicks", downBidTicks);
      sink.number("scoreMicro", scoreMicro);
    }
  }

  /** A request of the loop failed or timed out; {@code what}: books, positions, order-status, fill-price. */
  record RequestFailed(long nanos, String lane, String what, VenueError error) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("what", what);
      sink.number("httpStatus", error == null ? 0 : error.status());
      sink.text("error", error == null ? "timed out" : error.text());
    }
  }

  /** The window is over for the bot: its state is replaced by that of the next window. */
  record WindowOver(long nanos, String lane, String window, boolean exited, long believedPnlNanoUsd) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("window", window);
      sink.text("exited", exited ? "yes" : "no");
      sink.number("believedPnlNanoUsd", believedPnlNanoUsd);
    }
  }

  /** A task held its lane from {@code startNanos} until now, waits included. Written by the runtime for holds over a step. */
  record LaneHeld(long nanos, String lane, String task, long startNanos) implements JournalEntry {
    @Override
    public void describe(FieldSink sink) {
      sink.text("task", task);
      sink.number("startNanos", startNanos);
    }
  }
}
