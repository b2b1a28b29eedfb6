package dev.lockstep.reports.log;

import dev.lockstep.bot.journal.JournalEntry;
import java.io.IOException;

/** The profit lock's lines. Tries without a stated cap are v1.60's, in whatever thread they run; those with one are v1.61's. */
final class LockLines {
  private final LogWriter out;

  LockLines(LogWriter out) {
    this.out = out;
  }

  void write(JournalEntry.LockAttempt attempt) throws IOException {
    String balance = " | Balance: " + out.rawBalance(attempt.balanceLots());
    if (!attempt.background() || attempt.cap() == 0) {
      out.line(attempt.nanos(), "PROFIT_LOCK_RETRY: Attempt " + attempt.attempt() + balance + " | Waiting for shares to settle");
    } else if (attempt.attempt() <= 5 || attempt.attempt() % 10 == 0) {
      out.line(attempt.nanos(), "PROFIT_LOCK[BG]: Attempt " + attempt.attempt() + "/" + attempt.cap() + balance);
    }
  }

  void write(JournalEntry.Lock lock, String side, String price) throws IOException {
    String size = out.shares(lock.lots()) + " " + side;
    switch (lock.state()) {
      case PLACED -> out.line(lock.nanos(), "PROFIT_LOCK_CONFIRMED: SELL " + size + " @ " + price + " | order " + lock.order());
      case FILLED -> out.line(lock.nanos(), "🔒✅ PROFIT_LOCK FILLED: " + size + " @ " + price);
      case CANCELLED -> out.line(lock.nanos(), "🔒❌ PROFIT_LOCK CANCEL: " + side + " best bid " + out.cents(lock.bidTicks())
          + ", order " + lock.order() + " cancelled");
      case HANDED_OVER -> out.line(lock.nanos(), "Fast path failed. Launching background thread.");
      case GAVE_UP -> out.line(lock.nanos(), "PROFIT_LOCK[BG]: Gave up, exit triggers remain active");
      default -> throw new AssertionError(lock);
    }
  }
}
