package dev.lockstep.engine.sweep;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.Positions;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What a sweep costs beside one backtest of the same windows, warm, in one process: the median of several rounds, one thread, by the
 * time of the processor and by the clock. Not a test; {@code sim/engine/bench-sweep.sh} runs it.
 */
final class SweepBench {
  private static final int ROUNDS = Integer.getInteger("rounds", 9);
  private final Release release = Releases.V1_61;
  private final Settings base;
  private final PrintStream out;

  private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private SweepBench(PrintStream out) {
    this.out = out;
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    base = release.settings(Settings.standard(known), new TreeMap<>()).with("entry.mode", "assume");
  }

  public static void main(String[] args) throws IOException {
    new SweepBench(System.out).all(args[0]);
  }

  private void all(String folder) throws IOException {
    List<WindowTape> all = new ArrayList<>();
    List<WindowTape> crashes = new ArrayList<>();
    for (var input : Inputs.of(List.of(folder), ImportOptions.defaults())) {
      if (!(input instanceof WindowTape tape) || (tape.completeness() != null && !tape.completeness().complete())) continue;
      all.add(tape);
      if (isCrash(tape)) crashes.add(tape);
    }
    table("all windows", all);
    table("crash windows alone (the position lost, or a tier sold it)", crashes);
  }

  private boolean isCrash(WindowTape tape) throws IOException {
    Position position = run(tape);
    return position != null && (Boolean.FALSE.equals(position.settled()) || position.reason().isTier());
  }

  private Position run(WindowTape tape) throws IOException {
    try (TapeSource source = tape.open()) {
      return Positions.of(WindowRun.run(source, release, base, Venues.of(tape), 1), tape.instrument()).orElse(null);
    }
  }

  private void table(String title, List<WindowTape> windows) throws IOException {
    int repeats = Math.max(60 / windows.size(), 1); // the clock of the processor ticks in hundredths of a second
    Cost single = median(repeats, () -> {
      long positions = 0;
      for (WindowTape tape : windows) if (run(tape) != null) positions++;
      return positions;
    });
    out.printf(Locale.ROOT, "%s: %d%n", title, windows.size());
    out.printf(Locale.ROOT, "%-28s %8.1f ms  1.00x   wall %8.1f ms%n", "one backtest", single.processor(), single.wall());
    row(windows, repeats, single, "64 thresholds", "exits.hard-stop.trigger=0.17:0.80:0.01");
    row(windows, repeats, single, "1,000 thresholds", "exits.hard-stop.trigger=0.001:0.9001:0.0009");
    row(windows, repeats, single, "10,000 thresholds", "exits.hard-stop.trigger=0.001:0.90091:0.00009");
    row(windows, repeats, single, "10,000 points of two keys", "exits.hard-stop.trigger=0.301:0.800:0.005", "exits.danger.opponent-ask=0.101:0.600:0.005");
  }

  private void row(List<WindowTape> windows, int repeats, Cost single, String title, String... vary) throws IOException {
    ParameterGrid grid = ParameterGrid.full(Arrays.stream(vary).map(text -> Parameter.parse(text, base::setting)).toList());
    Sweep.Plan plan = new Sweep.Plan(grid, release, base, 1, "bench", WindowChoice.all(), 1);
    long runs = Sweep.run(windows, plan, null, (window, sofar) -> {}).runs();
    Cost cost = median(repeats, () -> Sweep.run(windows, plan, null, (window, sofar) -> {}).totals().length);
    out.printf(Locale.ROOT, "%-28s %8.1f ms %5.2fx   wall %8.1f ms %5.2fx   %d points, %d simulations%n", title, cost.processor(),
        cost.processor() / single.processor(), cost.wall(), cost.wall() / single.wall(), grid.size(), runs);
  }

  private interface Work {
    long run() throws IOException;
  }

  private Cost median(int repeats, Work work) throws IOException {
    long checksum = work.run() + work.run();
    long[] processor = new long[ROUNDS];
    long[] wall = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      long startProcessor = system.getProcessCpuTime();
      for (int repeat = 0; repeat < repeats; repeat++) checksum ^= work.run();
      processor[i] = (system.getProcessCpuTime() - startProcessor) / repeats;
      wall[i] = (System.nanoTime() - start) / repeats;
    }
    if (checksum == Long.MIN_VALUE) throw new IllegalStateException();
    Arrays.sort(processor);
    Arrays.sort(wall);
    return new Cost(processor[ROUNDS / 2] / 1e6, wall[ROUNDS / 2] / 1e6);
  }

  /** Milliseconds: of the processor, which other processes do not disturb, and by the clock. */
  private record Cost(double processor, double wall) {}
}
