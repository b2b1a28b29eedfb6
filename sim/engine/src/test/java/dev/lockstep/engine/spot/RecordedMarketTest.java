package dev.lockstep.engine.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.binance.BinanceStream;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.engine.exchange.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The spot bot on a recorded market, with the swarm's faults. */
class RecordedMarketTest {
  private static final int SEEDS = 20;

  private static MemoryTape rows() throws IOException {
    Path file = SharedData.path("binance-depth/spot_btcusdt_20240808.gz");
    return BinanceStream.read(new InputFile(file, file.getFileName().toString()), 2, 4).rows();
  }

  private static int failed(String release, MemoryTape rows) {
    SpotRelease found = SpotReleases.find(release).orElseThrow();
    int failed = 0;
    for (long seed = 1; seed <= SEEDS; seed++) if (!SpotWorld.recorded(ScenarioDraw.of(seed), found, rows, null).run().broken().isEmpty()) failed++;
    return failed;
  }

  @Test
  void oursBreaksNothingAndTrades() throws IOException {
    MemoryTape rows = rows();
    assertThat(failed("spot-v3", rows)).isZero();
    WindowReport report = SpotWorld.recorded(ScenarioDraw.of(3), SpotReleases.find("spot-v3").orElseThrow(), rows, null).run();
    assertThat(report.trades()).isPositive();
    assertThat(SpotWorld.recorded(ScenarioDraw.of(3), SpotReleases.find("spot-v3").orElseThrow(), rows, null).run().hash()).isEqualTo(report.hash());
  }

  @Test
  void theShippedSeedsFail() throws IOException {
    MemoryTape rows = rows();
    for (String release : new String[] {"spot-v0", "spot-v1", "spot-v2"}) assertThat(failed(release, rows)).as(release).isPositive();
  }
}
