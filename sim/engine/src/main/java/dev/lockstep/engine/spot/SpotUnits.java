package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Instrument;

/** The instrument of the synthetic world: a hundredth of a dollar, a ten-thousandth of a coin. */
final class SpotUnits {
  static final Instrument INSTRUMENT = new Instrument("ETH-USD", 10_000_000L, 100_000L, false);
  static final long SECOND = 1_000_000_000L;
  static final long MILLI = 1_000_000L;
  /** Fee of every trade, in millionths of its value, rounded down to a nano. */
  static final int FEE_PPM = 200;
  /** The venue's smallest order, in nano quote units. */
  static final long MIN_NOTIONAL = 5_000_000_000L;
  static final long CANDLE_NANOS = 5 * SECOND;

  private SpotUnits() {}

  static long valueNanoUsd(long ticks, long lots) {
    return INSTRUMENT.nanoUsd(ticks, lots);
  }

  static long feeNanoUsd(long ticks, long lots) {
    return valueNanoUsd(ticks, lots) / 1_000 * FEE_PPM / 1_000;
  }

  /** Ticks as the venue writes prices. */
  static String price(long ticks) {
    long whole = ticks / 100;
    long part = ticks % 100;
    return whole + (part < 10 ? ".0" : ".") + part;
  }

  /** Lots as the venue writes sizes. */
  static String size(long lots) {
    long whole = lots / 10_000;
    String part = Long.toString(10_000 + lots % 10_000);
    return whole + "." + part.substring(1);
  }
}
