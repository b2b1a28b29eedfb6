package dev.lockstep.reports.log;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.state.StateSaver;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.reports.text.Decimal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run's journal as the recorded bot would have logged it. Lines follow the journal's order; runs of several windows may be appended
 * one after the other. What the format has no line for (evaluations, lanes held by the bot's own waits) is not printed. The recorded bot saved
 * nothing; the line of a save or of somebody else's lock that held a lane for half a second or more is ours.
 */
public final class BotLog {
  private final WindowResult run;
  private final LogWriter out;
  private final StatusLine status;
  private final TriggerLines triggers;
  private final LockLines locks;
  private final ExitLines exits;
  private final Map<Long, JournalEntry.OrderSent> sent = new TreeMap<>();
  private Outcome side;
  private int lockTicks;

  private BotLog(WindowResult run, Instrument instrument, Appendable out) {
    this.run = run;
    this.out = new LogWriter(out, instrument);
    status = new StatusLine(this.out, run.settings());
    triggers = new TriggerLines(this.out, run.settings());
    locks = new LockLines(this.out);
    exits = new ExitLines(this.out);
  }

  /** Appends the log of one run, each line ended by a line feed. */
  public static void write(WindowResult run, Instrument instrument, Appendable out) throws IOException {
    new BotLog(run, instrument, out).write();
  }

  private void write() throws IOException {
    List<JournalEntry> journal = run.journal();
    out.line(journal.isEmpty() ? run.window().startNanos() : journal.get(0).nanos(), "NEW WINDOW: " + Words.printable(run.window().id()));
    for (int i = 0; i < journal.size(); i++) {
      JournalEntry entry = journal.get(i);
      if (entry instanceof JournalEntry.LockAttempt attempt) {
        // The recorded line says that the shares have not settled: a try that goes on to place has none.
        if (i + 1 == journal.size() || !places(attempt, journal.get(i + 1))) locks.write(attempt);
      } else {
        write(entry);
      }
    }
  }

  private static boolean places(JournalEntry.LockAttempt attempt, JournalEntry next) {
    return next instanceof JournalEntry.OrderSent order && order.purpose().equals("profit-lock") && order.nanos() == attempt.nanos();
  }

  private void write(JournalEntry entry) throws IOException {
    if (entry instanceof JournalEntry.Status line) status.write(line);
    else if (entry instanceof JournalEntry.FinalSeconds last) status.write(last);
    else if (entry instanceof JournalEntry.Trigger trigger) triggers.write(trigger, side);
    else if (entry instanceof JournalEntry.EntryFilled filled) write(filled);
    else if (entry instanceof JournalEntry.OrderSent order) write(order);
    else if (entry instanceof JournalEntry.OrderAnswered answer) write(answer);
    else if (entry instanceof JournalEntry.Lock lock) write(lock);
    else if (entry instanceof JournalEntry.ExitStarted started) exits.write(started);
    else if (entry instanceof JournalEntry.ExitStage stage) exits.write(stage);
    else if (entry instanceof JournalEntry.ExitFinished finished) exits.write(finished);
    else if (entry instanceof JournalEntry.RequestFailed failed) write(failed);
    else if (entry instanceof JournalEntry.WindowOver over) write(over);
    else if (entry instanceof JournalEntry.LaneHeld held) write(held);
    else if (!isSilent(entry)) throw new AssertionError(entry);
  }

  /** Kinds the recorded bot has no line for. */
  private static boolean isSilent(JournalEntry entry) {
    return entry instanceof JournalEntry.Evaluated || entry instanceof JournalEntry.CancelSent;
  }

  private void write(JournalEntry.EntryFilled filled) throws IOException {
    side = filled.outcome();
    out.line(filled.nanos(), (filled.assumed() ? "CAPTURE ASSUMED: " : "CAPTURE FILLED: ") + out.shares(filled.lots()) + " "
        + Words.side(side) + " @ " + LogWriter.centsOfMicro(filled.priceMicro()));
  }

  private void write(JournalEntry.OrderSent order) throws IOException {
    OrderRequest request = order.request();
    sent.put(request.id().value(), order);
    if (order.purpose().equals("profit-lock")) lockTicks = request.limitTicks();
    if (!order.purpose().equals("capture")) return;
    side = request.outcome();
    out.line(order.nanos(), "CAPTURE ORDER: " + request.side() + " " + out.shares(request.lots()) + " " + Words.side(side) + " @ "
        + out.cents(request.limitTicks()));
  }

  private void write(JournalEntry.OrderAnswered answer) throws IOException {
    if (answer.purpose().equals("exit")) {
      exits.write(answer, sent.get(answer.order()));
    } else if (answer.status() == null) {
      String why = answer.error() == null ? "no answer" : Words.printable(answer.error().text());
      out.line(answer.nanos(), (answer.purpose().equals("capture") ? "CAPTURE ORDER" : "PROFIT_LOCK") + " failed: " + why);
    }
  }

  private void write(JournalEntry.Lock lock) throws IOException {
    locks.write(lock, Words.side(side), out.cents(lockTicks));
  }

  private void write(JournalEntry.RequestFailed failed) throws IOException {
    String why = failed.error() == null ? "timed out" : Words.printable(failed.error().text());
    out.line(failed.nanos(), "ERROR: " + failed.what() + " request failed: " + why);
  }

  private void write(JournalEntry.LaneHeld held) throws IOException {
    if (!held.task().equals(StateSaver.TASK) && !held.task().startsWith(FaultSpec.LockHeld.TASK)) return;
    long sinceNanos = held.startNanos() - run.window().endNanos();
    out.line(held.nanos(), "LANE_HELD: lane " + held.lane() + " held " + Decimal.fixed(held.nanos() - held.startNanos(), 9, 3) + "s by " + held.task()
        + ", since T" + (sinceNanos < 0 ? "-" : "+") + Decimal.fixed(Math.abs(sinceNanos), 9, 3) + "s");
  }

  /** The bot learns of a window's end by the next one's name; that is known where names count epoch seconds. */
  private void write(JournalEntry.WindowOver over) throws IOException {
    Window window = run.window();
    String start = Long.toString(window.startNanos() / 1_000_000_000L);
    String next = window.id().endsWith("-" + start)
        ? window.id().substring(0, window.id().length() - start.length()) + window.endNanos() / 1_000_000_000L
        : "after " + window.id();
    out.line(over.nanos(), "NEW WINDOW: " + Words.printable(next));
  }
}
