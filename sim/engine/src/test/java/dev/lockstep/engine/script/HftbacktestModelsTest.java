package dev.lockstep.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.SeededRandom;
import dev.lockstep.engine.exchange.SharedData;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.latency.ConstantLatency;
import dev.lockstep.engine.replay.ReplayFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both hftbacktest models against its own output (recorded) and against {@link SlowFills} (always). */
class HftbacktestModelsTest {
  @TempDir Path folder;

  @Test
  void fullFillsEqualTheRecordedOnes() throws IOException {
    Path golden = SharedData.path("golden-fills");
    assertThat(responses(golden, ExchangeSettings.hftbacktestFull())).isEqualTo(lines(golden.resolve("expected_nopartial.csv"))).hasSize(526);
  }

  @Test
  void depthFillsEqualTheRecordedOnes() throws IOException {
    Path golden = SharedData.path("golden-fills");
    assertThat(responses(golden, ExchangeSettings.hftbacktestDepth())).isEqualTo(lines(golden.resolve("expected_partial.csv"))).hasSize(807);
  }

  /** The reference itself has to agree with the recorded files before it may judge anything. */
  @Test
  void theReferenceEqualsTheRecordedFilesToo() throws IOException {
    Path golden = SharedData.path("golden-fills");
    List<String> rows = lines(golden.resolve("window.csv"));
    List<String> script = lines(golden.resolve("script.csv"));
    assertThat(new SlowFills(false).run(rows, script)).isEqualTo(lines(golden.resolve("expected_nopartial.csv")));
    assertThat(new SlowFills(true).run(rows, script)).isEqualTo(lines(golden.resolve("expected_partial.csv")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomWindowsEqualTheReference(long seed) throws IOException {
    RandomMarket market = new RandomMarket(seed, 3_000, 400);
    write("window.csv", RandomMarket.ROWS_HEADER, market.rows);
    write("script.csv", RandomMarket.SCRIPT_HEADER, market.script);
    List<String> full = new SlowFills(false).run(market.rows, market.script);
    List<String> depth = new SlowFills(true).run(market.rows, market.script);
    assertThat(full).hasSizeGreaterThan(300);
    assertThat(depth).anyMatch(row -> row.contains("PARTIALLY_FILLED") && row.endsWith("maker"));
    assertThat(responses(folder, ExchangeSettings.hftbacktestFull())).isEqualTo(full);
    assertThat(responses(folder, ExchangeSettings.hftbacktestDepth())).isEqualTo(depth);
  }

  /** The committed golden files of our own are what the reference says; the command line is tested on them. */
  @Test
  void theCommittedGoldenIsTheReferences() throws IOException {
    Path golden = Path.of("src/test/resources/golden-orders");
    List<String> rows = lines(golden.resolve("window.csv"));
    List<String> script = lines(golden.resolve("script.csv"));
    assertThat(lines(golden.resolve("expected_full.csv"))).isEqualTo(new SlowFills(false).run(rows, script));
    assertThat(lines(golden.resolve("expected_depth.csv"))).isEqualTo(new SlowFills(true).run(rows, script));
    assertThat(responses(golden, ExchangeSettings.hftbacktestFull())).isEqualTo(lines(golden.resolve("expected_full.csv")));
    assertThat(responses(golden, ExchangeSettings.hftbacktestDepth())).isEqualTo(lines(golden.resolve("expected_depth.csv")));
  }

  private void write(String name, String header, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(header));
    all.addAll(lines);
    Files.write(folder.resolve(name), all);
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    return all.subList(1, all.size());
  }

  private static List<String> responses(Path folder, ExchangeSettings settings) throws IOException {
    WindowTape tape = (WindowTape) Inputs.of(List.of(folder.resolve("window.csv").toString()), ImportOptions.defaults()).iterator().next();
    InputFile file = new InputFile(folder.resolve("script.csv"), "script.csv");
    ScriptRun run = new ScriptRun(OrderScript.read(file, tape.meta().header()), new ConstantLatency(120_000_000, 80_000_000),
        ScriptRun.CancelRule.IF_KNOWN_OPEN);
    SimulatedExchange exchange = new SimulatedExchange(settings, tape.instrument(), tape.window(), new SeededRandom(1), run);
    try (TapeSource rows = tape.open()) {
      return run.run(exchange, new ReplayFeed(rows, exchange, null)).stream().map(ResponseText::csv).toList();
    }
  }
}
