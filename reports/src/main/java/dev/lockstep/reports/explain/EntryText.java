package dev.lockstep.reports.explain;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Printable;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;
import java.util.Locale;

/** What the bot wrote down, in words. */
final class EntryText {
  private static final long STALE_NANOS = 1_000_000_000L;

  private final InstrumentText amounts;
  private final Window window;
  private final Repeats repeats;

  EntryText(InstrumentText amounts, Window window, Repeats repeats) {
    this.amounts = amounts;
    this.window = window;
    this.repeats = repeats;
  }

  /** Whether an evaluation looked at books so old that it says little of the present. */
  static boolean isStale(JournalEntry.Evaluated evaluated) {
    return evaluated.nanos() - evaluated.quoteNanos() > STALE_NANOS;
  }

  String of(JournalEntry entry) {
    if (entry instanceof JournalEntry.Status status) return status(status);
    if (entry instanceof JournalEntry.Evaluated evaluated) return evaluated(evaluated);
    if (entry instanceof JournalEntry.Trigger trigger) return trigger(trigger);
    if (entry instanceof JournalEntry.OrderSent sent) return sent(sent);
    if (entry instanceof JournalEntry.OrderAnswered answer) return answered(answer);
    if (entry instanceof JournalEntry.CancelSent cancel) return "cancels order " + cancel.order() + " (" + cancel.purpose() + ")";
    if (entry instanceof JournalEntry.EntryFilled filled) return filled(filled);
    if (entry instanceof JournalEntry.LockAttempt attempt) return attempt(attempt);
    if (entry instanceof JournalEntry.Lock lock) return lock(lock);
    if (entry instanceof JournalEntry.RequestFailed failed) return "request for " + failed.what() + " failed: " + error(failed.error());
    if (entry instanceof JournalEntry.LaneHeld held) {
      return "lane " + held.lane() + " was held " + Times.seconds(held.nanos() - held.startNanos()) + " s by " + held.task() + ", since "
          + Times.utcMillis(held.startNanos());
    }
    if (entry instanceof JournalEntry.WindowOver over) {
      return "the window is over; the bot believes it earned " + InstrumentText.usd(over.believedPnlNanoUsd()) + " USD";
    }
    return exit(entry);
  }

  private String exit(JournalEntry entry) {
    if (entry instanceof JournalEntry.ExitStarted started) {
      return "exit begins (" + started.reason().text() + ", " + started.route() + "): " + amounts.shares(started.lots()) + " to sell, bid "
          + amounts.price(started.bidTicks());
    }
    if (entry instanceof JournalEntry.ExitStage stage) return stage(stage);
    if (entry instanceof JournalEntry.ExitFinished finished) {
      return "exit ends after " + Times.seconds(finished.nanos() - finished.startedNanos()) + " s: " + amounts.shares(finished.soldLots())
          + " sold at " + amounts.priceOfMicro(finished.averageMicro()) + " on average, " + amounts.shares(finished.unsoldLots())
          + " left; booked " + InstrumentText.usd(finished.believedPnlNanoUsd()) + " USD";
    }
    if (entry instanceof JournalEntry.FinalSeconds last) {
      return "final seconds: up bid " + amounts.price(last.upBidTicks()) + ", down bid " + amounts.price(last.downBidTicks());
    }
    throw new AssertionError(entry);
  }

  private String stage(JournalEntry.ExitStage stage) {
    String size = amounts.shares(stage.lots());
    return switch (stage.stage()) {
      case "chunk", "fok" -> stage.stage() + ": " + size + " of " + amounts.shares(stage.ofLots()) + " into bid " + amounts.price(stage.ticks());
      case "refresh" -> "book asked again: bid " + amounts.price(stage.ticks()) + ", " + size + " left";
      case "empty-book" -> "no bid at all: waits, " + amounts.shares(stage.ofLots()) + " left";
      case "last-resort-round" -> "last resort, round " + stage.ticks() + ": " + size + " left";
      default -> stage.stage() + ": " + size + " left";
    };
  }

