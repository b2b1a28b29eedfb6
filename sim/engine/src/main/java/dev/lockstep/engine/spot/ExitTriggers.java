package dev.lockstep.engine.spot;

import dev.lockstep.bot.exit.LotExit;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.position.LedgerImage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a lot has to be closed, from what its bot has certainly heard: stop, take, trailing stop and age. The best price and the age of a lot count only
 * what came while nothing disturbed, so the bot's own are no smaller; a tick, a tenth of a cent and some bars are allowed for rounding.
 */
final class ExitTriggers {
  private static final long CENTI_BPS = 1_000_000L;
  private static final long PER_MILLE = 1_000L;
  private static final long GATE_SLACK_NANO_USD = 1_000_000L;
  /** Candles that came by request when they were pushed, too, count once for the bot. */
  private static final int BARS_SLACK = 4;
  private final LotExit rules;
  private final Map<Long, Integer> peaks = new LinkedHashMap<>();
  private final Map<Long, Integer> bars = new LinkedHashMap<>();

  ExitTriggers(LotExit rules) {
    this.rules = rules;
  }

  /** A life begins with what its state says of its lots. */
  void started(LedgerImage found) {
    peaks.clear();
    bars.clear();
    if (found == null) return;
    for (LedgerImage.LotImage lot : found.lots()) {
      peaks.put(lot.id(), lot.peakTicks());
      bars.put(lot.id(), lot.barsHeld());
    }
  }

  /** A quote was certainly believed while the bot knew the lot. */
  void quoted(TruthBooks.TrueLot lot, int bidTicks, int askTicks) {
    int peak = peaks.getOrDefault(lot.id, 0);
    boolean buy = lot.side == Side.BUY;
    int better = peak == 0 ? buy ? bidTicks : askTicks : buy ? Math.max(peak, bidTicks) : Math.min(peak, askTicks);
    peaks.put(lot.id, better);
  }

  /** A candle was certainly believed. */
  void barClosed(TruthBooks.TrueLot lot) {
    bars.merge(lot.id, 1, Integer::sum);
  }

  /** Whether the lot must be closed at this quote, whatever is rounded how. */
  boolean due(TruthBooks.TrueLot lot, int bidTicks, int askTicks) {
    boolean buy = lot.side == Side.BUY;
    long open = lot.openTicks();
    long price = buy ? bidTicks : askTicks;
    long gain = buy ? price - open : open - price;
    // One tick beyond, because the bot's average may be rounded to the other side.
    if ((-gain - 1) * CENTI_BPS >= rules.stopCentiBps() * open) return true;
    if (bars.getOrDefault(lot.id, 0) >= rules.barsMax() + BARS_SLACK) return true;
    return earns(lot, price, gain) && (takes(gain, open) || trails(lot, gain, open));
  }

  private boolean takes(long gain, long open) {
    return (gain - 1) * CENTI_BPS >= rules.takeCentiBps() * open;
  }

  private boolean trails(TruthBooks.TrueLot lot, long gain, long open) {
    int peak = peaks.getOrDefault(lot.id, 0);
    if (peak == 0) return false;
    long best = lot.side == Side.BUY ? peak - open : open - peak;
    // Which lot of a side came first depends on the order in which the bot heard of trades: each is given the runner's room.
    long room = Math.max(PER_MILLE, rules.runnerPerMille());
    boolean armed = (best - 1) * CENTI_BPS * PER_MILLE >= rules.trailFromCentiBps() * room * open;
    return armed && (best - gain - 1) * CENTI_BPS * PER_MILLE >= rules.trailCentiBps() * room * open;
  }

  private boolean earns(TruthBooks.TrueLot lot, long priceTicks, long gain) {
    if (gain <= 0) return false;
    long net = SpotUnits.valueNanoUsd(gain, lot.lots) - lot.entryFeeNanoUsd - SpotUnits.feeNanoUsd(priceTicks, lot.lots);
    return net >= rules.gateNanoUsd() + GATE_SLACK_NANO_USD;
  }
}
