package dev.lockstep.bot.exit;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.position.Lot;

/**
 * When a lot of the spot bot is closed: stop first, then take and trailing stop, both only if what is earned after all fees reaches the profit
 * gate, then age. Distances are in hundredths of a basis point of the opening price.
 *
 * @param stopCentiBps loss at which it is closed
 * @param takeCentiBps gain at which it is closed
 * @param trailFromCentiBps gain from which on the trailing stop is armed
 * @param trailCentiBps how far it follows the best price
 * @param runnerPerMille both distances of the trailing stop for the runner of a side, in thousandths of those
 * @param gateNanoUsd least result after fees for take and trailing stop
 * @param barsMax age in candles at which it is closed whatever the price
 * @param feePpm fee that the exit will pay, in millionths of its value
 */
public record LotExit(
    int stopCentiBps, int takeCentiBps, int trailFromCentiBps, int trailCentiBps, int runnerPerMille, long gateNanoUsd, int barsMax, int feePpm) {
  private static final long CENTI_BPS = 1_000_000L;
  private static final long PER_MILLE = 1_000L;

  /** Why a lot is closed. */
  public enum Reason {
    STOP,
    TAKE,
    TRAIL,
    BARS,
    /** It was held too long without a price. */
    BLIND
  }

  /** The reason to close the lot now, or null. The quote must be one that was believed. */
  public Reason decide(Lot lot, int bidTicks, int askTicks, Instrument instrument) {
    boolean buy = lot.side() == Side.BUY;
    long open = lot.openTicks();
    long now = buy ? bidTicks : askTicks;
    long gain = buy ? now - open : open - now;
    if (-gain * CENTI_BPS >= stopCentiBps * open) return Reason.STOP;
    if (earns(lot, now, gain, instrument)) {
      if (gain * CENTI_BPS >= takeCentiBps * open) return Reason.TAKE;
      long best = buy ? lot.peakTicks() - open : open - lot.peakTicks();
      long room = lot.isRunner() ? runnerPerMille : PER_MILLE;
      boolean armed = lot.peakTicks() != 0 && best * CENTI_BPS * PER_MILLE >= trailFromCentiBps * room * open;
      if (armed && (best - gain) * CENTI_BPS * PER_MILLE >= trailCentiBps * room * open) return Reason.TRAIL;
    }
    return lot.barsHeld() >= barsMax ? Reason.BARS : null;
  }

  private boolean earns(Lot lot, long priceTicks, long gainTicks, Instrument instrument) {
    long exitFee = instrument.nanoUsd(priceTicks, lot.lots()) / 1_000 * feePpm / 1_000;
    long gross = gainTicks > 0 ? instrument.nanoUsd(gainTicks, lot.lots()) : 0;
    return gross - lot.entryFeeNanoUsd() - exitFee >= gateNanoUsd;
  }
}
