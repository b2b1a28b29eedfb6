package dev.lockstep.engine.spot;

import java.util.List;

/**
 * What came of one window.
 *
 * @param broken invariants that were broken, in the order in which they were
 * @param events events of the queue
 * @param orders orders that the bot sent
 * @param refused whether the bot refused to trade because no valid state was left
 * @param hash digest of everything that crossed the wire
 */
public record WindowReport(List<Broken> broken, long events, int orders, int trades, boolean refused, Coverage coverage, long hash) {
  public WindowReport {
    broken = List.copyOf(broken);
  }
}
