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
    if (manyWaiters < 2 || criticalWaiters < manyWaiters || longWaitMinutes < 1 || longWaitWarningMinutes < longWaitMinutes
        || starvationFactor <= 1 || !(starvationMinutes > 0) || starvationPeers < 2 || poolWorkers < 1 || equalStacks < 2 || growthShare <= 0 || cpuShare <= 0) {
      throw new IllegalArgumentException("thresholds that can never fire, or always: manyWaiters=" + manyWaiters + " criticalWaiters="
          + criticalWaiters + " longWaitMinutes=" + longWaitMinutes + " longWaitWarningMinutes=" + longWaitWarningMinutes
          + " starvationMinutes=" + starvationMinutes);
    }
  }
}
