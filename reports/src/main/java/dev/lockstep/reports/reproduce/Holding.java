package dev.lockstep.reports.reproduce;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.reports.text.Decimal;
import java.util.Locale;

/** What a release held in a scenario's window; times are nanoseconds relative to the window's end. */
public final class Holding {
  /** Less than a hundredth of a share cannot be sold. */
  private static final long DUST_NANO_SHARES = 10_000_000L;

  private final Side side;
  private final Position position;
  private final long endNanos;

  Holding(Side side) {
    this.side = side;
    position = side.run().row().position();
    endNanos = side.run().row().window().endNanos();
  }

  /** Whether anything was bought. */
  boolean any() {
    return position != null;
  }

  boolean sameSide(Holding other) {
    return position.side() == other.position.side();
  }

  /** When the venue executed the first part of the purchase. */
  long fromNanos() {
    return position.entryNanos() - endNanos;
  }

  /** When the last of it was sold; {@link Long#MAX_VALUE} where something was left. */
  long toNanos() {
    long left = Math.multiplyExact(position.boughtLots() - position.soldLots(), side.run().row().instrument().lotNanoShares());
    return position.soldLots() > 0 && left < DUST_NANO_SHARES ? position.exitNanos() - endNanos : Long.MAX_VALUE;
  }

  /** What was held: UP or DOWN. */
  String outcome() {
    return position.side().name();
  }

  /** How it ended, as reports call it. */
  String end() {
    return position.soldLots() == 0 ? "held" : position.reason() == ExitReason.NONE ? "sold" : position.reason().text();
  }

  /** A sentence about it. */
  public String text() {
    if (!any()) return "bought nothing: " + whyNot();
    String bought = "bought " + shares(position.boughtLots()) + " " + outcome() + " at " + seconds(fromNanos());
    if (position.soldLots() == 0) return bought + ", held them to the end";
    String part = toNanos() == Long.MAX_VALUE ? shares(position.soldLots()) + " of them " : "";
    return bought + ", sold " + part + "at " + seconds(position.exitNanos() - endNanos) + " (" + end() + ")";
  }

  /** Why it bought nothing, as far as its own journal tells. */
  String whyNot() {
    int sent = 0;
    String refused = null;
    for (JournalEntry entry : side.run().result().journal()) {
      if (entry instanceof JournalEntry.OrderSent order && order.purpose().equals("capture")) sent++;
      if (entry instanceof JournalEntry.OrderAnswered answer && answer.purpose().equals("capture") && answer.error() != null) refused = answer.error().text();
    }
    if (sent == 0) return "it sent no order to buy";
    String orders = sent == 1 ? "its order to buy" : "the last of its " + sent + " orders to buy";
    return orders + (refused == null ? " was not filled" : " failed: " + refused);
  }

  private String shares(long lots) {
    return Decimal.fixed(Math.multiplyExact(lots, side.run().row().instrument().lotNanoShares()), 9, 2);
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%+.1f s", nanos / 1e9);
  }
}
