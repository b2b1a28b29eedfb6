package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.latency.ConstantLatency;
import dev.lockstep.engine.replay.ReplayFeed;
import dev.lockstep.engine.script.OrderResponse;
import dev.lockstep.engine.script.ScriptLine;
import dev.lockstep.engine.script.ScriptRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every response of hftbacktest on the shared window, row for row; skipped where the recordings are not here. */
class GoldenFillsTest {
  @Test
  void fullFillsEqualRowForRow() throws IOException {
    check(ExchangeSettings.hftbacktestFull(), "expected_nopartial.csv");
  }

  @Test
  void depthFillsEqualRowForRow() throws IOException {
    check(ExchangeSettings.hftbacktestDepth(), "expected_partial.csv");
  }

  private static void check(ExchangeSettings settings, String expected) throws IOException {
    Path folder = SharedData.path("golden-fills");
    ScriptRun run = new ScriptRun(
        script(folder.resolve("script.csv")), new ConstantLatency(120_000_000, 80_000_000), ScriptRun.CancelRule.IF_KNOWN_OPEN);
    CsvTape tape = new CsvTape(folder.resolve("window.csv"));
    SimulatedExchange exchange = new SimulatedExchange(settings, tape.header().instrument(), tape.header().window(), new SeededRandom(1), run);
    List<String> rows = new ArrayList<>();
    for (OrderResponse response : run.run(exchange, new ReplayFeed(tape, exchange, null))) rows.add(text(response));
    List<String> lines = Files.readAllLines(folder.resolve(expected));
    assertThat(rows).isEqualTo(lines.subList(1, lines.size()));
  }

  private static List<ScriptLine> script(Path file) throws IOException {
    List<ScriptLine> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("t_us")) continue;
      String[] cell = line.split(",", -1);
      long nanos = Long.parseLong(cell[0]) * 1000;
      ClientOrderId id = new ClientOrderId(Long.parseLong(cell[2]));
      if (cell[1].equals("cancel")) {
        lines.add(ScriptLine.cancel(nanos, id));
        continue;
      }
      TimeInForce tif = switch (cell[6]) {
        case "FOK" -> TimeInForce.FOK;
        case "IOC" -> TimeInForce.FAK;
        default -> TimeInForce.GTC;
      };
      lines.add(ScriptLine.submit(nanos, new OrderRequest(id, Outcome.UP, cell[3].equals("1") ? Side.BUY : Side.SELL,
          Integer.parseInt(cell[4]), Long.parseLong(cell[5]), tif, cell[6].equals("GTX"), 0)));
    }
    return lines;
  }

  private static String text(OrderResponse r) {
    OrderEvent e = r.event();
    String side = r.order().side() == Side.BUY ? "1" : "-1";
    String status;
    String exec = ",";
    String role = "";
    if (e instanceof OrderEvent.Accepted) status = "NEW";
    else if (e instanceof OrderEvent.Expired) status = "EXPIRED";
    else if (e instanceof OrderEvent.Cancelled) status = "CANCELED";
    else if (e instanceof OrderEvent.Filled f) {
      status = "FILLED";
      exec = f.priceTicks() + "," + f.lots();
      role = f.liquidity().name().toLowerCase(java.util.Locale.ROOT);
    } else if (e instanceof OrderEvent.PartiallyFilled f) {
      status = "PARTIALLY_FILLED";
      exec = f.priceTicks() + "," + f.lots();
      role = f.liquidity().name().toLowerCase(java.util.Locale.ROOT);
    } else throw new AssertionError(e);
    return r.localNanos() / 1000 + "," + e.id() + "," + r.number() + "," + status + "," + side + "," + exec + "," + r.leavesLots() + ","
        + e.exchangeNanos() / 1000 + "," + role;
  }

  /** Reads the golden window's own columns. */
  private static final class CsvTape implements TapeSource {
    private final List<String> lines;
    private int next = 1;

    CsvTape(Path file) throws IOException {
      lines = Files.readAllLines(file);
    }

    @Override
    public TapeHeader header() {
      long start = Long.parseLong(lines.get(1).split(",")[0]) * 1000;
      return new TapeHeader(new Instrument("golden", 10_000_000, 10_000_000, true),
          new Window("golden", start, start + 900_000_000_000L, "recorded", "other", null, Window.WinnerSource.UNKNOWN, true), -1);
    }

    @Override
    public boolean read(TapeBlock block) {
      block.size = 0;
      while (block.size < block.capacity() && next < lines.size()) {
        String[] cell = lines.get(next++).split(",");
        int row = block.size++;
        block.exchangeNanos[row] = Long.parseLong(cell[0]) * 1000;
        block.localNanos[row] = Long.parseLong(cell[1]) * 1000;
        block.kind[row] = Byte.parseByte(cell[2]);
        block.side[row] = Byte.parseByte(cell[3]);
        block.priceTicks[row] = Integer.parseInt(cell[4]);
        block.lots[row] = Long.parseLong(cell[5]);
      }
      return block.size > 0;
    }

    @Override
    public void close() {}
  }
}
