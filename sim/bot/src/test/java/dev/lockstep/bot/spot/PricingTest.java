package dev.lockstep.bot.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.entry.EntrySettings;
import dev.lockstep.bot.feed.CandleSeries;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Specification: seed 001, phases 1 and 4, and FACTS-001, 3: rounding, offset, size. */
class PricingTest {
  private static final Instrument SPOT = new Instrument("ETH-USD", 10_000_000L, 100_000L, false);
  private static final long CANDLE = 5_000_000_000L;
  /** Five basis points, and a tenth of spread and volatility. */
  private static final EntrySettings SETTINGS = EntrySettings.standard();

  private static Pricing pricing(SpotPolicies.Offset rule) {
    return new Pricing(SPOT, SETTINGS, SpotParts.ours().with(rule));
  }

  private static FeedMessage.Top quote(int bid, int ask) {
    return new FeedMessage.Top(1, 0, bid, 10, ask, 10);
  }

  /** Closes that alternate by so many ticks around 200,000. */
  private static CandleSeries candles(int swing) {
    CandleSeries series = new CandleSeries(CANDLE, 120);
    for (int i = 0; i < 20; i++) {
      int close = 200_000 + (i % 2 == 0 ? swing : -swing);
      series.add(new FeedMessage.Candle(i, i * CANDLE, close, close, close, close, 1));
    }
    return series;
  }

  private static int distance(SpotPolicies.Offset rule, int spread, int swing) {
    return 200_000 - pricing(rule).makerTicks(Side.BUY, quote(200_000, 200_000 + spread), candles(swing));
  }

  @Test
  @SeedRow(row = "001 phase 4 offset", code = "`Pricing.makerTicks`", scenario = "a narrow and quiet market, a wide one, a wild one")
  void theOffsetGrowsWithSpreadAndVolatility(SeedEvidence evidence) {
    SpotPolicies.Offset shipped = SpotPolicies.Offset.CONSTANT;
    assertThat(distance(shipped, 10, 0)).isEqualTo(distance(shipped, 400, 0)).isEqualTo(distance(shipped, 10, 400)).isEqualTo(100);
    evidence.broken("`SpotPolicies.Offset.CONSTANT` (as shipped: phase 4 never was)", "offset = base + k * (spread + volatility)", "5 bps in each of them");
    SpotPolicies.Offset ours = SpotPolicies.Offset.WITH_SPREAD_AND_VOLATILITY;
    // 10 ticks of spread are half a basis point, 400 are 20: a tenth of it on top of 5.
    assertThat(distance(ours, 10, 0)).isEqualTo(101);
    assertThat(distance(ours, 400, 0)).isEqualTo(140);
    assertThat(distance(ours, 10, 400)).isGreaterThan(140);
    evidence.ours("5.05, 7 and more basis points");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aPurchaseIsRoundedDownAndASaleUp(Side side) {
    for (int bid = 199_901; bid < 200_000; bid += 7) {
      int limit = pricing(SpotPolicies.Offset.CONSTANT).makerTicks(side, quote(bid, bid + 1), candles(0));
      long exact = side == Side.BUY ? bid * (1_000_000L - 500) : (bid + 1) * (1_000_000L + 500);
      if (side == Side.BUY) assertThat(limit * 1_000_000L).isBetween(exact - 999_999, exact);
      else assertThat(limit * 1_000_000L).isBetween(exact, exact + 999_999);
    }
  }
}
