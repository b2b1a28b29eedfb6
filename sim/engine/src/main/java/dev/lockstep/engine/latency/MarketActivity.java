package dev.lockstep.engine.latency;

/** How busy the market is. */
@FunctionalInterface
public interface MarketActivity {
  /** Rows the venue's tape had in the second that ends now. */
  long rowsLastSecond(long nowNanos);
}
