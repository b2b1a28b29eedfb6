package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.HashSet;
import java.util.Set;

/** Tells whether two dumps are of one process: at least half of the smaller one's threads must be in both, by id and name. */
final class SameProcess {
  private static final int LOOKED_AT = 5000;

  private SameProcess() {}

  static boolean test(ThreadDump a, ThreadDump b) {
    if (a.platform() != b.platform() || !a.runtime().equals(b.runtime())) {
      return false;
    }
    Set<String> left = keys(a);
    Set<String> right = keys(b);
    int smaller = Math.min(left.size(), right.size());
    if (smaller == 0) {
      return false;
    }
    left.retainAll(right);
    return left.size() * 2 >= smaller;
  }

  private static Set<String> keys(ThreadDump dump) {
    Set<String> keys = new HashSet<>();
    Stacks stacks = dump.stacks();
    for (ThreadInfo thread : dump.threads()) {
      if (thread.headless() || keys.size() >= LOOKED_AT) {
        continue;
      }
      if (thread.name() != null) {
        long id = thread.nativeId() >= 0 ? thread.nativeId() : thread.number();
        if (id >= 0) {
          keys.add(thread.name() + "#" + id);
        }
      } else if (thread.number() >= 0) {
        int depth = stacks.depth(thread.stack());
        keys.add(thread.number() + (depth == 0 ? "" : stacks.functionText(thread.stack(), depth - 1)));
      }
    }
    return keys;
  }
}
