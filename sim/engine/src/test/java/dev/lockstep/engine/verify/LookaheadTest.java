package dev.lockstep.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.BotFactory;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.demo.Box;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The healthy control, releases on the windows of the box; and the negative control, a strategy that peeks. */
class LookaheadTest {
  private static LookaheadResult check(List<WindowTape> windows, Release release, Settings settings, int cuts) {
    try (LookaheadCheck check = new LookaheadCheck(settings, cuts, 1, 2, new Backtest.Listener() {})) {
      return new LookaheadResult(Backtest.run(
          windows, new Backtest.Plan(List.of(release), List.of(settings), 1, "test", WindowChoice.all(), 2), check), check.results());
    }
  }

  @ParameterizedTest
  @EnumSource(Box.class)
  void releasesDoNotKnowTheFutureOfTheBox(Box box) {
    for (Release release : Releases.compared()) {
      LookaheadResult result = check(box.windows(), release, Synthetic.settings(release), 10);
      assertThat(result.differing()).as(release.name()).isEmpty();
      assertThat(result.verdict()).isEqualTo(Verdict.PASS);
      assertThat(result.decided()).isGreaterThan(result.windows().size());
    }
  }

  /** The planted strategy gets to see the block that the replay has read ahead, as a careless feed might let it. */
  @Test
  void aStrategyThatPeeksIsCaught() throws IOException {
    WindowTape tape = Synthetic.cleanWinners(1).get(0);
    Lookahead.Result result = check(tape, LookaheadTest::peeking);
    assertThat(result.difference()).isNotNull();
    assertThat(result.difference().whole()).contains("Accepted");
  }

  /** The same strategy with nothing to peek at. */
  @Test
  void theSameStrategyThatDoesNotPeekIsNot() throws IOException {
    WindowTape tape = Synthetic.cleanWinners(1).get(0);
    Lookahead.Result result = check(tape, LookaheadTest::hoping);
    assertThat(result.difference()).isNull();
    assertThat(result.decided()).isPositive();
  }

  private static Lookahead.Result check(WindowTape tape, Lookahead.Replay replay) throws IOException {
    try (TapeSource whole = tape.open()) {
      return new Lookahead(replay.run(whole), 20, 1).check(tape::open, replay);
    }
  }

  private static WindowResult peeking(TapeSource tape) {
    PeekedTape peeked = new PeekedTape(tape);
    return run(peeked, (market, profile, settings, ports) -> new PeekingBot(market, ports, bid -> peeked.lastBidTicks()));
  }

  private static WindowResult hoping(TapeSource tape) {
    return run(tape, (market, profile, settings, ports) -> new PeekingBot(market, ports, bid -> bid + 1));
  }

  private static WindowResult run(TapeSource tape, BotFactory factory) {
    Release release = Release.of("planted", factory);
    return WindowRun.run(tape, release, Synthetic.settings(release), Venues.of(Synthetic.cleanWinners(1).get(0)), 1);
  }

  @Test
  void isVacuousWhereNothingIsDecided() {
    Release idle = Release.of("idle", (market, profile, settings, ports) -> () -> {});
    assertThat(check(Synthetic.cleanWinners(2), idle, Synthetic.settings(idle), 5).verdict()).isEqualTo(Verdict.VACUOUS);
  }

  /** In a silent market the replay must not take a cut for the tape's end before the cut: four seconds without a row are no news. */
  @Test
  void silenceBeforeACutTellsNothing() throws IOException {
    long end = 1_772_242_200_000_000_000L;
    MemoryTape rows = new MemoryTape();
    for (long second = 200; second > 0; second -= 4) {
      long at = end - second * 1_000_000_000L;
      rows.add(at, at, RowKind.DEPTH, (byte) 1, 900, second * 1_000_000L);
      rows.add(at, at, RowKind.DEPTH, (byte) -1, 910, second * 1_000_000L);
    }
    Window window = new Window(
        "btc-updown-15m-1772241300", end - 900_000_000_000L, end, "up", "down", Outcome.UP, Window.WinnerSource.RECORDED, true);
    TapeHeader header = new TapeHeader(Synthetic.cleanWinners(1).get(0).instrument(), window, rows.size());
    WindowTape tape = WindowTape.of(
        new TapeMeta(header, new Provenance("test", "synthetic", Depth.FULL_BOOK, null), null, new Anomalies()), rows);
    Lookahead.Result result = check(tape, LookaheadTest::hoping);
    assertThat(result.difference()).isNull();
    assertThat(result.decided()).isPositive();
  }
}
