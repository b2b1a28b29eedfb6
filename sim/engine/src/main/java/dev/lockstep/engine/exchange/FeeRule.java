package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import java.math.BigInteger;

/**
 * One row of a fee table: what a taker pays for C shares at price p. The fee is {@code C * rate * (p(1-p))^exponent}, with
 * {@code perDollar} times p once more, rounded half up to 0.00001 USD; what is smaller than half of that costs nothing. Makers pay nothing.
 *
 * @param name how the row is called in output
 * @param ratePerThousand the rate in thousandths: 70 = 0.07
 * @param perDollar whether the rate applies to the amount (C * p) instead of the shares (C)
 * @param sharesOnBuys whether a buyer pays in shares (fewer arrive) instead of collateral
 */
public record FeeRule(String name, int ratePerThousand, int exponent, boolean perDollar, boolean sharesOnBuys) {
  /** The unit fees are rounded to, in nano-dollars. */
  private static final long QUANTUM_NANO_USD = 10_000;

  static final FeeRule FREE = new FeeRule("no fee", 0, 1, false, false);

  /** What a taker pays, in nano-dollars. */
  public long takerFeeNanoUsd(Instrument instrument, int priceTicks, long lots) {
    if (ratePerThousand == 0) return 0;
    long unit = instrument.ticksPerUnit();
    BigInteger numerator = BigInteger.valueOf(lots).multiply(BigInteger.valueOf(ratePerThousand));
    BigInteger denominator = BigInteger.valueOf(instrument.lotsPerShare()).multiply(BigInteger.valueOf(1000));
    numerator = numerator.multiply(BigInteger.valueOf(priceTicks * (unit - priceTicks)).pow(exponent));
    denominator = denominator.multiply(BigInteger.valueOf(unit * unit).pow(exponent));
    if (perDollar) {
      numerator = numerator.multiply(BigInteger.valueOf(priceTicks));
      denominator = denominator.multiply(BigInteger.valueOf(unit));
    }
    numerator = numerator.multiply(BigInteger.valueOf(1_000_000_000L / QUANTUM_NANO_USD));
    return roundHalfUp(numerator, denominator).longValueExact() * QUANTUM_NANO_USD;
  }

  /** Lots withheld from a buyer who pays {@code feeNanoUsd} in shares at the fill price, rounded half up to a lot. */
  public static long feeLots(Instrument instrument, int priceTicks, long feeNanoUsd) {
    BigInteger nanoPerLot = BigInteger.valueOf(instrument.tickNanoUsd())
        .multiply(BigInteger.valueOf(instrument.lotNanoShares()))
        .multiply(BigInteger.valueOf(priceTicks));
    return roundHalfUp(BigInteger.valueOf(feeNanoUsd).multiply(BigInteger.valueOf(1_000_000_000L)), nanoPerLot).longValueExact();
  }

  private static BigInteger roundHalfUp(BigInteger numerator, BigInteger denominator) {
    return numerator.shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
  }
}
