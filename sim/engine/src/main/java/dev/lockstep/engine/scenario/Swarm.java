package dev.lockstep.engine.scenario;

import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.Coverage;
import dev.lockstep.engine.spot.OrderPhase;
import dev.lockstep.engine.spot.WindowReport;
import dev.lockstep.engine.time.Digest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Many windows of a bot and its world, each drawn from its seed, with invariants checked after every event. Windows run on several threads; what is
 * reported does not depend on how many. A window that breaks an invariant is shrunk: faults are dropped while the same invariant still breaks.
 */
public final class Swarm {
  /** Windows that are given to the threads at once. */
  private static final int BLOCK = 16;
  /** Failures that are kept and shrunk; more are counted. */
  private static final int FAILURES_MAX = 10;
  /** A failure is shrunk to so few faults, if any so few cause it. */
  private static final int FEW = 3;
  /** Every cell of the coverage table must be hit once in so many windows: 1,000 times in half a million. Few windows scatter, so half of it is asked of them. */
  private static final int WINDOWS_PER_MARK = 500;

  private static final int MANY_WINDOWS = 50_000;

  /** One window that broke something. {@code kept}: the indices of the faults that are needed for it. */
  public record Failure(long seed, List<Broken> broken, List<Integer> kept, List<SwarmFault> faults) {
    public Failure {
      broken = List.copyOf(broken);
      kept = List.copyOf(kept);
      faults = List.copyOf(faults);
    }
  }

  /** A cell that was hit too rarely. */
  public record Missed(SwarmFaultKind kind, OrderPhase phase, long hits, long needed) {}

  /**
   * What came of it.
   *
   * @param failed windows that broke an invariant; the first of them are in {@code failures}
   * @param refused windows in which the bot refused to trade because no valid state was left
   * @param hash digest of all windows' hashes in the order of their seeds
   */
  public record Result(
      String release, long from, long to, long windows, long events, long orders, long trades, long faults, long refused, long failed,
      List<Failure> failures, Coverage coverage, List<Missed> missed, long hash) {
    public Result {
      failures = List.copyOf(failures);
      missed = List.copyOf(missed);
    }
  }

  private final SwarmSubject release;
  private final Coverage coverage = new Coverage();
  private final Digest digest = new Digest();
  private final List<Failure> failures = new ArrayList<>();
  private long events;
  private long orders;
  private long trades;
  private long faults;
  private long refused;
  private long failed;

  private Swarm(SwarmSubject release) {
    this.release = release;
  }

