package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which goroutines stand in a method of a type, and where: found once for the whole dump, by stack, for a dump repeats few stacks. */
final class GoTypes {
  private final ThreadDump dump;
  private final Stacks stacks;
  private final GoNames names;
  /** Stacks that hold a method of a type, with the innermost frame that does: pairs of (stack, frame). */
  private final Map<String, List<int[]>> stacksOfType = new HashMap<>();
  /** Threads in the order of their stacks, and where those of each stack begin. */
  private final int[] threads;

  private final int[] starts;

  GoTypes(ThreadDump dump, GoNames names) {
    this.dump = dump;
    this.stacks = dump.stacks();
    this.names = names;
    int count = dump.threads().size();
    this.starts = new int[stacks.count() + 1];
    this.threads = new int[count];
    for (int t = 0; t < count; t++) {
      starts[stack(t) + 1]++;
    }
    for (int s = 0; s < stacks.count(); s++) {
      if (starts[s + 1] > 0) {
        addTypes(s);
      }
      starts[s + 1] += starts[s];
    }
    int[] next = Arrays.copyOf(starts, starts.length);
    for (int t = 0; t < count; t++) {
      threads[next[stack(t)]++] = t;
    }
  }

  private int stack(int thread) {
    return dump.threads().stack(thread);
  }

  private void addTypes(int stack) {
    for (int frame = 0; frame < stacks.depth(stack); frame++) {
      String type = names.type(stacks.function(stack, frame));
      if (!GoNames.method(type)) {
        continue;
      }
      List<int[]> known = stacksOfType.computeIfAbsent(type, t -> new ArrayList<>());
      if (known.isEmpty() || known.get(known.size() - 1)[0] != stack) {
        known.add(new int[] {stack, frame});
      }
    }
  }

  /** Threads in a method of the type, in the order of the dump, each with the innermost frame of that type: thread in the upper half. */
  long[] threadsOf(String type) {
    List<int[]> known = stacksOfType.getOrDefault(type, List.of());
    int size = 0;
    for (int[] at : known) {
      size += starts[at[0] + 1] - starts[at[0]];
    }
    long[] out = new long[size];
    int n = 0;
    for (int[] at : known) {
      for (int i = starts[at[0]]; i < starts[at[0] + 1]; i++) {
        out[n++] = (long) threads[i] << 32 | at[1];
      }
    }
    Arrays.sort(out);
    return out;
  }
}
