package dev.lockstep.engine.spot;

import static dev.lockstep.engine.spot.SeedWindows.fault;
import static dev.lockstep.engine.spot.SeedWindows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not the bot's own doing: a handler with a defect after a wait, and orders of somebody else. */
class SupervisionTest {
  /** Jitter is drawn when a connection was lost, in the rest of a task that waited: without a guard its lane would be held for good. */
  @Test
  void aDefectAfterAWaitClosesTheBotLoudly() {
    List<String> told = with(fault(SwarmFaultKind.F17_LINK, 60, 65, 5)).through(Seams.chanceThrows("link")).told("spot-v3", 1);
    assertThat(told).anyMatch(line -> line.matches("\\d+ main ERROR .* link ETH-USD LinkClosed .*a handler has a defect.* at .*"))
        .anyMatch(line -> line.contains("alarm spot a handler of lane link threw"))
        .anyMatch(line -> line.contains("CLOSING 0 0 handler_failed")).anyMatch(line -> line.contains("CLOSED"));
  }

  @Test
  void anOrderOfSomebodyElseIsNamedAndLeftAlone() {
    ClientOrderId id = new SpotOrderIds(9, 1).next(Purpose.ENTRY, Side.BUY);
    List<ClientOrderId> cancelled = new ArrayList<>();
    OrderReport foreign = new OrderReport(id, Side.BUY, 100_000, 77, OrderState.LIVE, List.of());
    List<String> told = with().through(Seams.foreignOrder(foreign, cancelled)).told("spot-v3", 1);
    assertThat(told).filteredOn(line -> line.contains("RECONCILED " + id + " 2 foreign order BUY 77")).hasSize(1);
    assertThat(cancelled).isNotEmpty().doesNotContain(id);
  }
}
