package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.LockMark.Kind;
import dev.lockstep.forensics.model.LongSet;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The monitors and ownable synchronizers of a Java dump. Owners are exact where the JVM prints them; read locks have none. */
final class JavaLocks {
  private static final String REENTRANT = "java.util.concurrent.locks.ReentrantLock";
  private static final String READ_WRITE = "java.util.concurrent.locks.ReentrantReadWriteLock";
  private static final String[] STREAM_LOCKS = {"java.io.", "java.net.", "sun.nio.", "java.nio.", "sun.security.ssl.", "sun.misc.Launcher"};

  private final ThreadDump dump;
  private final Stacks stacks;
  private final FrameKinds kinds;
  private final ThreadIds ids;

  /** One lock while it is being put together. */
  private static final class Draft {
    final long address;
    String className;
    boolean ownable;
    final List<LockUse.Waiter> waiters = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();

    Draft(long address, String className) {
      this.address = address;
      this.className = className;
    }
  }

  private record Hold(int thread, int frame, long line, String text) {}

  JavaLocks(ThreadDump dump, FrameKinds kinds, ThreadIds ids) {
    this.dump = dump;
    this.stacks = dump.stacks();
    this.kinds = kinds;
    this.ids = ids;
  }

  List<LockUse> find() {
    Map<Long, Draft> locks = new LinkedHashMap<>();
    ThreadTable threads = dump.threads();
    for (int i = threads.nextWaiting(0); i < threads.size(); i = threads.nextWaiting(i + 1)) {
      collectWaits(locks, i);
    }
    LongSet wanted = new LongSet();
    locks.keySet().forEach(wanted::add);
    for (int i = threads.nextHolding(0); i < threads.size() && !locks.isEmpty(); i = threads.nextHolding(i + 1)) {
      collectHolds(locks, wanted, i);
    }
    List<LockUse> uses = new ArrayList<>();
    for (Draft draft : locks.values()) {
      LockUse use = use(draft);
      if (!use.waiters.isEmpty()) {
        uses.add(use);
      }
    }
    return uses;
  }

  private void collectWaits(Map<Long, Draft> locks, int index) {
    ThreadInfo thread = dump.threads().get(index);
    for (LockMark mark : thread.marks()) {
      boolean monitor = mark.kind() == Kind.WAITING_TO_LOCK || mark.kind() == Kind.RELOCKING;
      boolean reacquire = mark.kind() == Kind.WAITING_ON && thread.state().startsWith("BLOCKED");
      boolean ownable = mark.kind() == Kind.PARKING && lockSynchronizer(mark.className());
      if ((!monitor && !reacquire && !ownable) || mark.address() == 0 || runs(thread)) {
        continue;
      }
      Draft draft = locks.computeIfAbsent(mark.address(), a -> new Draft(a, mark.className()));
      draft.ownable |= ownable;
      int frame = userFrame(thread, Math.max(0, mark.frame()));
      draft.waiters.add(new LockUse.Waiter(index, ids.of(index), frame, mark.line(), mark.text(), readLock(thread)));
      return;
    }
  }

  private static boolean runs(ThreadInfo thread) {
    return thread.state().startsWith("RUNNABLE") && thread.state().length() < 12;
  }

  private static boolean lockSynchronizer(String className) {
    return (className.startsWith(REENTRANT) || className.startsWith(READ_WRITE)) && className.endsWith("Sync");
  }

  private boolean readLock(ThreadInfo thread) {
    for (int i = 0; i < Math.min(12, stacks.depth(thread.stack())); i++) {
      if (stacks.functionText(thread.stack(), i).contains("ReadWriteLock$ReadLock.lock")) {
        return true;
      }
    }
    return false;
  }

  /** The frame of the program that asked for the lock: below park and the synchronizer's own frames. */
  private int userFrame(ThreadInfo thread, int from) {
    int depth = stacks.depth(thread.stack());
    for (int i = from; i < depth; i++) {
      FrameKind kind = kinds.of(stacks.function(thread.stack(), i));
      if (kind != FrameKind.PARK && kind != FrameKind.LOCK && kind != FrameKind.CONDITION) {
        return i;
      }
    }
    return Math.max(0, depth - 1);
  }

  private void collectHolds(Map<Long, Draft> locks, LongSet wanted, int index) {
    if (!mayHold(wanted, index)) {
      return;
    }
    ThreadInfo thread = dump.threads().get(index);
    Set<Long> released = null;
    boolean guess = false;
    for (LockMark mark : thread.marks()) {
      if (mark.kind() == Kind.WAITING_ON || mark.kind() == Kind.RELOCKING) {
        released = released == null ? new HashSet<>() : released;
        released.add(mark.address());
      }
    }
    if (released == null && stacks.depth(thread.stack()) > 0) {
      guess = stacks.functionText(thread.stack(), 0).startsWith("java.lang.Object.wait");
    }
    for (LockMark mark : thread.marks()) {
      boolean owned = mark.kind() == Kind.OWNED_SYNCHRONIZER;
      if (mark.kind() != Kind.LOCKED && !owned) {
        continue;
      }
      if (guess && !owned) {
        released = new HashSet<>(Set.of(mark.address()));
        guess = false;
      }
      if (released != null && released.contains(mark.address())) {
        continue;
      }
      Draft draft = locks.get(mark.address());
      if (draft != null) {
        draft.holds.add(new Hold(index, mark.frame(), mark.line(), mark.text()));
      }
    }
  }

