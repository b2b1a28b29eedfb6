package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.LockReport;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mutexes of a Go dump. The runtime never names a holder: it is inferred from pointers, and says so. */
final class GoLocks {
  /** A lock lies within its owner; larger structs are rare. */
  static final long STRUCT_MAX = 4096;

  private final ThreadDump dump;
  private final Stacks stacks;
  private final GoNames names;
  private final GoWaits waits;
  private final FrameKinds kinds;
  private final ThreadIds ids;

  /** The waiters of one lock while it is being put together. */
  static final class Group {
    final long address;
    final List<GoWaits.Wait> waits = new ArrayList<>();
    String type = "";
    /** Offset of the lock in its owner, -1 where no waiter shows it. */
    long offset = -1;
    /** The nearest object of the owner's type below the lock, where the offset is not known: only that one can contain it. */
    long nearestOwner;
    /** Receivers of candidates by thread. */
    final Map<Integer, Long> owners = new LinkedHashMap<>();
    /** Waiters of other locks with a pointer to something just below this lock: too weak for a holder, enough to close a cycle. */
    final java.util.Set<Integer> weak = new java.util.LinkedHashSet<>();

    Group(long address) {
      this.address = address;
    }
  }

  GoLocks(ThreadDump dump, FrameKinds kinds, ThreadIds ids) {
    this.dump = dump;
    this.stacks = dump.stacks();
    this.names = new GoNames(stacks.symbols());
    this.waits = new GoWaits(dump, names);
    this.kinds = kinds;
    this.ids = ids;
  }

  List<LockUse> find() {
    Map<Object, Group> groups = groups();
    List<LockUse> uses = new ArrayList<>();
    GoHolders holders = new GoHolders(dump, names, waits, kinds);
    holders.search(groups.values());
    for (Group group : groups.values()) {
      LockUse use = new LockUse(label(group), identity(group));
      for (GoWaits.Wait wait : group.waits) {
        use.waiters.add(waiter(wait));
        if (wait.receiver() != 0) {
          use.owners.add(userType(wait) + "@" + wait.receiver());
        }
      }
      holders.judge(group, use);
      if (use.holder < 0) {
        judgeLeak(use);
      }
      uses.add(use);
    }
    addReports(uses);
    return uses;
  }

  private Map<Object, Group> groups() {
    Map<Object, Group> groups = new LinkedHashMap<>();
    List<GoWaits.Wait> unaddressed = new ArrayList<>();
    for (int i = 0; i < dump.threads().size(); i++) {
      GoWaits.Wait wait = waits.of(i);
      if (wait == null) {
        continue;
      }
      if (wait.address() == 0) {
        unaddressed.add(wait);
      } else {
        join(groups.computeIfAbsent(wait.address(), a -> new Group(wait.address())), wait);
      }
    }
    for (GoWaits.Wait wait : unaddressed) {
      placeUnaddressed(groups, wait);
    }
    return groups;
  }

  private void join(Group group, GoWaits.Wait wait) {
    group.waits.add(wait);
    String type = userType(wait);
    boolean inside = group.address != 0 && wait.receiver() != 0 && group.address >= wait.receiver()
        && group.address - wait.receiver() < STRUCT_MAX;
    if (group.type.isEmpty() || (inside && group.offset < 0)) {
      group.type = type;
    }
    if (inside && group.offset < 0) {
      group.offset = group.address - wait.receiver();
    }
  }

  /** A waiter without the lock's address belongs to the only lock its receiver can contain; otherwise its receiver is the lock's name. */
  private void placeUnaddressed(Map<Object, Group> groups, GoWaits.Wait wait) {
    Group found = null;
    int fitting = 0;
    if (wait.receiver() != 0) {
      for (Group group : groups.values()) {
        boolean fits = group.address >= wait.receiver() && group.address - wait.receiver() < STRUCT_MAX && group.type.equals(userType(wait));
        fitting += fits ? 1 : 0;
        found = fits ? group : found;
      }
    }
    if (fitting == 1) {
      join(found, wait);
      return;
    }
    Object key = wait.receiver() != 0 ? "receiver " + wait.receiver() + userType(wait) : "site " + userType(wait);
    join(groups.computeIfAbsent(key, k -> new Group(0)), wait);
  }

