package dev.lockstep.engine.demo;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs the demo: every window of the box under both releases, the ablation at three account latencies, and the log's clock. */
public final class Demo {
  /** The two losing windows of 27 February 2026. */
  public static final List<String> LOSSES = List.of("btc-updown-15m-1772241300", "btc-updown-15m-1772243100");

  /** All ten tries of the log read a balance of 0.0, the last 5.6 s after the fill was seen, itself up to 0.6 s late: the shares took longer. */
  public static final String SETTLEMENT_LAG_SECONDS = "6.5";

  /** Six seconds of blackout = ten tries of half a second's rest and two account calls: 50 ms a call. Half and double of it beside it. */
  private static final List<String> ACCOUNT_SECONDS = List.of("0.05", "0.025", "0.1");

  private static final List<Release> COMPARED = List.of(Releases.V1_60, Releases.V1_61);
  private static final List<Release> ABLATION = List.of(
      Releases.V1_60, Releases.LANE_ONLY, Releases.THRESHOLDS_ONLY, Releases.FAST_PATH_ONLY, Releases.V1_61);

  private final Function<Release, Settings> settings;
  private final long seed;
  private final String commit;
  private final int jobs;

  /** @param settings the settings of a release, the user's changes included */
  public Demo(Function<Release, Settings> settings, long seed, String commit, int jobs) {
    this.settings = settings;
    this.seed = seed;
    this.commit = commit;
    this.jobs = jobs;
  }

  public DemoResult run(Backtest.Listener listener) {
    List<WindowTape> incident = Box.INCIDENT.windows();
    List<WindowTape> all = new ArrayList<>(incident);
    all.addAll(Box.ORDINARY.windows());
    BacktestResult main = run(all, COMPARED, ACCOUNT_SECONDS.get(0), listener);
    List<DemoResult.Ablation> ablation = new ArrayList<>();
    for (String account : ACCOUNT_SECONDS) {
      BacktestResult result = run(Box.losses(incident), ABLATION, account, new Backtest.Listener() {});
      for (ReleaseResult release : result.releases()) ablation.add(new DemoResult.Ablation(account, release));
    }
    BacktestResult logClock = run(Box.LOG_CLOCK.windows(), COMPARED, ACCOUNT_SECONDS.get(0), new Backtest.Listener() {});
    return new DemoResult(main, ablation, logClock);
  }

  private BacktestResult run(List<WindowTape> tapes, List<Release> releases, String account, Backtest.Listener listener) {
    List<Settings> each = releases.stream()
        .map(release -> settings.apply(release)
            .with(WorldSettings.VENUE_SETTLEMENT, "constant")
            .with(WorldSettings.VENUE_SETTLEMENT_LAG, SETTLEMENT_LAG_SECONDS)
            .with(WorldSettings.LATENCY_ACCOUNT, account))
        .toList();
    return Backtest.run(tapes, new Backtest.Plan(releases, each, seed, commit, WindowChoice.all(), jobs), listener);
  }
}
