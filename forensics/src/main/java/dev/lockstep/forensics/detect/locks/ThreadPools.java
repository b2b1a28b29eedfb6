package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Fingerprint;
import dev.lockstep.forensics.detect.RuleCatalog;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pools of Java without an idle worker: exhausted when somebody waits for them, deadlocked when all wait for each other's futures. */
final class ThreadPools {
  private static final List<String> WORKER =
      List.of("java.util.concurrent.ThreadPoolExecutor$Worker.run", "java.util.concurrent.ThreadPoolExecutor.runWorker");
  private static final List<String> SUBMITTER_WAITS =
      List.of("java.util.concurrent.FutureTask.get", "java.util.concurrent.AbstractExecutorService.invokeAll",
          "java.util.concurrent.AbstractExecutorService.invokeAny", "java.util.concurrent.CompletableFuture.get",
          "java.util.concurrent.CompletableFuture.join", "java.util.concurrent.ArrayBlockingQueue.put",
          "java.util.concurrent.LinkedBlockingQueue.put", "java.util.concurrent.ExecutorCompletionService.take",
          "java.util.concurrent.ThreadPoolExecutor.awaitTermination");

  private static final int LOOKED_AT = 1;
  private static final int WORKS = 2;
  private static final int WAITS = 4;

  private final ThreadDump dump;
  private final Thresholds thresholds;
  private final FrameKinds kinds;
  private final Stacks stacks;
  /** What each stack shows, found once: a dump repeats few. And what each function does. */
  private final byte[] shown;

  private final byte[] means;

  /** One pool: its workers, who is idle, and who waits for a future. */
  private static final class Pool {
    final List<Integer> workers = new ArrayList<>();
    int idle;
    int inFuture;
  }

  ThreadPools(List<ThreadDump> series, Thresholds thresholds, FrameKinds kinds) {
    this.dump = series.get(series.size() - 1);
    this.thresholds = thresholds;
    this.kinds = kinds;
    this.stacks = dump.stacks();
    this.shown = new byte[stacks.count()];
    this.means = new byte[stacks.symbols().count()];
  }

  List<Finding> findings(List<Finding> locks) {
    if (dump.platform() != Platform.JAVA) {
      return List.of();
    }
    Map<String, Pool> pools = new TreeMap<>();
    List<Integer> submitters = new ArrayList<>();
    boolean any = false;
    for (int stack = 0; stack < stacks.count(); stack++) {
      any |= shown(stack) != LOOKED_AT;
    }
    for (int i = 0; i < dump.threads().size() && any; i++) {
      if (shown(dump.threads().stack(i)) == LOOKED_AT) {
        continue;
      }
      ThreadInfo thread = dump.threads().get(i);
      boolean future = waitsForFuture(thread);
      if (worker(thread)) {
        Pool pool = pools.computeIfAbsent(poolName(thread.name()), n -> new Pool());
        pool.workers.add(i);
        pool.idle += Activity.of(dump, thread, kinds, -1).idle() ? 1 : 0;
        pool.inFuture += future ? 1 : 0;
      } else if (future || (shown(thread.stack()) & WAITS) != 0) {
        submitters.add(i);
      }
    }
    List<Finding> out = new ArrayList<>();
    boolean anyFree = pools.values().stream().anyMatch(p -> p.workers.size() > p.idle + p.inFuture);
    for (Map.Entry<String, Pool> entry : pools.entrySet()) {
      Pool pool = entry.getValue();
      if (pool.inFuture == pool.workers.size() && pool.workers.size() >= 2 && !anyFree) {
        out.add(futureDeadlock(entry.getKey(), pool));
      } else if (pool.idle == 0 && pool.workers.size() >= thresholds.poolWorkers() && (!submitters.isEmpty() || pool.inFuture > 0)) {
        out.add(exhausted(entry.getKey(), pool, submitters));
      }
    }
    return out;
  }

  private boolean worker(ThreadInfo thread) {
    return !thread.headless() && thread.name() != null && (shown(thread.stack()) & WORKS) != 0;
  }

  private int shown(int stack) {
    if (shown[stack] == 0) {
      int found = LOOKED_AT;
      for (int i = 0; i < stacks.depth(stack); i++) {
        found |= means(stacks.function(stack, i));
      }
      shown[stack] = (byte) found;
    }
    return shown[stack];
  }

