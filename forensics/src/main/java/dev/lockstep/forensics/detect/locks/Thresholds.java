package dev.lockstep.forensics.detect.locks;

/**
 * The numbers the verdicts depend on.
 *
 * @param manyWaiters waiters from which a stalled holder or a convoy is spoken of
 * @param criticalWaiters waiters from which a stalled holder is critical
 * @param longWaitMinutes a lock wait from which it is reported though nothing stronger is seen
 * @param longWaitWarningMinutes a lock wait from which the report is a warning
 * @param starvationFactor times the median wait of the peers
 * @param starvationMinutes a wait from which starvation is spoken of
 * @param starvationPeers peers needed for a median
 * @param poolWorkers workers from which a pool without an idle one is exhausted
 * @param equalStacks equal stacks that count as growth
 * @param growthShare growth of the thread count over a series
 * @param cpuShare CPU time over age from which a holder is called busy
 */
public record Thresholds(
    int manyWaiters,
    int criticalWaiters,
    int longWaitMinutes,
    int longWaitWarningMinutes,
    double starvationFactor,
    double starvationMinutes,
    int starvationPeers,
    int poolWorkers,
    int equalStacks,
    double growthShare,
    double cpuShare) {
  public static final Thresholds DEFAULT = new Thresholds(3, 10, 1, 10, 5, 1, 3, 4, 1000, 0.5, 0.5);

  public Thresholds {
    atLeast("many-waiters", manyWaiters, 2, "one waiter is what every lock has");
    atLeast("critical-waiters", criticalWaiters, manyWaiters, "which is many-waiters");
    atLeast("long-wait-minutes", longWaitMinutes, 1, "a dump tells whole minutes");
    atLeast("long-wait-warning-minutes", longWaitWarningMinutes, longWaitMinutes, "which is long-wait-minutes");
    above("starvation-factor", starvationFactor, 1);
    above("starvation-minutes", starvationMinutes, 0);
    atLeast("starvation-peers", starvationPeers, 2, "one peer has no median");
    atLeast("pool-workers", poolWorkers, 1, "a pool has workers");
    atLeast("equal-stacks", equalStacks, 2, "one stack equals itself");
    above("growth-share", growthShare, 0);
    above("cpu-share", cpuShare, 0);
  }

  private static void atLeast(String name, int value, int least, String why) {
    if (value < least) throw new IllegalArgumentException(name + " " + value + ": write " + least + " or more (" + why + ")");
  }

  private static void above(String name, double value, int bound) {
    if (!(value > bound && value <= Double.MAX_VALUE)) throw new IllegalArgumentException(name + " " + value + ": write a number above " + bound);
  }
}
