package dev.lockstep.engine.exchange;

import java.util.Locale;

/** Which rules decide what an order gets. The matching rules of each stand in {@link TakerMatch} and {@link RestingMatch}. */
public enum FillModel {
  /** Level by level at resting prices; resting orders by {@link QueueMode}, never more lots than the recording shows. */
  VENUE,
  /** hftbacktest's NoPartial exchange: any marketable order is filled in full at the best price. */
  HFTBACKTEST_FULL,
  /** hftbacktest's Partial exchange: takers walk the depth, resting orders fill in part. */
  HFTBACKTEST_DEPTH;

  /** Whether refusals are errors with a text (venue), or expiries (hftbacktest). */
  boolean rejects() {
    return this == VENUE;
  }

  /** The model's name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
