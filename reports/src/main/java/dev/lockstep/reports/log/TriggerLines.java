package dev.lockstep.reports.log;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.reports.text.Decimal;
import java.io.IOException;

/** What the three tiers say when they count, are reset and fire. */
final class TriggerLines {
  private final LogWriter out;
  private final Settings settings;

  TriggerLines(LogWriter out, Settings settings) {
    this.out = out;
    this.settings = settings;
  }

  void write(JournalEntry.Trigger trigger, Outcome side) throws IOException {
    if (trigger.tier() == ExitReason.HARD_STOP) hardStop(trigger, side);
    else if (trigger.tier() == ExitReason.DANGER_EXIT) danger(trigger);
    else if (trigger.tier() == ExitReason.SAFETY_EXIT) safety(trigger, side);
    else throw new AssertionError(trigger);
  }

  private void hardStop(JournalEntry.Trigger trigger, Outcome side) throws IOException {
    String bid = out.cents(trigger.bidTicks());
    if (trigger.state() == TriggerState.RESET) {
      out.line(trigger.nanos(), "HARD_STOP: Reset consecutive counter (bid recovered to " + bid + ")");
      return;
    }
    String level = LogWriter.centsOfMicro(settings.value(WindowSettings.HARD_STOP_TRIGGER));
    out.line(trigger.nanos(), "HARD_STOP: TRIGGER CONDITION MET: best_bid=" + bid + " <= " + level);
    if (trigger.state() == TriggerState.WARNED) {
      out.line(trigger.nanos(), "⚠️ HARD_STOP WARNING: tick " + trigger.count() + "/" + trigger.needed() + ": best_bid=" + bid);
    } else {
      out.line(trigger.nanos(), "🛑 EXIT TRIGGER: " + Words.side(side) + " best bid at " + bid);
    }
  }

  private void danger(JournalEntry.Trigger trigger) throws IOException {
    String measured = "score=" + Decimal.fixed(Math.max(trigger.scoreMicro(), 0), 6, 2) + " opp_ask="
        + LogWriter.centsOfMicro(trigger.opponentAskMicro());
    if (trigger.state() == TriggerState.RESET) {
      out.line(trigger.nanos(), "DANGER_EXIT: Reset (" + measured + ")");
    } else if (trigger.state() == TriggerState.WARNED) {
      out.line(trigger.nanos(), "⚠️ DANGER_WARNING: tick " + trigger.count() + "/" + trigger.needed() + ": " + measured);
    } else {
      out.line(trigger.nanos(), "🚨 DANGER_EXIT: " + measured + " (" + trigger.count() + " ticks)");
    }
  }

  private void safety(JournalEntry.Trigger trigger, Outcome side) throws IOException {
    if (trigger.state() != TriggerState.FIRED) return; // a single tick fires it
    out.line(trigger.nanos(), "🚨 SAFETY_EXIT: " + LogWriter.secondsLeft(trigger.leftNanos()) + ", " + Words.side(side) + " best bid "
        + out.cents(trigger.bidTicks()) + " < " + LogWriter.centsOfMicro(settings.value(WindowSettings.SAFETY_BID))
        + " — exiting to protect position");
  }
}