  private String status(JournalEntry.Status status) {
    return status.state().toLowerCase(Locale.ROOT) + ": up ask " + amounts.priceOfMicro(status.upAskMicro()) + ", down ask "
        + amounts.priceOfMicro(status.downAskMicro()) + (status.scoreMicro() < 0 ? "" : ", danger " + score(status.scoreMicro()));
  }

  private String evaluated(JournalEntry.Evaluated evaluated) {
    return "evaluates: bid " + amounts.price(evaluated.bidTicks()) + ", ask " + amounts.price(evaluated.askTicks()) + ", opponent ask "
        + amounts.priceOfMicro(evaluated.opponentAskMicro()) + ", danger " + score(evaluated.scoreMicro())
        + (isStale(evaluated) ? ", on books " + Times.seconds(evaluated.nanos() - evaluated.quoteNanos()) + " s OLD" : "");
  }

  private String trigger(JournalEntry.Trigger trigger) {
    String seen = "bid " + amounts.price(trigger.bidTicks()) + ", opponent ask " + amounts.priceOfMicro(trigger.opponentAskMicro())
        + ", danger " + score(trigger.scoreMicro());
    String tier = trigger.tier().text();
    if (trigger.state() == TriggerState.FIRED) return "DECISION " + tier + " (" + trigger.count() + " of " + trigger.needed() + "): " + seen;
    if (trigger.state() == TriggerState.RESET) return tier + " no longer holds: " + seen;
    return tier + " holds (" + trigger.count() + " of " + trigger.needed() + "): " + seen;
  }

  private String sent(JournalEntry.OrderSent sent) {
    OrderRequest request = sent.request();
    return "sends order " + request.id().value() + " (" + sent.purpose() + "): " + request.side().name().toLowerCase(Locale.ROOT) + " "
        + amounts.shares(request.lots()) + " " + label(request.outcome()) + " at " + amounts.price(request.limitTicks()) + " "
        + request.timeInForce() + (request.postOnly() ? " post-only" : "");
  }

  private String answered(JournalEntry.OrderAnswered answer) {
    OrderStatus status = answer.status();
    if (answer.error() != null && repeats.isRefused(answer.order())) return "hears that order " + answer.order() + " is refused";
    String order = "hears of order " + answer.order() + ": ";
    if (status == null) return order + error(answer.error());
    return order + status.state().name().toLowerCase(Locale.ROOT) + ", " + amounts.shares(status.filledLots()) + " filled, "
        + amounts.shares(status.leavesLots()) + " open";
  }

  private String filled(JournalEntry.EntryFilled filled) {
    return "FILL seen: " + amounts.shares(filled.lots()) + " " + label(filled.outcome()) + " at " + amounts.priceOfMicro(filled.priceMicro())
        + (filled.assumed() ? " (assumed)" : "") + ", confidence " + Decimal.fixed(filled.peakMicro(), 6, 2) + "; exits are armed";
  }

  private String attempt(JournalEntry.LockAttempt attempt) {
    return "try " + attempt.attempt() + (attempt.cap() > 0 ? " of " + attempt.cap() : "") + " of the profit lock: "
        + amounts.shares(attempt.balanceLots()) + " shares can be sold";
  }

  private String lock(JournalEntry.Lock lock) {
    return switch (lock.state()) {
      case PLACED -> "profit lock rests as order " + lock.order() + ": " + amounts.shares(lock.lots());
      case FILLED -> "PROFIT LOCK filled: " + amounts.shares(lock.lots()) + " sold";
      case CANCELLED -> "profit lock cancelled at bid " + amounts.price(lock.bidTicks());
      case HANDED_OVER -> "profit lock goes on trying in the background";
      case GAVE_UP -> "profit lock gives up";
    };
  }

  private static String error(VenueError error) {
    return error == null ? "no answer" : Printable.text(error.text()) + (error.status() == 0 ? "" : " (" + error.status() + ")");
  }

  private static String score(long micro) {
    return micro < 0 ? "none" : Decimal.fixed(micro, 6, 2);
  }

  private String label(Outcome outcome) {
    return InstrumentText.label(window, outcome);
  }
}
