package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.HashMap;
import java.util.Map;

/** The ids findings use: the goroutine number, or the thread's name, with {@code #tid} where the name repeats. */
final class ThreadIds {
  private final ThreadTable threads;
  /** Hashes of all names; built when first asked for. */
  private SortedHashes hashes;

  /** How many threads have each name of those whose hash repeats; built when first asked for. */
  private Map<String, Integer> repeated;

  ThreadIds(ThreadDump dump) {
    this.threads = dump.threads();
  }

  String of(int index) {
    ThreadInfo thread = threads.get(index);
    if (thread.name() == null) {
      return thread.headless() ? "?line" + thread.line() : thread.number() >= 0 ? Long.toString(thread.number()) : "bucket@" + thread.line();
    }
    if (alone(index, thread.name())) {
      return thread.name();
    }
    long tid = thread.number() >= 0 ? thread.number() : thread.nativeId();
    return thread.name() + "#" + tid;
  }

  /** Hashes first: the names of half a million threads are not made for the few that are asked for. */
  private boolean alone(int index, String name) {
    if (hashes == null) {
      int[] all = new int[threads.size()];
      for (int t = 0; t < all.length; t++) {
        all[t] = threads.nameHash(t);
      }
      hashes = new SortedHashes(all);
    }
    if (!hashes.repeats(threads.nameHash(index))) {
      return true;
    }
    if (repeated == null) {
      repeated = new HashMap<>();
      for (int t = 0; t < threads.size(); t++) {
        if (hashes.repeats(threads.nameHash(t)) && threads.get(t).name() != null) {
          repeated.merge(threads.get(t).name(), 1, Integer::sum);
        }
      }
    }
    return repeated.get(name) == 1;
  }
}
