package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.function.IntConsumer;

/** A random walk that shows three levels a side, with a trade between others at every second step; shocks and thin books are faults of it. */
final class SyntheticMarket implements SpotMarket {
  private static final long STEP_NANOS_MIN = 600 * SpotUnits.MILLI;
  private static final long STEP_NANOS_RANGE = 1_200 * SpotUnits.MILLI;
  private static final int USUAL_LOTS = 1_500;
  private static final int LEAST_LOTS = 20;
  private final PriceWalk walk;
  private final RandomSource random;
  private final ActiveFaults faults;
  private final SpotVenue venue;
  private final SpotFeed feed;
  private final IntConsumer middle;

  /** @param middle hears the true price, in ticks */
  SyntheticMarket(PriceWalk walk, RandomSource random, ActiveFaults faults, SpotVenue venue, SpotFeed feed, IntConsumer middle) {
    this.walk = walk;
    this.random = random;
    this.faults = faults;
    this.venue = venue;
    this.feed = feed;
    this.middle = middle;
  }

  @Override
  public void history(SpotFeed into, int candles) {
    into.history(walk, candles);
  }

  @Override
  public long step(long now) {
    SwarmFault shock = faults.at(SwarmFaultKind.F26_PRICE_SHOCK, now);
    walk.step(shock == null ? 0 : shock.amount());
    SwarmFault thin = faults.at(SwarmFaultKind.F11_PARTIAL_FILLS, now);
    long usual = thin == null ? USUAL_LOTS : Math.max(LEAST_LOTS, USUAL_LOTS * thin.amount() / 1_000);
    long[] sizes = new long[6];
    for (int i = 0; i < sizes.length; i++) sizes[i] = usual / 4 + random.nextLong(usual);
    venue.at(now);
    venue.show(walk.bidTicks(), walk.askTicks(), 2 + (int) random.nextLong(8), sizes, now);
    middle.accept(walk.middleTicks());
    if (random.nextLong(2) == 0) {
      Side aggressor = random.nextLong(2) == 0 ? Side.BUY : Side.SELL;
      int price = aggressor == Side.BUY ? walk.askTicks() + (int) random.nextLong(20) : walk.bidTicks() - (int) random.nextLong(20);
      venue.print(aggressor, price, usual / 8 + random.nextLong(usual), now);
    }
    feed.quote(walk.bidTicks(), sizes[0], walk.askTicks(), sizes[3]);
    return now + STEP_NANOS_MIN + random.nextLong(STEP_NANOS_RANGE);
  }
}
