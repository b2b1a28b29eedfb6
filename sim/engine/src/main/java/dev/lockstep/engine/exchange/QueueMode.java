package dev.lockstep.engine.exchange;

import dev.lockstep.engine.measure.Proportion;
import java.util.Locale;

/**
 * What is assumed about the place of a resting order among the displayed lots at its price: recordings show totals only. In every
 * mode a print beyond the order's price, and lots newly shown on the other side at the order's price or beyond, reach the order
 * ({@link #PESSIMISTIC}: beyond only), and in every mode it never gets more lots than were printed or newly shown.
 */
public enum QueueMode {
  /** Always in front: every print at the order's price goes to it first. */
  OPTIMISTIC {
    @Override
    long aheadOnArrival(long displayedLots) {
      return 0;
    }

    @Override
    void levelSet(ExchangeOrder order, long previousLots, long lots) {}
  },
  /**
   * Behind what is displayed on arrival. Prints at the price come off the front. A fall of the level that no print explains is
   * cancellation, spread evenly over the level: the part in front shrinks in its proportion, rounded down. Growth queues behind.
   */
  PROPORTIONAL {
    @Override
    void levelSet(ExchangeOrder order, long previousLots, long lots) {
      long unprinted = previousLots - order.printedLots;
      long cancelled = unprinted - lots;
      order.printedLots = 0;
      if (cancelled > 0 && order.aheadLots > 0)
        order.aheadLots -= Proportion.of(Math.min(order.aheadLots, unprinted), cancelled, unprinted);
      order.aheadLots = Math.min(order.aheadLots, lots);
    }
  },
  /** Behind what is displayed on arrival; prints come off the front; cancellations happen behind us until the level is shorter. */
  RISK_AVERSE {
    @Override
    void levelSet(ExchangeOrder order, long previousLots, long lots) {
      order.aheadLots = Math.min(order.aheadLots, lots);
    }
  },
  /** Always at the back: only trading strictly beyond the order's price fills it. */
  PESSIMISTIC {
    @Override
    void levelSet(ExchangeOrder order, long previousLots, long lots) {}

    @Override
    boolean fillsAtOwnPrice() {
      return false;
    }
  };

  /** Lots in front of an order that comes to rest at a level. */
  long aheadOnArrival(long displayedLots) {
    return displayedLots;
  }

  /** The recording set the order's own level. */
  abstract void levelSet(ExchangeOrder order, long previousLots, long lots);

  /** Whether trading at the order's own price can fill it. */
  boolean fillsAtOwnPrice() {
    return true;
  }

  /** The mode's name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
