package dev.lockstep.engine.bench;

import dev.lockstep.engine.scenario.SwarmSubject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * Events and windows a second of processor time, on one thread of a warm process: blocks of windows, one line each. Started by
 * {@code bench-swarm.sh}.
 */
final class SwarmSpeed {
  private static final int BLOCK = 500;

  private SwarmSpeed() {}

  public static void main(String[] args) {
    SwarmSubject subject = SwarmSubject.find(args[0]).orElseThrow();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long seed = 1;
    for (int block = 0; block < Integer.parseInt(args[1]); block++) {
      long from = threads.getCurrentThreadCpuTime();
      long events = 0;
      long orders = 0;
      long faults = 0;
      for (int i = 0; i < BLOCK; i++, seed++) {
        var scenario = subject.draw(seed);
        var report = subject.run(scenario, null);
        events += report.events();
        orders += report.orders();
        faults += scenario.faults().size();
      }
      double seconds = (threads.getCurrentThreadCpuTime() - from) / 1e9;
      System.out.printf(Locale.ROOT, "%s: %,.0f events/s, %,.0f windows/s; a window: %,.0f events, %.1f faults, %.1f orders%n",
          subject.name(), events / seconds, BLOCK / seconds, (double) events / BLOCK, (double) faults / BLOCK, (double) orders / BLOCK);
    }
  }
}