  private String userType(GoWaits.Wait wait) {
    int stack = dump.threads().get(wait.thread()).stack();
    return wait.shape().user() < stacks.depth(stack) ? names.type(stacks.function(stack, wait.shape().user())) : "";
  }

  private static String label(Group group) {
    GoWaits.Wait first = group.waits.get(0);
    String kind = first.shape().readWrite() >= 0 ? "sync.RWMutex" : "sync.Mutex";
    String owner = group.type.isEmpty() ? "" : " of " + GoNames.brief(group.type);
    String at = group.address != 0 ? hex(group.address) : first.receiver() != 0 ? "in " + hex(first.receiver()) : "at an unknown address";
    return kind + " " + at + owner;
  }

  private static String identity(Group group) {
    String kind = group.waits.get(0).shape().readWrite() >= 0 ? "RWMutex" : "Mutex";
    return "go " + kind + " " + group.type + (group.offset >= 0 ? "+" + group.offset : "");
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  private LockUse.Waiter waiter(GoWaits.Wait wait) {
    ThreadInfo thread = dump.threads().get(wait.thread());
    int frame = Math.min(wait.shape().user(), Math.max(0, stacks.depth(thread.stack()) - 1));
    String lock = stacks.functionText(thread.stack(), Math.max(0, wait.shape().user() - 1));
    String text = lock + (wait.address() != 0 ? "(" + hex(wait.address()) + ")" : "(...)") + " <- " + stacks.functionText(thread.stack(), frame);
    return new LockUse.Waiter(wait.thread(), ids.of(wait.thread()), frame, thread.line(), text, wait.shape().reader());
  }

  private void judgeLeak(LockUse use) {
    boolean exact = use.candidates.stream().anyMatch(LockUse.Candidate::exact);
    if (exact) {
      return;
    }
    use.leaked = true;
    if (dump.format().equals("go-debug1")) {
      use.leaked = false;
      use.notes.add("a profile of form debug=1 has no addresses and no ids: who holds the lock cannot be told; take debug=2");
    }
    if (!use.candidates.isEmpty()) {
      use.leakConfidence = use.leakConfidence.cappedAt(Confidence.MEDIUM);
      use.notes.add("candidates are known by their type alone: their receiver is not printed");
    }
    if (dump.traits().cut()) {
      use.leakConfidence = Confidence.LOW;
      use.notes.add("the dump is cut: holder not in this dump");
    } else if (!hasMain() || dump.pointersLost() || dump.droppedThreads() > 0) {
      use.leakConfidence = use.leakConfidence.cappedAt(Confidence.MEDIUM);
      use.notes.add(hasMain() ? "not all goroutines could be looked at" : "goroutine 1 is not in the text, so this is an excerpt");
    }
    boolean addressed = !use.label.contains("unknown address");
    if (!addressed) {
      use.leakConfidence = Confidence.LOW;
      use.notes.add("the lock's address is not printed: waiters were put together by their type");
    }
  }

  private boolean hasMain() {
    for (ThreadInfo thread : dump.threads()) {
      if (thread.number() == 1) {
        return true;
      }
    }
    return false;
  }

  /** Reports of the go-deadlock library name the holder themselves. */
  private void addReports(List<LockUse> uses) {
    for (LockReport report : dump.lockReports()) {
      LockUse use = new LockUse("go-deadlock lock " + hex(report.lockAddress()), "go-deadlock lock");
      int waiter = indexOf(report.waiter());
      use.waiters.add(
          new LockUse.Waiter(waiter, Long.toString(report.waiter()), 0, report.line(), "goroutine " + report.waiter() + " lock "
              + hex(report.lockAddress()), false));
      use.holder = indexOf(report.holder());
      use.holderConfidence = Confidence.HIGH;
      use.holdLine = report.line();
      use.notes.add("holder named by the go-deadlock library");
      if (use.holder >= 0) {
        uses.add(use);
      }
    }
  }

  private int indexOf(long goroutine) {
    for (int i = 0; i < dump.threads().size(); i++) {
      if (dump.threads().get(i).number() == goroutine) {
        return i;
      }
    }
    return LockUse.ABSENT;
  }
}
