package dev.lockstep.bot.spot;

import dev.lockstep.bot.feed.FeedMessage;
import java.util.OptionalLong;

/** What breakers look at: the closed candles, and the account at the middle of the believed book. */
final class MarketFigures implements Guards.Figures {
  private final Core core;
  private final Market market;

  MarketFigures(Core core, Market market) {
    this.core = core;
    this.market = market;
  }

  @Override
  public double[] closes(int countMax) {
    double[] closes = new double[Math.min(countMax, market.candles().size())];
    for (int back = 0; back < closes.length; back++) closes[back] = market.candles().closeTicks(back);
    return closes;
  }

  @Override
  public OptionalLong equityNanoUsd() {
    FeedMessage.Top top = market.quote();
    if (top == null) return OptionalLong.empty();
    long middleTicks = (top.bidTicks() + (long) top.askTicks()) / 2;
    return OptionalLong.of(core.ledger.quoteNanoUsd() + core.instrument.nanoUsd(middleTicks, core.ledger.baseLots()));
  }
}
