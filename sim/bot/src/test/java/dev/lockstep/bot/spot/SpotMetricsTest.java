package dev.lockstep.bot.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specification: seed 001, phase 5 (names and meaning), and the Prometheus text format 0.0.4. */
class SpotMetricsTest {
  private final SpotMetrics metrics = new SpotMetrics();
  private final SpotOrderIds ids = new SpotOrderIds(7, 1);

  @Test
  void ordersAreCountedOnceAndSharesAreOfWhatWasOrdered() {
    ClientOrderId entry = ids.next(Purpose.ENTRY, Side.BUY);
    ClientOrderId exit = SpotOrderIds.exitOf(SpotOrderIds.intent(entry), 0);
    metrics.sent(entry, 400);
    metrics.booked(new Trade(1, entry, Side.BUY, 2_000, 100, 1_500_000, Liquidity.MAKER));
    metrics.booked(new Trade(2, entry, Side.BUY, 2_000, 200, 2_500_000, Liquidity.MAKER));
    metrics.sent(exit, 300);
    metrics.booked(new Trade(3, exit, Side.SELL, 2_000, 300, 7_000_000, Liquidity.TAKER));
    List<String> lines = metrics.text(side -> side == Side.BUY).lines().toList();
    assertThat(lines).contains(
        "pending_open_side{side=\"BUY\"} 1", "pending_open_side{side=\"SELL\"} 0", "orders_open_maker 1", "orders_open_taker 0", "orders_close_maker 0",
        "orders_close_taker 1", "order_fill_ratio{class=\"open_maker\"} 0.750000", "order_fill_ratio{class=\"open_taker\"} NaN",
        "order_fill_ratio{class=\"close_taker\"} 1.000000", "order_commission_avg_usd{class=\"open_maker\"} 0.002000",
        "order_commission_avg_usd{class=\"close_taker\"} 0.007000");
  }

  @Test
  void everySampleHasItsTypeBeforeIt() {
    String type = "";
    for (String line : metrics.text(side -> false).lines().toList()) {
      if (line.startsWith("# TYPE ")) type = line.split(" ")[2];
      else if (!line.startsWith("#")) assertThat(line).matches(type + "(\\{[a-z]+=\"[A-Za-z_]+\"\\})? (NaN|[0-9]+(\\.[0-9]+)?)");
    }
    assertThat(metrics.text(side -> false)).endsWith("\n");
  }
}