  /** Runs the windows of the seeds {@code from} to {@code to}, both included. {@code done} hears how many are. */
  public static Result run(SwarmSubject release, long from, long to, int jobs, LongConsumer done) {
    Swarm swarm = new Swarm(release);
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(jobs, 1));
    try {
      swarm.runAll(from, to, jobs, threads, done);
    } finally {
      threads.shutdownNow();
    }
    long windows = to - from + 1;
    return new Result(
        release.name(), from, to, windows, swarm.events, swarm.orders, swarm.trades, swarm.faults, swarm.refused, swarm.failed, swarm.failures,
        swarm.coverage, missed(release, swarm.coverage, windows), swarm.digest.value());
  }

  private record Block(List<SwarmScenario> scenarios, List<WindowReport> reports) {}

  private void runAll(long from, long to, int jobs, ExecutorService threads, LongConsumer done) {
    Deque<Future<Block>> underWay = new ArrayDeque<>();
    for (long start = from; start <= to; start += BLOCK) {
      long first = start;
      long last = Math.min(to, start + BLOCK - 1);
      underWay.add(threads.submit(() -> block(first, last)));
      if (underWay.size() > 2 * jobs) take(underWay.poll(), done);
    }
    while (!underWay.isEmpty()) take(underWay.poll(), done);
  }

  private Block block(long first, long last) {
    Block block = new Block(new ArrayList<>(), new ArrayList<>());
    for (long seed = first; seed <= last; seed++) {
      SwarmScenario scenario = release.draw(seed);
      block.scenarios().add(scenario);
      block.reports().add(release.run(scenario, null));
    }
    return block;
  }

  private void take(Future<Block> future, LongConsumer done) {
    Block block;
    try {
      block = future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    for (int i = 0; i < block.reports().size(); i++) count(block.scenarios().get(i), block.reports().get(i));
    done.accept(block.reports().size());
  }

  private void count(SwarmScenario scenario, WindowReport report) {
    events += report.events();
    orders += report.orders();
    trades += report.trades();
    faults += scenario.faults().size();
    if (report.refused()) refused++;
    coverage.add(report.coverage());
    digest.number(report.hash());
    if (report.broken().isEmpty()) return;
    failed++;
    if (failures.size() < FAILURES_MAX) failures.add(failure(scenario, report, release));
  }

  /** The failure of a window, shrunk. */
  public static Failure failure(SwarmScenario scenario, WindowReport report, SwarmSubject release) {
    return failure(scenario, report, fewer -> release.run(fewer, null));
  }

  /** The same for whatever runs a scenario. */
  public static Failure failure(SwarmScenario scenario, WindowReport report, Function<SwarmScenario, WindowReport> runs) {
    String invariant = report.broken().get(0).invariant();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < scenario.faults().size(); i++) kept.add(i);
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = kept.size() - 1; i >= 0; i--) {
        List<Integer> fewer = new ArrayList<>(kept);
        fewer.remove(i);
        if (!breaks(only(scenario, fewer), runs, invariant)) continue;
        kept = fewer;
        smaller = true;
      }
    }
    if (kept.size() > FEW) kept = few(scenario, runs, invariant, kept);
    return new Failure(scenario.seed(), report.broken(), kept, only(scenario, kept).faults());
  }

  /** Dropping one at a time can end where no single fault can be spared although a few others would do: those are tried, the fewest first. */
  private static List<Integer> few(SwarmScenario scenario, Function<SwarmScenario, WindowReport> runs, String invariant, List<Integer> otherwise) {
    for (int size = 0; size <= FEW; size++) {
      List<Integer> found = among(scenario, runs, invariant, size, List.of());
      if (found != null) return found;
    }
    return otherwise;
  }

  /** The first set of so many faults, those chosen included, that breaks the invariant; null if there is none. */
  private static List<Integer> among(
      SwarmScenario scenario, Function<SwarmScenario, WindowReport> runs, String invariant, int size, List<Integer> chosen) {
    if (chosen.size() == size) return breaks(only(scenario, chosen), runs, invariant) ? chosen : null;
    int first = chosen.isEmpty() ? 0 : chosen.get(chosen.size() - 1) + 1;
    for (int i = first; i < scenario.faults().size(); i++) {
      List<Integer> more = new ArrayList<>(chosen);
      more.add(i);
      List<Integer> found = among(scenario, runs, invariant, size, more);
      if (found != null) return found;
    }
    return null;
  }

  private static boolean breaks(SwarmScenario scenario, Function<SwarmScenario, WindowReport> runs, String invariant) {
    for (Broken broken : runs.apply(scenario).broken()) if (broken.invariant().equals(invariant)) return true;
    return false;
  }

  /** A scenario with some of its faults, by index. */
  public static SwarmScenario only(SwarmScenario scenario, List<Integer> indices) {
    List<SwarmFault> kept = new ArrayList<>();
    for (int index : indices) kept.add(scenario.faults().get(index));
    return scenario.withFaults(kept);
  }

  private static List<Missed> missed(SwarmSubject release, Coverage coverage, long windows) {
    long needed = windows / (windows < MANY_WINDOWS ? 2 * WINDOWS_PER_MARK : WINDOWS_PER_MARK);
    List<Missed> missed = new ArrayList<>();
    for (SwarmFaultKind kind : SwarmFaultKind.values()) {
      for (OrderPhase phase : OrderPhase.values()) {
        long hits = coverage.hits(kind, phase);
        if (release.applies(kind, phase) && hits < needed) missed.add(new Missed(kind, phase, hits, needed));
      }
    }
    return missed;
  }
}
