package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.Confidence;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Outcome;

/** The status routine: at most once a second it writes a line and keeps the asks that the entry filter reads. */
final class StatusLines {
  static final int HISTORY = 30;
  private static final long SECOND = 1_000_000_000L;

  private final WindowContext context;
  private final long[][] asksMicro = new long[2][HISTORY];
  private int samples;
  private long lastNanos = Long.MIN_VALUE;

  StatusLines(WindowContext context) {
    this.context = context;
  }

  void see(BookPair books, long scoreMicro, String reason) {
    long now = context.now();
    if (lastNanos != Long.MIN_VALUE && now - lastNanos < SECOND) return;
    lastNanos = now;
    long up = books.askOrSentinelMicro(Outcome.UP);
    long down = books.askOrSentinelMicro(Outcome.DOWN);
    asksMicro[0][samples % HISTORY] = up;
    asksMicro[1][samples % HISTORY] = down;
    samples++;
    Outcome best = up >= down ? Outcome.UP : Outcome.DOWN;
    WindowState state = context.state();
    context.ports().journal().write(new JournalEntry.Status(
        now, context.main().name(), state.armed() || state.captureOpen() ? "SNIPER" : "IDLE", context.leftNanos(), up, down, best,
        Confidence.micro(Math.max(up, down), context.leftNanos()), Confidence.imbalanceMilli(books.up()),
        Confidence.imbalanceMilli(books.down()), scoreMicro, reason));
  }

  int size() {
    return Math.min(samples, HISTORY);
  }

  /** The ask of {@code ago} samples before the newest (0 = newest), millionths. */
  long askMicro(Outcome outcome, int ago) {
    return asksMicro[outcome.ordinal()][(samples - 1 - ago) % HISTORY];
  }
}
