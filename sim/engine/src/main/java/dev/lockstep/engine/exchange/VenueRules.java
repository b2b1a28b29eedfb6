package dev.lockstep.engine.exchange;

/**
 * What a venue refuses, and its numbers. Amounts are in nano-dollars and 1e-9 shares.
 *
 * @param enforced whether anything is checked at all
 * @param coarseTickNanoUsd tick while the price is in the middle
 * @param fineTickNanoUsd tick once the market went near 0 or 1
 * @param restingSizeMinNanoShares smallest size of a GTC or GTD order
 * @param marketableBuyMinNanoUsd smallest amount of a marketable purchase
 * @param expiryMarginNanos a GTD order ends so long before its stated expiry
 * @param buysByAmount whether a FOK or FAK purchase is for dollars (size x limit) and better prices buy more shares
 * @param heldCancelUntilNanos until when an order held by the taker delay can be cancelled
 */
public record VenueRules(
    boolean enforced,
    long coarseTickNanoUsd,
    long fineTickNanoUsd,
    long restingSizeMinNanoShares,
    long marketableBuyMinNanoUsd,
    long expiryMarginNanos,
    boolean buysByAmount,
    long heldCancelUntilNanos) {

  /** Nothing is refused but what cannot be matched. */
  public static VenueRules none() {
    return new VenueRules(false, 0, 0, 0, 0, 0, false, Long.MAX_VALUE);
  }

  /** Polymarket's crypto windows. */
  public static VenueRules polymarket() {
    return new VenueRules(
        true, 10_000_000, 1_000_000, 5_000_000_000L, 1_000_000_000L, 60_000_000_000L, true, Dates.nanos("2026-06-05T00:00:00Z"));
  }
}
