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

  /** Appends ticks as the venue writes prices. */
  static StringBuilder price(StringBuilder out, long ticks) {
    long part = ticks % 100;
    return out.append(ticks / 100).append('.').append((char) ('0' + part / 10)).append((char) ('0' + part % 10));
  }

  /** Appends lots as the venue writes sizes. */
  static StringBuilder size(StringBuilder out, long lots) {
    out.append(lots / 10_000).append('.');
    for (long unit = 1_000, rest = lots % 10_000; unit > 0; unit /= 10) out.append((char) ('0' + rest / unit % 10));
    return out;
  }
}
