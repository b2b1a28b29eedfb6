package dev.lockstep.bot.exit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Worked examples of FACTS-000, section 4, and the bounds of the penalty. */
class DangerScoreTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theWorkedExamples() {
    long left = 100 * SECOND;
    assertThat(score(950_000, Confidence.micro(870_000, left), 150_000, left)).isEqualTo(330_000);
    assertThat(score(950_000, Confidence.micro(820_000, left), 200_000, left)).isEqualTo(480_000);
  }

  @Test
  void theConfidenceDropAloneReachesTheThresholdAt1334() {
    assertThat(score(950_000, 950_000 - 133_400, 0, 100 * SECOND)).isGreaterThanOrEqualTo(400_000);
    assertThat(score(950_000, 950_000 - 133_300, 0, 100 * SECOND)).isLessThan(400_000);
  }

  @Test
  void timeCountsOnlyInTheLastMinute() {
    assertThat(score(0, 0, 0, 60 * SECOND)).isZero();
    assertThat(score(0, 0, 0, 30 * SECOND)).isEqualTo(150_000);
    assertThat(score(0, 0, 0, 0)).isEqualTo(300_000);
  }

  @Test
  void anEmptyAskListOnTheWinningSideScoresAboutThree() {
    // "winners score 3.01-3.16" of the origin: own ask 0, confidence drops by all of 0.96 to 0.99
    assertThat(score(960_000, Confidence.micro(0, 50 * SECOND), 10_000, 50 * SECOND)).isBetween(2_880_000L, 3_200_000L);
  }

  @Test
  void imbalanceAndOpponentHaveTheirOffsets() {
    assertThat(DangerScore.micro(0, 0, -500, 0, 0, 90 * SECOND)).isZero();
    assertThat(DangerScore.micro(0, 0, -1000, 0, 0, 90 * SECOND)).isEqualTo(200_000);
    assertThat(DangerScore.micro(0, 0, 0, 0, 300_000, 90 * SECOND)).isEqualTo(50_000);
    assertThat(DangerScore.micro(0, 0, 0, 700, 0, 90 * SECOND)).isEqualTo(1_400);
  }

  @Test
  void thePenaltySteps() {
    long[][] table = {{60, 0}, {61, 30_000}, {120, 30_000}, {121, 80_000}, {300, 80_000}, {301, 150_000}};
    for (long[] row : table) assertThat(Confidence.penaltyMicro(row[0] * SECOND)).as("T=%d", row[0]).isEqualTo(row[1]);
  }

  private static long score(long peak, long current, long opponentAsk, long left) {
    return DangerScore.micro(peak, current, 0, 0, opponentAsk, left);
  }
}
