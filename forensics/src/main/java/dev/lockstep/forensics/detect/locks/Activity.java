package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;

/**
 * What a thread is doing.
 *
 * @param waiting it cannot go on by itself
 * @param idle it waits for work, a connection or an event: nobody is held up by that
 * @param frame the frame that shows it, or -1
 */
record Activity(FrameKind kind, boolean waiting, boolean idle, int frame) {
  private static final int LOOKED_AT = 60;

  /** What the thread does between its innermost frame and {@code deepest}, the frame that took the lock (-1: the whole stack). */
  static Activity of(ThreadDump dump, ThreadInfo thread, FrameKinds kinds, int deepest) {
    Stacks stacks = dump.stacks();
    int depth = Math.min(stacks.depth(thread.stack()), LOOKED_AT);
    int end = deepest < 0 ? depth : Math.min(depth, deepest + 1);
    FrameKind found = FrameKind.PLAIN;
    int at = -1;
    boolean park = false;
    for (int i = 0; i < end; i++) {
      FrameKind kind = kinds.of(stacks.function(thread.stack(), i));
      park |= kind == FrameKind.PARK;
      if (kind != FrameKind.PLAIN && kind != FrameKind.PARK) {
        found = kind;
        at = i;
        break;
      }
    }
    boolean blockedState = blocked(dump.platform(), thread.state());
    if (found == FrameKind.PLAIN) {
      found = byState(thread.state(), park);
    }
    if (found == FrameKind.CONDITION || found == FrameKind.PLAIN || found == FrameKind.LOCK || found == FrameKind.CHANNEL) {
      int idle = idleBelow(stacks, thread, kinds, at, end);
      if (idle >= 0) {
        return new Activity(FrameKind.IDLE_WORKER, true, true, idle);
      }
    }
    if (found == FrameKind.IDLE_IO || found == FrameKind.IDLE_WORKER) {
      return new Activity(found, true, true, at);
    }
    if (found == FrameKind.NET_IO && dump.platform() == Platform.GO && accepts(stacks, thread, kinds, depth)) {
      return new Activity(FrameKind.IDLE_IO, true, true, at);
    }
    // Taking and releasing a lock runs through the same functions as waiting for it; where the runtime says "running", that counts.
    boolean running = (found == FrameKind.LOCK || found == FrameKind.FUTURE || found == FrameKind.CONDITION) && running(dump.platform(), thread.state());
    return new Activity(running ? FrameKind.PLAIN : found, blockedState || found.waits() && !running, false, at);
  }

  private static int idleBelow(Stacks stacks, ThreadInfo thread, FrameKinds kinds, int from, int end) {
    for (int i = from + 1; i < Math.min(end, from + 8); i++) {
      FrameKind kind = kinds.of(stacks.function(thread.stack(), i));
      if (kind == FrameKind.IDLE_WORKER) {
        return i;
      }
    }
    return -1;
  }

  private static boolean accepts(Stacks stacks, ThreadInfo thread, FrameKinds kinds, int depth) {
    for (int i = 0; i < depth; i++) {
      if (kinds.of(stacks.function(thread.stack(), i)) == FrameKind.IDLE_IO) {
        return true;
      }
    }
    return false;
  }

  private static FrameKind byState(String state, boolean park) {
    if (state.startsWith("chan ") || state.startsWith("select")) {
      return FrameKind.CHANNEL;
    }
    if (state.startsWith("sleep") || state.contains("(sleeping)")) {
      return FrameKind.SLEEP;
    }
    if (state.startsWith("IO wait")) {
      return FrameKind.NET_IO;
    }
    if (state.startsWith("sync.Cond") || state.contains("in Object.wait") || state.contains("(on object monitor)") && !state.startsWith("BLOCKED")) {
      return FrameKind.CONDITION;
    }
    if (state.startsWith("at: ") || state.startsWith("BLOCKED") || state.startsWith("waiting for monitor entry") || state.startsWith("sync.")) {
      return FrameKind.LOCK;
    }
    return park ? FrameKind.PARK : FrameKind.PLAIN;
  }

  private static boolean running(Platform platform, String state) {
    return switch (platform) {
      case GO -> state.startsWith("run");
      case JAVA -> state.regionMatches(true, 0, "RUNNABLE", 0, 8);
      case PYTHON -> false;
    };
  }

  /** True where the runtime itself says that the thread does not run. */
  static boolean blocked(Platform platform, String state) {
    if (platform == Platform.GO) {
      return !state.startsWith("run") && !state.startsWith("syscall") && !state.equals("unknown") && !state.startsWith("GC ");
    }
    if (platform == Platform.JAVA) {
      return state.startsWith("BLOCKED") || state.contains("WAITING") || state.startsWith("waiting") || state.startsWith("in Object.wait")
          || state.startsWith("sleeping") || state.contains("blocked") || state.contains("waiting");
    }
    return state.startsWith("idle") || state.startsWith("waiting") || state.startsWith("at: ");
  }
}
