package dev.lockstep.bot.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The metrics of seed 001, phase 5, as Prometheus text: a gauge of pending entries, counters of orders that traded by what they did and how, and of each
 * class the share of ordered lots that was filled and the average commission of a trade. Owned by the main lane; counts since the start.
 */
final class SpotMetrics {
  /** Orders whose first trade is remembered. */
  private static final int ORDERS_MAX = 1_000;
  private static final long MICRO_PER_ONE = 1_000_000L;
  private static final long NANO_PER_MICRO = 1_000L;

  /** What an order does, and whether it rests. */
  enum OrderClass {
    OPEN_MAKER,
    OPEN_TAKER,
    CLOSE_MAKER,
    CLOSE_TAKER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final class Counts {
    private long orders;
    private long orderedLots;
    private long filledLots;
    private long trades;
    private long feeNanoUsd;
  }

  private final Map<OrderClass, Counts> byClass = new EnumMap<>(OrderClass.class);
  private final Set<ClientOrderId> traded = new LinkedHashSet<>();
  private long holds;
  private long failedSaves;

  SpotMetrics() {
    for (OrderClass kind : OrderClass.values()) byClass.put(kind, new Counts());
  }

  /** An order was admitted at the boundary. */
  void sent(ClientOrderId order, long lots) {
    byClass.get(intended(order)).orderedLots += lots;
  }

  /** Entries that rest are the only ones that mean to make; exits take. */
  private static OrderClass intended(ClientOrderId order) {
    return switch (SpotOrderIds.purpose(order)) {
      case ENTRY -> OrderClass.OPEN_MAKER;
      case MARKET_ENTRY -> OrderClass.OPEN_TAKER;
      case EXIT -> OrderClass.CLOSE_TAKER;
    };
  }

  /** A trade was booked, for the first and only time. */
  void booked(Trade trade) {
    Counts lots = byClass.get(intended(trade.order()));
    lots.filledLots += trade.lots();
    boolean closes = SpotOrderIds.purpose(trade.order()) == Purpose.EXIT;
    boolean made = trade.liquidity() == Liquidity.MAKER;
    Counts counts = byClass.get(closes ? made ? OrderClass.CLOSE_MAKER : OrderClass.CLOSE_TAKER : made ? OrderClass.OPEN_MAKER : OrderClass.OPEN_TAKER);
    counts.trades++;
    counts.feeNanoUsd += trade.feeNanoUsd();
    if (!traded.add(trade.order())) return;
    counts.orders++;
    if (traded.size() <= ORDERS_MAX) return;
    Iterator<ClientOrderId> oldest = traded.iterator();
    oldest.next();
    oldest.remove();
  }

  void held() {
    holds++;
  }

  void saveFailed() {
    failedSaves++;
  }

  /** The text of one scrape; {@code pending} says whether an entry is pending on a side. */
  String text(Predicate<Side> pending) {
    StringBuilder out = new StringBuilder(1_200);
    head(out, "pending_open_side", "gauge", "Whether an entry is pending on a side.");
    for (Side side : Side.values()) out.append("pending_open_side{side=\"").append(side).append("\"} ").append(pending.test(side) ? 1 : 0).append('\n');
    for (OrderClass kind : OrderClass.values()) {
      head(out, "orders_" + kind.label(), "counter", "Orders that traded as " + kind.label().replace('_', ' ') + ".");
      out.append("orders_").append(kind.label()).append(' ').append(byClass.get(kind).orders).append('\n');
    }
    head(out, "order_fill_ratio", "gauge", "Filled lots over ordered lots, by what the order was sent as.");
    for (OrderClass kind : OrderClass.values()) {
      Counts counts = byClass.get(kind);
      sample(out, "order_fill_ratio", kind, micro(counts.filledLots, counts.orderedLots));
    }
    head(out, "order_commission_avg_usd", "gauge", "Average commission of a trade.");
    for (OrderClass kind : OrderClass.values()) {
      Counts counts = byClass.get(kind);
      sample(out, "order_commission_avg_usd", kind, counts.trades == 0 ? "NaN" : decimal(counts.feeNanoUsd / counts.trades / NANO_PER_MICRO));
    }
    head(out, "lane_holds_over_budget", "counter", "Tasks that held a lane longer than its budget of 100 ms.");
    out.append("lane_holds_over_budget ").append(holds).append('\n');
    head(out, "state_saves_failed", "counter", "Saves of the state that failed.");
    return out.append("state_saves_failed ").append(failedSaves).append('\n').toString();
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void sample(StringBuilder out, String name, OrderClass kind, String value) {
    out.append(name).append("{class=\"").append(kind.label()).append("\"} ").append(value).append('\n');
  }

  private static String micro(long part, long whole) {
    return whole == 0 ? "NaN" : decimal(part * MICRO_PER_ONE / whole);
  }

  private static String decimal(long micro) {
    String digits = Long.toString(MICRO_PER_ONE + micro % MICRO_PER_ONE);
    return micro / MICRO_PER_ONE + "." + digits.substring(1);
  }
}
