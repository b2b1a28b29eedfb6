package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids findings use: the goroutine number, or the thread's name, with {@code #tid} where the name repeats. */
final class ThreadIds {
  private final List<ThreadInfo> threads;
  private final Map<String, Integer> names = new HashMap<>();

  ThreadIds(ThreadDump dump) {
    this.threads = dump.threads();
    for (ThreadInfo thread : threads) {
      if (thread.name() != null) {
        names.merge(thread.name(), 1, Integer::sum);
      }
    }
  }

  String of(int index) {
    ThreadInfo thread = threads.get(index);
    if (thread.name() == null) {
      return thread.headless() ? "?line" + thread.line() : thread.number() >= 0 ? Long.toString(thread.number()) : "bucket@" + thread.line();
    }
    if (names.get(thread.name()) == 1) {
      return thread.name();
    }
    long tid = thread.number() >= 0 ? thread.number() : thread.nativeId();
    return thread.name() + "#" + tid;
  }
}