  /** False where the thread surely holds none of the locks that are waited for. */
  private boolean mayHold(LongSet wanted, int index) {
    ThreadTable threads = dump.threads();
    if (!threads.formed(index)) {
      return true;
    }
    for (int i = threads.from(index); i < threads.to(index); i++) {
      if (wanted.contains(threads.numbers().get(i))) {
        return true;
      }
    }
    return false;
  }

  private LockUse use(Draft draft) {
    String site = draft.waiters.isEmpty() ? "" : functionAt(draft.waiters.get(0));
    LockUse use = new LockUse(draft.className + " <" + GoLocks.hex(draft.address) + ">", "java " + draft.className + " " + site);
    Set<Integer> holders = new HashSet<>();
    for (Hold hold : draft.holds) {
      holders.add(hold.thread());
    }
    for (LockUse.Waiter waiter : draft.waiters) {
      if (!holders.contains(waiter.thread())) {
        use.waiters.add(waiter);
      }
    }
    if (!holders.isEmpty()) {
      hold(draft, use, holders);
    } else if (draft.ownable) {
      unowned(draft, use);
    } else {
      use.notes.add("no thread of the dump prints this monitor as locked");
    }
    return use;
  }

  private String functionAt(LockUse.Waiter waiter) {
    ThreadInfo thread = dump.threads().get(waiter.thread());
    return stacks.depth(thread.stack()) == 0 ? "" : stacks.functionText(thread.stack(), waiter.frame());
  }

  private void hold(Draft draft, LockUse use, Set<Integer> holders) {
    Hold chosen = draft.holds.get(0);
    if (holders.size() > 1) {
      use.holderConfidence = Confidence.MEDIUM;
      use.notes.add("inconsistent dump: " + holders.size() + " threads print this lock as theirs");
      for (Hold hold : draft.holds) {
        if (!Activity.of(dump, dump.threads().get(hold.thread()), kinds, hold.frame()).waiting()) {
          chosen = hold;
          break;
        }
      }
      for (int thread : holders.stream().sorted().toList()) {
        use.candidates.add(new LockUse.Candidate(thread, 1, true, -1, List.of("prints the lock as locked")));
      }
    }
    use.holder = chosen.thread();
    use.holdFrame = chosen.frame();
    use.holdLine = chosen.line();
    use.holdText = chosen.text();
    ThreadInfo holder = dump.threads().get(chosen.thread());
    Activity activity = Activity.of(dump, holder, kinds, chosen.frame());
    if (activity.idle() && draft.ownable && activity.kind() == FrameKind.IDLE_WORKER) {
      use.leaked = true;
      use.notes.add("the owner is idle, its stack outside any critical section: it took the lock and never released it");
    } else {
      use.idlePattern = activity.idle() && !draft.ownable || (streamLock(draft.className) && doesIo(activity));
    }
  }

  private static boolean streamLock(String className) {
    for (String prefix : STREAM_LOCKS) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean doesIo(Activity activity) {
    return activity.kind() == FrameKind.NET_IO || activity.kind() == FrameKind.FILE_IO || activity.kind() == FrameKind.PROCESS;
  }

  private void unowned(Draft draft, LockUse use) {
    if (!dump.traits().synchronizersPrinted()) {
      use.notes.add("owners of java.util.concurrent locks are not printed in this dump: take it with jstack -l or jcmd Thread.print -l");
      return;
    }
    if (draft.className.startsWith(READ_WRITE)) {
      use.notes.add("no owner is listed, so readers hold it; the JVM does not record readers");
      readers(use);
      return;
    }
    use.leaked = true;
    use.leakConfidence = dump.traits().cut() ? Confidence.LOW : use.waiters.size() > 1 ? Confidence.HIGH : Confidence.MEDIUM;
    use.notes.add(
        dump.traits().cut() ? "the dump is cut: holder not in this dump" : "no thread owns it: its owner has ended without releasing it");
  }

  /** Threads that use the same classes as the waiters and are themselves held up: possible readers. */
  private void readers(LockUse use) {
    Set<String> classes = new HashSet<>();
    for (LockUse.Waiter waiter : use.waiters) {
      programClasses(dump.threads().get(waiter.thread()), classes);
    }
    for (int i = 0; i < dump.threads().size() && use.candidates.size() < 10; i++) {
      ThreadInfo thread = dump.threads().get(i);
      if (use.waitedForBy(i) || thread.headless()) {
        continue;
      }
      Set<String> own = new HashSet<>();
      programClasses(thread, own);
      own.retainAll(classes);
      Activity activity = Activity.of(dump, thread, kinds, -1);
      if (!own.isEmpty() && !activity.idle()) {
        use.candidates.add(
            new LockUse.Candidate(i, 1, false, -1, List.of("may hold the read lock: uses " + own.stream().sorted().findFirst().orElse(""))));
      }
    }
  }

  private void programClasses(ThreadInfo thread, Set<String> out) {
    for (int i = 0; i < stacks.depth(thread.stack()); i++) {
      String name = stacks.functionText(thread.stack(), i);
      boolean library = name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.") || name.startsWith("javax.");
      int dot = name.lastIndexOf('.');
      if (!library && dot > 0) {
        String type = name.substring(0, dot);
        int nested = type.indexOf('$');
        out.add(nested > 0 ? type.substring(0, nested) : type);
      }
    }
  }
}
