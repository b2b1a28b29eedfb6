package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.EntrySettings;
import dev.lockstep.bot.feed.CandleSeries;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;

/** Limits and sizes in whole ticks and lots. A purchase is rounded down and a sale up, so that a resting order never comes closer than meant. */
final class Pricing {
  private static final long CENTI_BPS = 1_000_000L;
  private static final int VOLATILITY_CANDLES = 10;
  private final Instrument instrument;
  private final EntrySettings settings;
  private final SpotPolicies.Protection protection;
  private final SpotPolicies.Drift drift;
  private final SpotPolicies.Offset offset;

  Pricing(Instrument instrument, EntrySettings settings, SpotParts parts) {
    this.instrument = instrument;
    this.settings = settings;
    protection = parts.get(SpotPolicies.Protection.class);
    drift = parts.get(SpotPolicies.Drift.class);
    offset = parts.get(SpotPolicies.Offset.class);
  }

  static long spreadCentiBps(FeedMessage.Top quote) {
    return ((long) quote.askTicks() - quote.bidTicks()) * CENTI_BPS / quote.bidTicks();
  }

  /** The resting limit: own best price less an offset of base + k * (spread + volatility). */
  int makerTicks(Side side, FeedMessage.Top quote, CandleSeries candles) {
    long noise = spreadCentiBps(quote) + candles.volatilityCentiBps(VOLATILITY_CANDLES);
    long share = offset == SpotPolicies.Offset.CONSTANT ? 0 : settings.offsetPerMille();
    long away = settings.baseOffsetCentiBps() + noise * share / 1_000;
    boolean buy = side == Side.BUY;
    return buy
        ? (int) Math.floorDiv(quote.bidTicks() * (CENTI_BPS - away), CENTI_BPS)
        : (int) -Math.floorDiv(-(quote.askTicks() * (CENTI_BPS + away)), CENTI_BPS);
  }

  /** The limit of a taking order: best opposite price, and no farther than the slippage cap. */
  int takerTicks(Side side, FeedMessage.Top quote) {
    long cap = protection == SpotPolicies.Protection.CAPPED ? settings.slippageCentiBps() : CENTI_BPS * 9 / 10;
    return side == Side.BUY
        ? (int) Math.min(Integer.MAX_VALUE / 2, Math.floorDiv(quote.askTicks() * (CENTI_BPS + cap), CENTI_BPS))
        : (int) Math.max(1, -Math.floorDiv(-(quote.bidTicks() * (CENTI_BPS - cap)), CENTI_BPS));
  }

  /** Lots that an amount buys at a price, rounded down. */
  long lots(long quoteNanoUsd, int ticks) {
    return ticks <= 0 ? 0 : quoteNanoUsd / instrument.nanoUsd(ticks, 1);
  }

  boolean worthIt(int ticks, long lots) {
    return instrument.nanoUsd(ticks, lots) >= settings.minNotionalNanoUsd();
  }

  /** Whether a reprice is allowed: enough better, near enough to the first limit, worth its messages. */
  boolean repriceAllowed(int oldTicks, int newTicks, int firstTicks, long lots) {
    long change = Math.abs((long) newTicks - oldTicks);
    long drifted = drift == SpotPolicies.Drift.BOUNDED ? Math.abs((long) newTicks - firstTicks) : 0;
    return change >= settings.improveTicks()
        && drifted * CENTI_BPS <= (long) settings.driftCentiBps() * firstTicks
        && instrument.nanoUsd(change, lots) >= settings.edgeNanoUsd()
        && worthIt(newTicks, lots);
  }
}
