package dev.lockstep.reports.explain;

import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.datasets.quality.Printable;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Times;

/** What the venue did, in words. */
final class VenueText {
  private final InstrumentText amounts;

  VenueText(InstrumentText amounts) {
    this.amounts = amounts;
  }

  String of(OrderEvent event) {
    return name(event) + " " + what(event);
  }

  private static String name(OrderEvent event) {
    long number = event.id().value();
    return isGrant(number) ? "assumed entry" : "order " + number;
  }

  /** Positions that are put on and not bought have ids from the far end. */
  static boolean isGrant(long number) {
    return number > Long.MAX_VALUE / 2;
  }

  private String what(OrderEvent event) {
    if (event instanceof OrderEvent.Accepted accepted) return "rests: " + amounts.shares(accepted.leavesLots()) + " open";
    if (event instanceof OrderEvent.Delayed delayed) return "is held by the venue until " + Times.utcMillis(delayed.untilNanos());
    if (event instanceof OrderEvent.Rejected rejected) {
      return "is refused (" + rejected.httpStatus() + "): " + Printable.text(rejected.reason());
    }
    if (event instanceof OrderEvent.PartiallyFilled fill) {
      return executed(fill.lots(), fill.priceTicks(), fill.liquidity(), fill.feeNanoUsd()) + ", " + amounts.shares(fill.leavesLots()) + " open";
    }
    if (event instanceof OrderEvent.Filled fill) {
      return executed(fill.lots(), fill.priceTicks(), fill.liquidity(), fill.feeNanoUsd()) + ", filled";
    }
    if (event instanceof OrderEvent.Cancelled cancelled) return "is cancelled with " + amounts.shares(cancelled.leavesLots()) + " open";
    if (event instanceof OrderEvent.CancelRefused refused) return "is not cancelled: " + Printable.text(refused.reason());
    if (event instanceof OrderEvent.Expired expired) return "ends with " + amounts.shares(expired.leavesLots()) + " unfilled";
    if (event instanceof OrderEvent.Settled settled) return "settles: " + amounts.shares(settled.lots()) + " shares can be sold now";
    if (event instanceof OrderEvent.SettlementFailed failed) {
      return "fails to settle: " + amounts.shares(failed.lots()) + " shares never arrived";
    }
    throw new AssertionError(event);
  }

  private String executed(long lots, int ticks, Liquidity liquidity, long feeNanoUsd) {
    return "executes " + amounts.shares(lots) + " at " + amounts.price(ticks) + " as " + (liquidity == Liquidity.MAKER ? "maker" : "taker")
        + ", fee " + InstrumentText.usd(feeNanoUsd);
  }
}
