package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.tape.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a resting order stands, by mode. */
class QueueModeTest {
  /** A bid of 10 behind 30 displayed at 500. */
  private static TestVenue venue(QueueMode mode) {
    return TestVenue.plain(mode).at(1_000).bid(500, 30).bid(490, 5).ask(520, 40);
  }

  @ParameterizedTest
  @CsvSource({"OPTIMISTIC, 4", "PROPORTIONAL, 0", "RISK_AVERSE, 0", "PESSIMISTIC, 0"})
  void aPrintReachesTheFrontFirst(QueueMode mode, double filled) {
    TestVenue venue = venue(mode);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).sold(500, 4).bid(500, 26);
    assertThat(venue.filledShares(id)).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource({"OPTIMISTIC, 10", "PROPORTIONAL, 4", "RISK_AVERSE, 4", "PESSIMISTIC, 0"})
  void aPrintThroughTheQueueReachesUs(QueueMode mode, double filled) {
    TestVenue venue = venue(mode);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).sold(500, 34).bid(500, 0);
    assertThat(venue.filledShares(id)).isEqualTo(filled);
  }

  /** Ten of thirty are cancelled: evenly spread, we are behind twenty; all behind us, still behind thirty, cut to twenty. */
  @ParameterizedTest
  @CsvSource({"PROPORTIONAL, 20", "RISK_AVERSE, 20"})
  void cancellationsShortenTheQueue(QueueMode mode, double ahead) {
    TestVenue venue = venue(mode);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).bid(500, 20);
    venue.at(3_000).sold(500, ahead).bid(500, 0.001);
    assertThat(venue.filledShares(id)).isZero();
    venue.at(4_000).sold(500, 1);
    assertThat(venue.filledShares(id)).isPositive();
  }

  /** Thirty in front, thirty join behind, thirty of the sixty cancel: half of them were in front. Risk-averse: none. */
  @ParameterizedTest
  @CsvSource({"PROPORTIONAL, 15", "RISK_AVERSE, 30"})
  void laterOrdersQueueBehind(QueueMode mode, double ahead) {
    TestVenue venue = venue(mode);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).bid(500, 60);
    venue.at(3_000).bid(500, 30);
    venue.at(4_000).sold(500, ahead);
    assertThat(venue.filledShares(id)).isZero();
    venue.at(5_000).sold(500, 2);
    assertThat(venue.filledShares(id)).isEqualTo(2);
  }

  /** A fall of the level that the print before it explains is no cancellation. */
  @Test
  void aPrintIsNotCountedTwice() {
    TestVenue venue = venue(QueueMode.PROPORTIONAL);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).bid(500, 60);
    venue.at(3_000).sold(500, 20).bid(500, 40);
    venue.at(4_000).sold(500, 10);
    assertThat(venue.filledShares(id)).isZero();
    venue.at(5_000).sold(500, 3);
    assertThat(venue.filledShares(id)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"OPTIMISTIC, 6", "PROPORTIONAL, 6", "RISK_AVERSE, 6", "PESSIMISTIC, 6"})
  void aPrintBeyondThePriceReachesEveryMode(QueueMode mode, double filled) {
    TestVenue venue = venue(mode);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).sold(490, 6);
    assertThat(venue.filledShares(id)).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource({"PROPORTIONAL, 500, 7", "PESSIMISTIC, 500, 0", "PESSIMISTIC, 499, 7", "OPTIMISTIC, 500, 7"})
  void offersThatComeToUsFillWhatTheyShow(QueueMode mode, int offered, double filled) {
    TestVenue venue = venue(mode).bid(500, 0);
    ClientOrderId id = venue.buy(500, 10, TimeInForce.GTC);
    venue.at(2_000).ask(offered, 7);
    assertThat(venue.filledShares(id)).isEqualTo(filled);
    venue.at(3_000).ask(offered, 5);
    assertThat(venue.filledShares(id)).as("a smaller level shows nothing new").isEqualTo(filled);
    venue.at(4_000).ask(offered, 6);
    assertThat(venue.filledShares(id)).isEqualTo(filled == 0 ? 0 : filled + 1);
  }

  /** Two of our orders share one print, the better price first, then the older. */
  @Test
  void ourOrdersShareAPrint() {
    TestVenue venue = TestVenue.plain(QueueMode.OPTIMISTIC).at(1_000).bid(480, 5).ask(520, 40);
    ClientOrderId older = venue.buy(500, 10, TimeInForce.GTC);
    ClientOrderId younger = venue.buy(500, 10, TimeInForce.GTC);
    ClientOrderId better = venue.buy(505, 2, TimeInForce.GTC);
    venue.at(2_000).sold(500, 15);
    assertThat(venue.filledShares(better)).isEqualTo(2);
    assertThat(venue.filledShares(older)).isEqualTo(10);
    assertThat(venue.filledShares(younger)).isEqualTo(3);
  }

  /** The same order on the same random tape gets at least as much in a kinder mode, and never more than was there. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void kinderModesFillAtLeastAsMuch(long seed) {
    QueueMode[] fromKind = {QueueMode.OPTIMISTIC, QueueMode.PROPORTIONAL, QueueMode.RISK_AVERSE, QueueMode.PESSIMISTIC};
    double[] filled = new double[fromKind.length];
    boolean differ = false;
    for (int order = 0; order < 60; order++) {
      for (int i = 0; i < fromKind.length; i++) filled[i] = filledOnRandomTape(fromKind[i], seed * 1_000 + order);
      for (int i = 1; i < filled.length; i++) assertThat(filled[i]).as("seed %d order %d", seed, order).isLessThanOrEqualTo(filled[i - 1]);
      differ |= filled[0] > filled[1] && filled[1] > filled[3];
    }
    assertThat(differ).isTrue();
  }

  private static double filledOnRandomTape(QueueMode mode, long seed) {
    SeededRandom random = new SeededRandom(seed);
    TestVenue venue = TestVenue.plain(mode).at(0);
    long[] bids = new long[10];
    for (int i = 0; i < 10; i++) venue.bid(490 + i, bids[i] = 1 + random.nextLong(40)).ask(505 + i, 1 + random.nextLong(40));
    ClientOrderId id = venue.buy(498, 1 + random.nextLong(200), TimeInForce.GTC);
    double reachable = 0;
    for (int step = 1; step < 120; step++) {
      venue.at(step);
      int level = (int) random.nextLong(10);
      long before = bids[level];
      switch ((int) random.nextLong(4)) {
        case 0 -> {
          long lots = Math.min(before, 1 + random.nextLong(20));
          if (lots == 0) break;
          venue.row(RowKind.TRADE, -1, 490 + level, lots).bid(490 + level, bids[level] = before - lots);
          if (490 + level <= 498) reachable += lots;
        }
        case 1 -> venue.bid(490 + level, bids[level] = random.nextLong(40));
        default -> venue.bid(490 + level, bids[level] = Math.max(0, before - random.nextLong(10)));
      }
    }
    assertThat(venue.filledShares(id)).isLessThanOrEqualTo(reachable);
    return venue.filledShares(id);
  }
}
