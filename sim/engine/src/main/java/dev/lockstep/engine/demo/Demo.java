package dev.lockstep.engine.demo;

import dev.lockstep.bot.release.Release;
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

  private final List<Release> compared;
  private final List<Release> ablation;
  private final Function<Release, Settings> settings;
  private final long seed;
  private final String commit;
  private final int jobs;

  /**
   * @param compared the release before and the one after
   * @param ablation releases between them that change one thing each
   * @param settings the settings of a release, the user's changes included
   */
  public Demo(
      List<Release> compared, List<Release> ablation, Function<Release, Settings> settings, long seed, String commit, int jobs) {
    this.compared = List.copyOf(compared);
    this.ablation = List.copyOf(ablation);
    this.settings = settings;
    this.seed = seed;
    this.commit = commit;
    this.jobs = jobs;
  }

  public DemoResult run(Backtest.Listener listener) {
    List<WindowTape> incident = Box.INCIDENT.windows();
    List<WindowTape> all = new ArrayList<>(incident);
    all.addAll(Box.ORDINARY.windows());
    BacktestResult main = run(all, compared, ACCOUNT_SECONDS.get(0), listener);
    List<DemoResult.Ablation> parts = new ArrayList<>();
    for (String account : ACCOUNT_SECONDS) {
      BacktestResult result = run(Box.losses(incident), ablation, account, new Backtest.Listener() {});
      for (ReleaseResult release : result.releases()) parts.add(new DemoResult.Ablation(account, release));
    }
    BacktestResult logClock = run(Box.LOG_CLOCK.windows(), compared, ACCOUNT_SECONDS.get(0), new Backtest.Listener() {});
    return new DemoResult(main, parts, logClock);
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
