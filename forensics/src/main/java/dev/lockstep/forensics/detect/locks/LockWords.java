package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts what was found about a lock into ids, words and lines of evidence. */
final class LockWords {
  private static final int EVIDENCE_WAITERS = 3;
  private static final int SITES_MAX = 20;
  private static final int IDS_MAX = 10_000;
  private static final List<String> LOOPS = List.of("eventloop", "awt-eventqueue", "main", "event-loop", "dispatcher");

  private final ThreadDump dump;
  private final ThreadIds ids;
  private final FrameKinds kinds;
  private final LockGraph graph;
  private final Stacks stacks;

  LockWords(ThreadDump dump, ThreadIds ids, FrameKinds kinds, LockGraph graph) {
    this.dump = dump;
    this.ids = ids;
    this.kinds = kinds;
    this.graph = graph;
    this.stacks = dump.stacks();
  }

  LockCase lockCase(String rule, int index, LockUse use, Confidence confidence, Activity activity) {
    List<String> waiters = waiterIds(use);
    String holder = use.holder < 0 ? null : ids.of(use.holder);
    List<String> candidateIds = new ArrayList<>();
    for (LockUse.Candidate candidate : use.candidates) {
      candidateIds.add(ids.of(candidate.thread()));
    }
    if (candidateIds.isEmpty() && holder != null) {
      candidateIds.add(holder);
    }
    String frame = use.holder < 0 ? "" : holderFrame(use);
    return new LockCase(rule, index, use.label, use.identity, confidence, holder, List.copyOf(use.candidates), candidateIds,
        use.holder < 0 ? "" : holding(use, activity), frame, activity.waiting() && !activity.idle(),
        use.holder < 0 ? -1 : dump.threads().get(use.holder).cpuMillis(), waiters, use.waiters.size(),
        use.self ? List.of(holder) : List.of(), List.of(), important(use), longestWait(use), sites(use), List.copyOf(use.notes), evidence(use));
  }

  List<String> waiterIds(LockUse use) {
    List<String> out = new ArrayList<>();
    for (int thread : graph.behind(use)) {
      if (out.size() < IDS_MAX) {
        out.add(ids.of(thread));
      }
    }
    out.addAll(graph.absent());
    return out;
  }

  /** The function that keeps the lock: the program's frame under the lock, otherwise the innermost one. */
  private String holderFrame(LockUse use) {
    int stack = dump.threads().get(use.holder).stack();
    if (stacks.depth(stack) == 0) {
      return "";
    }
    int frame = use.holdFrame >= 0 && use.holdFrame < stacks.depth(stack) ? use.holdFrame : programFrame(stack);
    return stacks.functionText(stack, frame);
  }

  private int programFrame(int stack) {
    for (int i = 0; i < stacks.depth(stack); i++) {
      String name = stacks.functionText(stack, i);
      if (kinds.of(stacks.function(stack, i)) == FrameKind.PLAIN && !name.startsWith("java.") && !name.startsWith("jdk.")
          && !name.startsWith("sun.") && !name.startsWith("runtime.")) {
        return i;
      }
    }
    return 0;
  }

  private String holding(LockUse use, Activity activity) {
    int stack = dump.threads().get(use.holder).stack();
    String at = activity.frame() >= 0 && activity.frame() < stacks.depth(stack) ? stacks.functionText(stack, activity.frame()) : "";
    String in = holderFrame(use);
    String doing = activity.kind().words();
    if (at.isEmpty() || at.equals(in)) {
      return doing + (in.isEmpty() ? "" : " in " + in);
    }
    return doing + " in " + at + ", called from " + in;
  }

  int longestWait(LockUse use) {
    int longest = -1;
    for (LockUse.Waiter waiter : use.waiters) {
      longest = Math.max(longest, waiter.thread() < 0 ? -1 : dump.threads().get(waiter.thread()).waitMinutes());
    }
    return longest;
  }

  private boolean important(LockUse use) {
    for (int thread : graph.behind(use)) {
      if (important(dump.threads().get(thread))) {
        return true;
      }
    }
    return false;
  }

  private boolean important(ThreadInfo thread) {
    if (thread.number() == 1 && dump.platform() == Platform.GO) {
      return true;
    }
    if (thread.name() != null) {
      String name = thread.name().toLowerCase(Locale.ROOT);
      for (String loop : LOOPS) {
        if (loop.equals("main") ? name.equals("main") || name.equals("mainthread") : name.contains(loop)) {
          return true;
        }
      }
    }
    int depth = stacks.depth(thread.stack());
    for (int i = 0; i < depth; i++) {
      String function = stacks.functionText(thread.stack(), i);
      String method = function.substring(function.lastIndexOf('.') + 1);
      if (method.equals("step") || function.contains(".step.func") || function.contains("EventLoop.run")) {
        return true;
      }
    }
    return false;
  }

  /** Where the first waiters ask for the lock: id and function. */
  List<String> sites(LockUse use) {
    List<String> out = new ArrayList<>();
    for (LockUse.Waiter waiter : use.waiters) {
      if (out.size() < SITES_MAX && waiter.thread() >= 0) {
        int stack = dump.threads().get(waiter.thread()).stack();
        out.add(waiter.id() + " in " + (waiter.frame() < stacks.depth(stack) ? stacks.functionText(stack, waiter.frame()) : "?"));
      }
    }
    return out;
  }

  List<Evidence> evidence(LockUse use) {
    List<Evidence> out = new ArrayList<>();
    if (use.holder >= 0) {
      ThreadInfo holder = dump.threads().get(use.holder);
      out.add(new Evidence(dump.file(), holder.line(), holder.headerText()));
      if (use.holdText != null && use.holdLine != holder.line()) {
        out.add(new Evidence(dump.file(), use.holdLine, use.holdText));
      }
    }
    int shown = 0;
    for (LockUse.Waiter waiter : use.waiters) {
      if (shown++ == EVIDENCE_WAITERS) {
        break;
      }
      if (waiter.thread() >= 0) {
        ThreadInfo thread = dump.threads().get(waiter.thread());
        out.add(new Evidence(dump.file(), thread.line(), thread.headerText()));
        if (waiter.line() == thread.line()) {
          continue;
        }
      }
      out.add(new Evidence(dump.file(), waiter.line(), waiter.text()));
    }
    return out;
  }
}
