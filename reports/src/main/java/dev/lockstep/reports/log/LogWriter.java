package dev.lockstep.reports.log;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;
import java.io.IOException;

/** Writes stamped lines, and prices and sizes as the recorded bot prints them. */
final class LogWriter {
  private static final long CENT_NANO_USD = 10_000_000L;

  private final Appendable out;
  private final Instrument instrument;
  private final StringBuilder line = new StringBuilder(160);
  private long stampedSecond = Long.MIN_VALUE;
  private String stamp;

  LogWriter(Appendable out, Instrument instrument) {
    this.out = out;
    this.instrument = instrument;
  }

  /** Begins a line with its stamp; the rest is appended to what is returned, then {@link #end}. */
  StringBuilder begin(long nanos) {
    long second = Math.floorDiv(nanos, 1_000_000_000L);
    if (second != stampedSecond) {
      stampedSecond = second;
      stamp = Times.console(nanos);
    }
    line.setLength(0);
    return line.append('[').append(stamp).append("] ");
  }

  void end() throws IOException {
    out.append(line).append('\n');
  }

  void line(long nanos, String text) throws IOException {
    begin(nanos).append(text);
    end();
  }

  /** Whole cents; a price that is missing is the recorded bot's 0. */
  String cents(int ticks) {
    return ticks == BookView.NONE ? "0c" : Decimal.fixed(nano(ticks), 7, 0) + "c";
  }

  /** Millionths of a dollar as whole cents. */
  static String centsOfMicro(long micro) {
    return Decimal.fixed(micro, 4, 0) + "c";
  }

  /** Nano-dollars a share as cents with as many decimals as the price has, at most two. */
  static String centsOfNano(long nano) {
    return nano % CENT_NANO_USD == 0 ? Decimal.fixed(nano, 7, 0) + "c" : Decimal.fixed(nano, 7, 2) + "c";
  }

  /** Shares with two decimals. */
  String shares(long lots) {
    return Decimal.fixed(Math.multiplyExact(lots, instrument.lotNanoShares()), 9, 2);
  }

  /** The balance as the venue's interface answers it: millionths of a share, as a floating-point number. */
  String rawBalance(long lots) {
    return lots * instrument.lotNanoShares() / 1_000 + ".0";
  }

  /** Average price in nano-dollars of a sum of ticks times lots, rounded down; 0 for no lots. */
  long averageNano(long tickLots, long lots) {
    return lots == 0 ? 0 : tickLots / lots * instrument.tickNanoUsd() + tickLots % lots * instrument.tickNanoUsd() / lots;
  }

  static String usd(long nanoUsd) {
    return (nanoUsd < 0 ? "-$" : "$") + Decimal.fixed(Math.abs(nanoUsd), 9, 2);
  }

  static String secondsLeft(long leftNanos) {
    return "T-" + Decimal.fixed(leftNanos, 9, 0) + "s";
  }

  private long nano(int ticks) {
    return Math.multiplyExact((long) ticks, instrument.tickNanoUsd());
  }
}
