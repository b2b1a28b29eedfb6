package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/**
 * The price per share below which nothing is sold: the bids, best first, must carry the whole position at it or better. Below it an exit
 * earns next to nothing and gives the settlement up, whose value nobody knows; so the shares are held. An empty book is below any floor.
 */
public final class PriceFloor {
  private final Threshold floor;

  public PriceFloor(Thresholds thresholds, String floorKey) {
    floor = thresholds.of(floorKey);
  }

  boolean isMet(Hits hits, ExitView view) {
    return view.carryMicro() >= 0 && hits.isReachedBy(floor, view.carryMicro());
  }
}
