package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.sweep.Sweep;
import dev.lockstep.reports.story.RunFigures;
import java.util.ArrayList;
import java.util.List;

/** Whole runs that a sweep's page compares: a sweep itself keeps of a run no more than what its points are judged by. */
final class SweepRuns {
  private final Sweep.Plan plan;
  private final List<String> names = new ArrayList<>();
  private final List<Release> releases = new ArrayList<>();
  private final List<Settings> settings = new ArrayList<>();

  /**
   * @param chosen index of the point that was chosen, -1 for none
   * @param best index of the point that is best on all windows, -1 for none
   * @param held what the release that never sells is run with
   */
  SweepRuns(Sweep.Plan plan, int chosen, int best, Settings held) {
    this.plan = plan;
    if (chosen >= 0) add(chosen == best ? "chosen and best point" : "chosen point", plan.release(), plan.grid().settings(chosen, plan.base()));
    if (best >= 0 && best != chosen) add("best point", plan.release(), plan.grid().settings(best, plan.base()));
    add(plan.release().name() + " as it is", plan.release(), plan.base());
    add("held to settlement", Releases.HOLD, held);
  }

  private void add(String name, Release release, Settings of) {
    names.add(name);
    releases.add(release);
    settings.add(of);
  }

  /** The figures of each, on all windows; {@code done} hears of every one of these. */
  List<RunFigures> on(Iterable<? extends InputWindow> inputs, Runnable done) {
    Backtest.Plan all = new Backtest.Plan(releases, settings, plan.seed(), plan.commit(), plan.windows(), plan.jobs());
    BacktestResult result = Backtest.run(inputs, all, new Backtest.Listener() {
      @Override
      public void onWindowDone(String window) {
        done.run();
      }
    });
    List<RunFigures> figures = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) figures.add(RunFigures.of(names.get(i), result.releases().get(i)));
    return figures;
  }
}