  private int means(int function) {
    if (means[function] == 0) {
      String name = stacks.symbols().text(function);
      means[function] = (byte) (LOOKED_AT | (WORKER.contains(name) ? WORKS : SUBMITTER_WAITS.contains(name) ? WAITS : 0));
    }
    return means[function];
  }

  /** Waits without a time limit for the result of a task. */
  private boolean waitsForFuture(ThreadInfo thread) {
    if (!thread.state().startsWith("WAITING")) {
      return false;
    }
    for (int i = 0; i < Math.min(8, stacks.depth(thread.stack())); i++) {
      String name = stacks.functionText(thread.stack(), i);
      if (name.equals("java.util.concurrent.FutureTask.get") || name.equals("java.util.concurrent.CompletableFuture.get")
          || name.equals("java.util.concurrent.CompletableFuture.join")) {
        return true;
      }
    }
    return false;
  }

  private static String poolName(String thread) {
    int end = thread.length();
    while (end > 0 && thread.charAt(end - 1) >= '0' && thread.charAt(end - 1) <= '9') {
      end--;
    }
    return end == 0 ? thread : thread.substring(0, end);
  }

  private Finding futureDeadlock(String name, Pool pool) {
    List<String> cycle = names(pool);
    Map<String, Object> details = details("futures of pool " + name, cycle);
    details.put("cycle", cycle);
    details.put("reasons",
        List.of("all " + cycle.size() + " workers of the pool wait without a limit for a future", "no worker of any pool is left that could"
            + " complete one", "a hypothesis: the JVM does not say who completes a future"));
    details.put("advice", List.of("Do not wait in a pool for a task of the same pool: chain the tasks, or give the inner ones a pool of their own."));
    return new Finding("deadlock", RuleCatalog.rule("deadlock").severity(), Confidence.MEDIUM,
        "All " + cycle.size() + " workers of " + name + "* wait for futures that only they could complete",
        Fingerprint.of("deadlock", "futures", site(pool)), dump.time(), evidence(pool.workers), details);
  }

  private Finding exhausted(String name, Pool pool, List<Integer> submitters) {
    List<String> waiting = new ArrayList<>();
    for (int submitter : submitters) {
      waiting.add(dump.threads().get(submitter).name());
    }
    Map<String, Object> details = details("workers of pool " + name, waiting);
    details.put("cycle", List.of());
    details.put("workers", names(pool));
    details.put("reasons", List.of("all " + pool.workers.size() + " workers are busy", waiting.size() + " threads wait for results or room"));
    details.put("advice", List.of("See what the workers wait for; give slow work a pool of its own and bound the queue."));
    List<Integer> shown = new ArrayList<>(pool.workers.subList(0, Math.min(3, pool.workers.size())));
    shown.addAll(submitters.subList(0, Math.min(2, submitters.size())));
    return new Finding("pool-exhausted", RuleCatalog.rule("pool-exhausted").severity(), Confidence.MEDIUM,
        "All " + pool.workers.size() + " workers of " + name + "* are busy and " + waiting.size() + " threads wait for them",
        Fingerprint.of("pool-exhausted", site(pool)), dump.time(), evidence(shown), details);
  }

  private static Map<String, Object> details(String lock, List<String> waiters) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lock", lock);
    details.put("holder", null);
    details.put("holderCandidates", List.of());
    details.put("waiters", waiters);
    details.put("waiterCount", waiters.size());
    details.put("victims", List.of());
    return details;
  }

  private List<String> names(Pool pool) {
    ThreadIds ids = new ThreadIds(dump);
    List<String> names = new ArrayList<>();
    for (int worker : pool.workers) {
      names.add(ids.of(worker));
    }
    names.sort(null);
    return names;
  }

  /** The first function of the program in a worker's stack: what the pool is for, without names or numbers. */
  private String site(Pool pool) {
    int stack = dump.threads().get(pool.workers.get(0)).stack();
    for (int i = 0; i < stacks.depth(stack); i++) {
      String name = stacks.functionText(stack, i);
      if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
        return name;
      }
    }
    return "";
  }

  private List<Evidence> evidence(List<Integer> threads) {
    List<Evidence> out = new ArrayList<>();
    for (int i : threads.subList(0, Math.min(5, threads.size()))) {
      ThreadInfo thread = dump.threads().get(i);
      out.add(new Evidence(dump.file(), thread.line(), thread.headerText()));
    }
    return out;
  }
}
