package dev.lockstep.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.bot.guard.BreakerVerdict.Effect;
import dev.lockstep.bot.guard.VolatilityBreaker.Baseline;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification: FACTS-004, "Breakers", and FACTS-002, "Circuit breaker". */
class BreakersTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  /** Cents and thousandths: one tick times one lot is 10,000 nano-dollars. */
  private static final Instrument SPOT = new Instrument("BTCUSDT", 10_000_000, 1_000_000, false);
  private static final EntryView NOTHING = new EntryView(null, 0);

  private static EntryView closes(double... newestFirst) {
    return new EntryView(newestFirst, 0);
  }

  /** Closes, newest first, of these log returns, newest first. */
  private static double[] ofReturns(double... returns) {
    double[] closes = new double[returns.length + 1];
    closes[returns.length] = 100;
    for (int i = returns.length - 1; i >= 0; i--) closes[i] = closes[i + 1] * StrictMath.exp(returns[i]);
    return closes;
  }

  @Test
  @SeedRow(row = "004 missing data", code = "`MissingDataBreaker`", scenario = "no candles, none yet, too few, enough")
  void missingData(SeedEvidence evidence) {
    MissingDataBreaker breaker = new MissingDataBreaker(50);
    for (EntryView view : List.of(NOTHING, closes(), closes(new double[49]))) {
      assertThat(breaker.judge(view).effect()).isEqualTo(Effect.HOLD);
      assertThat(breaker.judge(view).reasonCode()).isEqualTo("missing_market_data");
    }
    assertThat(breaker.judge(closes(new double[49])).details()).containsEntry("bars_count", "49");
    assertThat(breaker.judge(closes(new double[50])).effect()).isEqualTo(Effect.PASS);
    evidence.nothingToBreak("the seed's form (flat for that symbol) holds as well; it does not ask for the 50 candles its own warm-up needs", "no decision below 50 candles");
  }

  private static final double[] CALM_THEN_WILD = ofReturns(returns(5, 0.01, 30, 0.001));

  private static double[] returns(int recent, double wide, int baseline, double narrow) {
    double[] returns = new double[recent + baseline];
    for (int i = 0; i < returns.length; i++) returns[i] = (i % 2 == 0 ? 1 : -1) * (i < recent ? wide : narrow);
    return returns;
  }

  @Test
  void volatilityIsTheRatioOfDeviations() {
    BreakerVerdict verdict = new VolatilityBreaker(Baseline.BEFORE_RECENT, 3, 5, 30).judge(closes(CALM_THEN_WILD));
    assertThat(verdict.effect()).isEqualTo(Effect.REFUSE);
    assertThat(verdict.reasonCode()).isEqualTo("abnormal_volatility");
    // Five returns of +-1 % around a mean of a fifth: the root of 0.96; thirty of +-0.1 %: exactly 0.1 %.
    assertThat(Double.parseDouble(verdict.details().get("ratio"))).isCloseTo(10 * StrictMath.sqrt(0.96), within(0.001));
    assertThat(new VolatilityBreaker(Baseline.BEFORE_RECENT, 9.9, 5, 30).judge(closes(CALM_THEN_WILD)).passes()).isTrue();
    assertThat(new VolatilityBreaker(Baseline.BEFORE_RECENT, 0, 5, 30).judge(NOTHING).reasonCode()).isEqualTo("disabled");
  }

  @Test
  @SeedRow(row = "004 volatility", code = "`VolatilityBreaker`", scenario = "30 quiet candles, then 5 ten times as wild; threshold 3.0, the seed's example")
  void theSeedsVolatilityCanNeverFire(SeedEvidence evidence) {
    double bound = StrictMath.sqrt(6);
    assertThat(bound).isCloseTo(2.449, within(0.0005));
    assertThatThrownBy(() -> new VolatilityBreaker(Baseline.INCLUDES_RECENT, 3, 5, 30))
        .hasMessageContaining("can never fire").hasMessageContaining("at most 2.449");
    assertThatThrownBy(() -> new VolatilityBreaker(Baseline.INCLUDES_RECENT, bound, 5, 30)).hasMessageContaining("can never fire");
    // The extreme that reaches the bound: nothing moves but the recent part, evenly.
    double[] extreme = ofReturns(concat(new double[] {0.02, -0.02, 0.02, -0.02, 0}, new double[25]));
    assertThat(new VolatilityBreaker(Baseline.INCLUDES_RECENT, 2.449, 5, 30).judge(closes(extreme)).reasonCode()).as("just below the bound").isEqualTo("abnormal_volatility");
    Random random = new Random(3);
    double worst = 0;
    for (int run = 0; run < 20_000; run++) {
      double[] returns = new double[30];
      for (int i = 0; i < 30; i++) returns[i] = random.nextGaussian() * (i < 5 ? 0.05 : 0.05 * random.nextDouble() * random.nextDouble());
      String ratio = new VolatilityBreaker(Baseline.INCLUDES_RECENT, 1e-9, 5, 30).judge(closes(ofReturns(returns))).details().get("ratio");
      worst = Math.max(worst, Double.parseDouble(ratio));
    }
    assertThat(worst).isBetween(2.0, 2.4495);
    evidence.broken("004 (recent part inside the baseline)", "a breaker can fire", "the ratio is at most 2.449, so its example threshold 3.0 never trips; our constructor refuses it");
    assertThat(new VolatilityBreaker(Baseline.BEFORE_RECENT, 3, 5, 30).judge(closes(CALM_THEN_WILD)).effect()).isEqualTo(Effect.REFUSE);
    evidence.ours("baseline before the recent part: 9.798 on these candles, entries refused");
  }

  private static double[] concat(double[] first, double[] second) {
    double[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void whatCannotBeJudgedRefuses() {
    VolatilityBreaker breaker = new VolatilityBreaker(Baseline.BEFORE_RECENT, 3, 5, 30);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("volatility_insufficient_data");
    assertThat(breaker.judge(closes(new double[35])).reasonCode()).isEqualTo("volatility_insufficient_data");
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] spoilt = CALM_THEN_WILD.clone();
      spoilt[20] = bad;
      assertThat(breaker.judge(closes(spoilt)).effect()).as("%s", bad).isEqualTo(Effect.REFUSE);
      assertThat(breaker.judge(closes(spoilt)).reasonCode()).isEqualTo("volatility_insufficient_returns");
    }
    assertThat(breaker.judge(closes(ofReturns(returns(5, 0.01, 30, 0)))).reasonCode()).as("a market that stood still").isEqualTo("volatility_insufficient_returns");
    Breakers all = new Breakers(List.of(new MissingDataBreaker(1), new CircuitBreaker() {
      @Override
      public String name() {
        return "defective";
      }

      @Override
      public BreakerVerdict judge(EntryView view) {
        throw new IllegalStateException("store unavailable");
      }
    }));
    assertThat(all.judge(closes(1)).effect()).isEqualTo(Effect.REFUSE);
    assertThat(all.judge(closes(1)).reasonCode()).isEqualTo("breaker_failed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleThresholds(double threshold) {
    assertThatThrownBy(() -> new VolatilityBreaker(Baseline.BEFORE_RECENT, threshold, 5, 30)).isInstanceOf(IllegalArgumentException.class);
  }

  private static LossStreakBreaker losing(int trades, LossStreakBreaker breaker) {
    for (int i = 0; i < trades; i++) {
      breaker.filled(Side.BUY, 10, 100_00, 0, DAY + i);
      breaker.filled(Side.SELL, 10, 99_00, 0, DAY + i);
    }
    return breaker;
  }

  @Test
  void lossesInARow() {
    LossStreakBreaker breaker = new LossStreakBreaker(3, SPOT);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("no_trades");
    breaker.filled(Side.BUY, 10, 100_00, 0, 0);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("no_realized_events");
    breaker.filled(Side.SELL, 10, 99_00, 0, 0);
    assertThat(losing(1, breaker).judge(NOTHING).passes()).isTrue();
    breaker.filled(Side.SELL, 5, 100_00, 0, 0);
    breaker.filled(Side.BUY, 5, 99_00, 0, 0);
    assertThat(losing(2, breaker).judge(NOTHING).passes()).as("a profit on a short between").isTrue();
    assertThat(losing(1, breaker).judge(NOTHING).reasonCode()).isEqualTo("consecutive_losses");
    breaker.filled(Side.BUY, 10, 100_00, 0, 2 * DAY);
    breaker.filled(Side.SELL, 10, 110_00, 0, 2 * DAY);
    assertThat(breaker.judge(NOTHING).details()).as("later profits neither untrip it nor change its time").containsEntry("tripped_at", Long.toString(DAY));
    breaker.reset();
    assertThat(breaker.judge(NOTHING).passes()).isTrue();
    assertThat(new LossStreakBreaker(0, SPOT).judge(NOTHING).reasonCode()).isEqualTo("disabled");
  }

  @Test
  void feesTurnAFlatTradeIntoALossAndAreSharedByLots() {
    LossStreakBreaker breaker = new LossStreakBreaker(2, SPOT);
    breaker.filled(Side.BUY, 10, 100_00, 7, 0);
    breaker.filled(Side.SELL, 5, 100_00, 0, 0);
    assertThat(breaker.image().lots()).containsExactly(new LossStreakBreaker.Lot(Side.BUY, 5, 100_00, 4));
    breaker.filled(Side.SELL, 5, 100_00, 0, 0);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("consecutive_losses");
  }

  @Test
  @SeedRow(row = "004 consecutive losses", code = "`LossStreakBreaker`", scenario = "a position opened before midnight UTC is closed with a loss after it, three times")
  void aPositionOfYesterdayCounts(SeedEvidence evidence) {
    LossStreakBreaker ours = new LossStreakBreaker(3, SPOT);
    LossStreakBreaker seed = new LossStreakBreaker(3, SPOT);
    for (int day = 1; day <= 3; day++) {
      long evening = day * DAY - SECOND;
      long morning = day * DAY + SECOND;
      ours.filled(Side.BUY, 10, 100_00, 0, evening);
      ours.filled(Side.SELL, 10, 99_00, 0, morning);
      // The seed asks its ledger for the trades since midnight only: each morning's sale stands alone and opens a short.
      seed = new LossStreakBreaker(3, SPOT);
      seed.filled(Side.SELL, 10, 99_00, 0, morning);
    }
    assertThat(seed.judge(NOTHING).reasonCode()).isEqualTo("no_realized_events");
    evidence.broken("004 (trades since 00:00 UTC)", "every loss counts", "three losses in a row, none counted; the sales are taken for shorts");
    assertThat(ours.judge(NOTHING).reasonCode()).isEqualTo("consecutive_losses");
    evidence.ours("first in first out over positions of any age: trips at the third");
  }

  @Test
  @SeedRow(row = "004 breakers that cannot be evaluated", code = "`Breakers`", scenario = "the ledger is not available when an entry is asked for")
  void evaluationErrorsRefuse(SeedEvidence evidence) {
    CircuitBreaker failing = new CircuitBreaker() {
      @Override
      public String name() {
        return "consecutive-losses";
      }

      @Override
      public BreakerVerdict judge(EntryView view) {
        throw new IllegalStateException("ledger unavailable");
      }
    };
    boolean seedRefuses;
    try {
      seedRefuses = !failing.judge(NOTHING).passes();
    } catch (IllegalStateException loggedOnly) {
      seedRefuses = false;
    }
    assertThat(seedRefuses).isFalse();
    evidence.broken("004 (errors are logged, the request continues)", "I5", "an entry goes out although nobody knows whether the breaker had tripped");
    assertThat(new Breakers(List.of(failing)).judge(NOTHING).reasonCode()).isEqualTo("breaker_failed");
    evidence.ours("refused with breaker_failed; unknown equity and unusable candles refuse too");
  }

  @Test
  void drawdownIsMeasuredFromTheDaysStartAndStays() {
    DrawdownBreaker breaker = new DrawdownBreaker(DrawdownBreaker.STANDARD_BPS);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("drawdown_unknown");
    breaker.equity(10_000 * SECOND, DAY);
    breaker.equity(12_000 * SECOND, DAY + 1);
    breaker.equity(9_500 * SECOND + 1, DAY + 2);
    assertThat(breaker.judge(NOTHING).passes()).as("from the start, not from the peak; one nano-dollar short of 5 %").isTrue();
    breaker.equity(9_490 * SECOND, DAY + 3);
    assertThat(breaker.judge(NOTHING).message()).isEqualTo("Daily drawdown 5.10% >= 5.0%");
    breaker.equity(1_000 * SECOND, 3 * DAY);
    assertThat(breaker.judge(NOTHING).details()).as("the first trip keeps its time; a new day does not lift it").containsEntry("tripped_at", Long.toString(DAY + 3));
    breaker.reset();
    assertThat(breaker.judge(NOTHING).passes()).isTrue();
    breaker.equity(951 * SECOND, 3 * DAY + 1);
    assertThat(breaker.judge(NOTHING).passes()).isTrue();
    breaker.equity(950 * SECOND, 3 * DAY + 2);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("max_daily_drawdown");
  }

  @Test
  void equityThatIsUnknownRefusesAndAClockThatGoesBackStartsNoDay() {
    DrawdownBreaker breaker = new DrawdownBreaker(500);
    breaker.equity(1_000, 5 * DAY);
    breaker.equityUnknown();
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("drawdown_unknown");
    breaker.equity(960, 4 * DAY);
    assertThat(breaker.judge(NOTHING).passes()).isTrue();
    breaker.equity(950, 4 * DAY);
    assertThat(breaker.judge(NOTHING).reasonCode()).isEqualTo("max_daily_drawdown");
  }

  @Test
  void rejectsOpenRestTryAndClose() {
    RejectBreaker breaker = RejectBreaker.standard();
    for (int i = 0; i < 4; i++) breaker.rejected(i * SECOND);
    assertThat(breaker.judge(new EntryView(null, 4 * SECOND)).passes()).isTrue();
    breaker.rejected(121 * SECOND);
    assertThat(breaker.judge(new EntryView(null, 121 * SECOND)).passes()).as("the first is more than 120 s old").isTrue();
    breaker.rejected(122 * SECOND);
    assertThat(breaker.judge(new EntryView(null, 122 * SECOND)).passes()).isTrue();
    breaker.rejected(122 * SECOND);
    assertThat(breaker.judge(new EntryView(null, 122 * SECOND)).reasonCode()).isEqualTo("rejects");
    assertThat(breaker.judge(new EntryView(null, 181 * SECOND)).passes()).isFalse();
    assertThat(breaker.judge(new EntryView(null, 182 * SECOND)).passes()).isTrue();
    breaker.sent();
    assertThat(breaker.judge(new EntryView(null, 182 * SECOND)).message()).isEqualTo("one entry is trying");
    breaker.rejected(183 * SECOND);
    assertThat(breaker.judge(new EntryView(null, 302 * SECOND)).passes()).as("twice as long").isFalse();
    assertThat(breaker.judge(new EntryView(null, 303 * SECOND)).passes()).isTrue();
    breaker.sent();
    breaker.accepted();
    assertThat(breaker.position()).isEqualTo(RejectBreaker.Position.CLOSED);
  }

  @Test
  void theRestIsCapped() {
    RejectBreaker breaker = new RejectBreaker(1, 1, 60, 600);
    long now = 0;
    breaker.rejected(now);
    for (int i = 0; i < 20; i++) {
      now += 600;
      assertThat(breaker.judge(new EntryView(null, now)).passes()).as("opening %d", i).isTrue();
      breaker.sent();
      breaker.rejected(now);
    }
    assertThat(breaker.judge(new EntryView(null, now + 599)).passes()).isFalse();
  }
}
