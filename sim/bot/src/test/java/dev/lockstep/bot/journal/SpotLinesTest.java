package dev.lockstep.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specification: FACTS-001, section 5, for the lines of the recorded bot; seed 001, phase 5, for the tags. */
class SpotLinesTest {
  private static final Instrument SPOT = new Instrument("ETH-USD", 10_000_000L, 100_000L, false);
  private static final ClientOrderId ENTRY = new SpotOrderIds(7, 1).next(Purpose.ENTRY, Side.SELL);
  private final List<String> lines = new ArrayList<>();
  /** 2025-10-14T03:02:12Z. */
  private final SpotLines log = new SpotLines(SPOT, 1_760_410_932_000_000_000L, lines::add);

  private void note(SpotNote.Kind kind, long id, long value, String text) {
    log.write(new SpotNote(kind, 0, "main", id, value, text));
  }

  @Test
  void anEntryIsToldInTheRecordedBotsWordsAndWithTags() {
    note(SpotNote.Kind.PENDING, ENTRY.value(), 498, "side=SELL limit=200553 timeout=5000000000");
    note(SpotNote.Kind.REPRICED, SpotOrderIds.again(ENTRY).value(), 200_500, "old_id=" + ENTRY + " lots=400");
    note(SpotNote.Kind.FILL, 12, 98, "order=" + ENTRY + " price=200553 fee=3930838");
    note(SpotNote.Kind.ENTRY_ENDED, SpotOrderIds.again(ENTRY).value(), 0, "TIMED_OUT CANCELLED");
    String first = ENTRY.toString();
    String second = SpotOrderIds.again(ENTRY).toString();
    String stamp = "2025/10/14 03:02:12 ";
    assertThat(lines).containsExactly(
        stamp + "TRACE postonly.place side=SELL limit=2005.53 baseReq=0.04980000 timeout_sec=5",
        stamp + "TRACE postonly.pending.set side=SELL order_id=" + first + " limit=2005.53 base=0.04980000",
        stamp + "[PENDING] side=SELL order_id=" + first + " limit=2005.53 base=0.04980000",
        stamp + "TRACE postonly.reprice side=SELL old_id=" + first + " new_id=" + second + " limit=2005.00 baseReq=0.04000000",
        stamp + "TRACE postonly.filled order_id=" + first + " price=2005.53 baseFilled=0.00980000 quoteSpent=19.654194 fee=0.003930",
        stamp + "[FILL] side=SELL order_id=" + first + " trade_id=12 price=2005.53 baseFilled=0.00980000 quoteSpent=19.654194 fee=0.003930",
        stamp + "TRACE postonly.timeout order_id=" + second,
        stamp + "[TIMEOUT] side=SELL order_id=" + second);
  }

  @Test
  void pipelinesHoldsAndSavesAreTold() {
    note(SpotNote.Kind.HEARTBEAT, 0, 30, "SELL");
    note(SpotNote.Kind.HEARTBEAT, 0, 29, "EXIT");
    note(SpotNote.Kind.HELD, 0, 153_000_000L, "lane=main task=Step");
    note(SpotNote.Kind.SAVE_FAILED, 0, 1, "no space left");
    note(SpotNote.Kind.SAVING, 0, 1, "");
    assertThat(lines).extracting(line -> line.substring(20)).containsExactly(
        "HEARTBEAT pipeline=SELL checks=30", "HEARTBEAT pipeline=EXIT checks=29", "[WARN] lane held 0.153 s lane=main task=Step", "[WARN] saveState: no space left");
  }

  @Test
  void aVenuesTextBeginsNoLine() {
    note(SpotNote.Kind.ERROR, 0, 1, "main ETH-USD Step bad\n2025/10/14 03:02:12 [FILL] side=BUY");
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).doesNotContain("\n");
  }
}
