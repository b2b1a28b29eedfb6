package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The venue's published fees: dates, the table of examples for 100 shares, rounding. */
class FeeTableTest {
  private static final Instrument INSTRUMENT = Instrument.polymarket("btc-updown-15m-1");
  private static final FeeTable TABLE = FeeTable.polymarket("btc-updown-15m-1");

  private static BigDecimal fee(String date, String price, String shares) {
    int ticks = new BigDecimal(price).movePointRight(3).intValueExact();
    long lots = new BigDecimal(shares).movePointRight(6).longValueExact();
    return BigDecimal.valueOf(TABLE.at(Dates.nanos(date)).takerFeeNanoUsd(INSTRUMENT, ticks, lots), 9);
  }

  @ParameterizedTest
  @CsvSource({
    "0.50, 0.78125, 1.80, 1.75", "0.60, 0.8640, 1.728, 1.68", "0.90, 0.18225, 0.648, 0.63", "0.95, 0.05360, 0.342, 0.3325",
    "0.99, 0.00243, 0.07128, 0.0693"})
  void hundredSharesCostWhatIsPublished(String price, String curve, String rate072, String rate070) {
    // The published first column is cut to four decimals at 0.95 and 0.99; the formula gives 0.0535859 and 0.0024257.
    assertThat(fee("2026-02-27T00:00:00Z", price, "100")).isCloseTo(new BigDecimal(curve), org.assertj.core.data.Offset.offset(new BigDecimal("0.00002")));
    assertThat(fee("2026-04-10T00:00:00Z", price, "100")).isEqualByComparingTo(rate072);
    assertThat(fee("2026-07-01T00:00:00Z", price, "100")).isEqualByComparingTo(rate070);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-04T23:59:59Z, no fee, false", "2026-01-05T00:00:00Z, C*p*0.25*(p(1-p))^2, true",
    "2026-03-29T23:59:59Z, C*p*0.25*(p(1-p))^2, true", "2026-03-30T00:00:00Z, C*0.072*p(1-p), true",
    "2026-04-28T10:59:59Z, C*0.072*p(1-p), true", "2026-04-28T11:00:00Z, C*0.072*p(1-p), false",
    "2026-06-18T00:00:00Z, C*0.07*p(1-p), false", "2027-01-01T00:00:00Z, C*0.07*p(1-p), false"})
  void everyDateHasItsRule(String date, String name, boolean inShares) {
    FeeRule rule = TABLE.at(Dates.nanos(date));
    assertThat(rule.name()).startsWith(name);
    assertThat(rule.sharesOnBuys()).isEqualTo(inShares);
  }

  @Test
  void otherCryptoMarketsPayFromMarch() {
    long february = Dates.nanos("2026-02-27T00:00:00Z");
    assertThat(FeeTable.polymarket("bitcoin-updown-1h-1").at(february).ratePerThousand()).isZero();
    assertThat(FeeTable.polymarket("bitcoin-updown-1h-1").at(Dates.nanos("2026-03-06T00:00:00Z")).ratePerThousand()).isEqualTo(250);
    assertThat(FeeTable.polymarket("btc-updown-5m-1").at(february).ratePerThousand()).isEqualTo(250);
  }

  /** Half up to 0.00001; less than half of that is nothing. */
  @Test
  void roundsHalfUpToFiveDecimals() {
    assertThat(fee("2026-07-01T00:00:00Z", "0.5", "0.001")).isEqualByComparingTo("0.00002"); // 0.0000175
    assertThat(fee("2026-07-01T00:00:00Z", "0.5", "0.0002")).isEqualByComparingTo("0"); // 0.0000035
    assertThat(fee("2026-04-10T00:00:00Z", "0.5", "0.25")).isEqualByComparingTo("0.0045");
    assertThat(fee("2026-04-10T00:00:00Z", "0.5", "0.02025")).isEqualByComparingTo("0.00036"); // 0.0003645
    assertThat(fee("2026-04-10T00:00:00Z", "0.5", "0.0025")).isEqualByComparingTo("0.00005"); // 0.000045, a tie
  }

  @Test
  void equalsTheFormulaInDecimals() {
    SeededRandom random = new SeededRandom(11);
    for (int i = 0; i < 5_000; i++) {
      BigDecimal p = BigDecimal.valueOf(1 + random.nextLong(999), 3);
      BigDecimal c = BigDecimal.valueOf(1 + random.nextLong(9_000_000_000L), 6);
      BigDecimal both = p.multiply(BigDecimal.ONE.subtract(p));
      BigDecimal curve = c.multiply(p).multiply(new BigDecimal("0.25")).multiply(both.pow(2));
      BigDecimal rate = c.multiply(new BigDecimal("0.07")).multiply(both);
      assertThat(fee("2026-02-27T00:00:00Z", p.toString(), c.toString())).isEqualByComparingTo(curve.setScale(5, RoundingMode.HALF_UP));
      assertThat(fee("2026-08-01T00:00:00Z", p.toString(), c.toString())).isEqualByComparingTo(rate.setScale(5, RoundingMode.HALF_UP));
    }
  }

  /** A taker purchase of 100 at 0.50 delivered 98.4375 shares. */
  @Test
  void feeInSharesIsTheFeeOverThePrice() {
    assertThat(FeeRule.feeLots(INSTRUMENT, 500, 781_250_000)).isEqualTo(1_562_500);
  }

  @Test
  void unknownDatesAreNamed() {
    assertThat(TABLE.warnings(Dates.nanos("2026-02-27T00:00:00Z"), Dates.nanos("2026-02-28T00:00:00Z"))).isEmpty();
    assertThat(TABLE.warnings(Dates.nanos("2026-04-16T00:00:00Z"), Dates.nanos("2026-04-17T00:00:00Z"))).singleElement().asString().contains("0.072");
    assertThat(TABLE.warnings(Dates.nanos("2026-07-01T00:00:00Z"), Dates.nanos("2026-07-02T00:00:00Z"))).isEmpty();
    assertThat(TABLE.warnings(Dates.nanos("2026-09-01T00:00:00Z"), Dates.nanos("2026-09-02T00:00:00Z"))).singleElement().asString().contains("2026-07-24");
  }

  @Test
  void anUnknownTableGivesNoFeeRatherThanNone() {
    assertThat(FeeTable.unknown().known()).isFalse();
    assertThat(FeeTable.unknown().warnings(0, 1)).singleElement().asString().contains("unknown, not zero");
    assertThatThrownBy(() -> FeeTable.unknown().at(0)).isInstanceOf(IllegalStateException.class);
    assertThat(FeeTable.none().at(0).takerFeeNanoUsd(INSTRUMENT, 500, 1_000_000)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-13T23:59:59Z, 0", "2025-11-14T00:00:00Z, 500", "2026-02-17T23:59:59Z, 500", "2026-02-18T00:00:00Z, 0", "2026-06-02T12:00:00Z, 0",
    "2026-06-03T00:00:00Z, 250", "2026-08-17T10:59:59Z, 250", "2026-08-17T11:00:00Z, 50"})
  void everyDateHasItsTakerDelay(String date, long millis) {
    assertThat(TakerDelayTable.polymarket().nanosAt(Dates.nanos(date))).isEqualTo(millis * 1_000_000);
  }

  @Test
  void theUnknownStartOfTheDelayIsNamed() {
    assertThat(TakerDelayTable.polymarket().warnings(Dates.nanos("2026-02-27T00:00:00Z"), Dates.nanos("2026-02-28T00:00:00Z"))).hasSize(1);
    assertThat(TakerDelayTable.polymarket().warnings(Dates.nanos("2026-07-01T00:00:00Z"), Dates.nanos("2026-07-02T00:00:00Z"))).isEmpty();
    assertThat(TakerDelayTable.constant(5).warnings(0, Long.MAX_VALUE)).isEmpty();
  }
}
