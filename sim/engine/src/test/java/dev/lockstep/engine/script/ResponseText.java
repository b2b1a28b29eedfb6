package dev.lockstep.engine.script;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import java.util.Locale;

/** A response as a line of the golden files. */
final class ResponseText {
  private ResponseText() {}

  static String csv(OrderResponse response) {
    OrderEvent event = response.event();
    return response.localNanos() / 1000 + "," + event.id() + "," + response.number() + "," + status(event) + ","
        + (response.order().side() == Side.BUY ? 1 : -1) + "," + execution(event, response.leavesLots()) + ","
        + event.exchangeNanos() / 1000 + "," + role(event);
  }

  private static String status(OrderEvent event) {
    if (event instanceof OrderEvent.Accepted) return "NEW";
    if (event instanceof OrderEvent.Expired) return "EXPIRED";
    if (event instanceof OrderEvent.Cancelled) return "CANCELED";
    if (event instanceof OrderEvent.Filled) return "FILLED";
    if (event instanceof OrderEvent.PartiallyFilled) return "PARTIALLY_FILLED";
    return event.toString();
  }

  private static String execution(OrderEvent event, long leaves) {
    if (event instanceof OrderEvent.Filled fill) return fill.priceTicks() + "," + fill.lots() + "," + leaves;
    if (event instanceof OrderEvent.PartiallyFilled fill) return fill.priceTicks() + "," + fill.lots() + "," + leaves;
    return ",," + leaves;
  }

  private static String role(OrderEvent event) {
    if (event instanceof OrderEvent.Filled fill) return role(fill.liquidity());
    return event instanceof OrderEvent.PartiallyFilled fill ? role(fill.liquidity()) : "";
  }

  private static String role(Liquidity liquidity) {
    return liquidity.name().toLowerCase(Locale.ROOT);
  }
}
