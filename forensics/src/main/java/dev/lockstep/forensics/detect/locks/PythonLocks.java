package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The locks of a Python dump, as far as stacks tell: frames of the lock modules, source lines, the GIL. Never sure of a holder. */
final class PythonLocks {
  private static final List<String> LOCK_FRAMES =
      List.of("synchronize.py:__enter__", "synchronize.py:acquire", "threading.py:acquire", "threading.py:__enter__",
          "lock_PyThread_acquire_lock", "PyThread_acquire_lock_timed", "rlock_acquire", "_multiprocessing_SemLock_acquire");

  /** These wait on a lock of their own for an event, a queue or the end of a thread: nobody holds it up. */
  private static final List<String> WAITS_OTHERWISE = List.of("threading.py:wait", "threading.py:_wait_for_tstate_lock", "queue.py:get");

  private final ThreadDump dump;
  private final Stacks stacks;
  private final ThreadIds ids;

  PythonLocks(ThreadDump dump, ThreadIds ids) {
    this.dump = dump;
    this.stacks = dump.stacks();
    this.ids = ids;
  }

  List<LockUse> find() {
    Map<String, LockUse> bySite = new LinkedHashMap<>();
    LockUse gil = new LockUse("the GIL", "python GIL");
    for (int i = 0; i < dump.threads().size(); i++) {
      ThreadInfo thread = dump.threads().get(i);
      if (thread.state().equals("waiting for the GIL")) {
        gil.waiters.add(new LockUse.Waiter(i, ids.of(i), 0, thread.line(), "Waiting for the GIL", false));
      } else if (thread.state().contains("gil")) {
        gil.holder = i;
      }
      int frame = lockFrame(thread);
      if (frame >= 0) {
        String site = stacks.functionText(thread.stack(), Math.min(frame, stacks.depth(thread.stack()) - 1));
        long object = thread.marks().isEmpty() ? 0 : thread.marks().get(0).address();
        LockUse use = object != 0
            ? bySite.computeIfAbsent("object " + object, o -> new LockUse("_thread.lock <" + GoLocks.hex(object) + ">", "python " + site))
            : bySite.computeIfAbsent(site, s -> new LockUse("a lock taken in " + s, "python " + s));
        use.waiters.add(
            new LockUse.Waiter(i, ids.of(i), frame, thread.line(), "waits for a lock in " + stacks.placeText(thread.stack(), frame), false));
      }
    }
    List<LockUse> out = new ArrayList<>(bySite.values());
    for (LockUse use : out) {
      use.leakConfidence = Confidence.LOW;
      use.leaked = use.waiters.size() == dump.threads().stream().filter(t -> usesSite(t, use)).count();
      use.notes.add("Python does not record who holds a lock: judged by frames and source lines alone");
      if (dump.traits().cut()) {
        use.notes.add("the dump is cut: holder not in this dump");
      }
    }
    if (!gil.waiters.isEmpty()) {
      out.add(gil);
    }
    return out;
  }

  private boolean usesSite(ThreadInfo thread, LockUse use) {
    String site = use.identity.substring("python ".length());
    for (int i = 0; i < stacks.depth(thread.stack()); i++) {
      if (stacks.functionText(thread.stack(), i).equals(site)) {
        return true;
      }
    }
    return false;
  }

  /** The first frame below those of the lock module; -1 where the thread is in none, or idles in a queue or an event. */
  private int lockFrame(ThreadInfo thread) {
    int depth = stacks.depth(thread.stack());
    int frame = 0;
    while (frame < depth && frame < 6 && LOCK_FRAMES.contains(stacks.functionText(thread.stack(), frame))) {
      frame++;
    }
    boolean otherwise = depth == 0 || WAITS_OTHERWISE.contains(stacks.functionText(thread.stack(), 0));
    boolean source = frame == 0 && !otherwise && (thread.state().startsWith("at: ") || !thread.marks().isEmpty());
    return source ? 0 : frame > 0 && frame < depth ? frame : -1;
  }
}
