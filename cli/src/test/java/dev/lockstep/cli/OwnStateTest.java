package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.position.LedgerImage;
import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.spot.SpotStateCodec;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.GuardState;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.engine.disk.PowerCutDisk;
import dev.lockstep.forensics.state.StateReader;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What our own bot saves is what forensics reads: two rooms that do not know each other meet in the file. */
class OwnStateTest {
  @Test
  void forensicsReadsWhatTheSpotBotSaved() throws Exception {
    LedgerImage.LotImage lot = new LedgerImage.LotImage(7, Side.BUY, 50, 50 * 2_000L, 11, 3, 2_010, 0, true);
    LedgerImage ledger = new LedgerImage(1_000, 2_000, 11, 0, List.of(lot), new TreeMap<>(), List.of(1L));
    OrderRequest request = new OrderRequest(new ClientOrderId(4_711), Outcome.UP, Side.SELL, 2_020, 25, TimeInForce.GTC, true, 0);
    long deadlineNanos = 1_700_000_000_000_000_000L;
    SpotImage image = new SpotImage(2, ledger, List.of(), List.of(new SpotImage.PendingImage(request, 2_021, deadlineNanos)), List.of(), GuardState.NONE);
    PowerCutDisk disk = new PowerCutDisk();
    StateStore<SpotImage> store = new AtomicStateStore<>(disk, "spot.json", new SpotStateCodec());
    store.open(StateStore.Opening.STRICT);
    assertThat(store.save(image)).isInstanceOf(Saved.Durable.class);
    byte[] bytes = disk.read("spot.json", 1 << 20);

    StateSnapshot read = StateReader.read("spot.json", bytes);
    assertThat(read.readable()).isTrue();
    assertThat(read.schema()).isEqualTo("lockstep.state/1");
    assertThat(read.faults()).isEmpty();
    assertThat(read.values()).containsEntry("generation", "1");
    assertThat(read.lots()).hasSize(1).first().satisfies(held -> {
      assertThat(held.side()).isEqualTo("BUY");
      assertThat(held.openPrice()).isEqualTo("2000");
      assertThat(held.quantity()).isEqualTo("50");
    });
    assertThat(read.pending("SELL").id()).isEqualTo("4711");
    assertThat(read.pending("SELL").deadlineNanos()).isEqualTo(deadlineNanos);
    assertThat(StateReader.read("spot.json", java.util.Arrays.copyOf(bytes, bytes.length / 2)).readable()).as("cut in half").isFalse();
  }
}
