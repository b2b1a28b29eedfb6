package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.LongArena;
import dev.lockstep.forensics.model.Pointer;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores the goroutines that may hold a mutex. A pointer to the lock itself counts most, then a method of the lock's owner on the same
 * receiver, then an object the waiters also use. A method of the same type on another receiver is a decoy and is rejected.
 */
final class GoHolders {
  private static final double MENTIONS_LOCK = 4;
  private static final double SAME_OWNER = 3;
  private static final double SHARED_OBJECT = 1.5;
  private static final double TYPE_ALONE = 0.5;
  private static final int LISTED_MAX = 10;

  private final ThreadDump dump;
  private final Stacks stacks;
  private final GoNames names;
  private final GoWaits waits;
  private final FrameKinds kinds;
  private final Map<GoLocks.Group, Map<Integer, LockUse.Candidate>> found = new HashMap<>();
  private final Set<Integer> lockingFunctions = new HashSet<>();
  private GoTypes types;

  GoHolders(ThreadDump dump, GoNames names, GoWaits waits, FrameKinds kinds) {
    this.dump = dump;
    this.stacks = dump.stacks();
    this.names = names;
    this.waits = waits;
    this.kinds = kinds;
  }

  /** Looks through all arguments of all goroutines once. */
  void search(Collection<GoLocks.Group> all) {
    if (all.isEmpty()) {
      return;
    }
    GoLocks.Group[] sorted =
        all.stream().filter(g -> g.address != 0).sorted(Comparator.comparingLong(g -> g.address)).toArray(GoLocks.Group[]::new);
    long[] addresses = Arrays.stream(sorted).mapToLong(g -> g.address).toArray();
    Map<GoLocks.Group, Set<Long>> shared = new HashMap<>();
    for (GoLocks.Group group : all) {
      shared.put(group, receivers(group));
      for (GoWaits.Wait wait : group.waits) {
        ThreadInfo thread = dump.threads().get(wait.thread());
        if (wait.shape().user() < stacks.depth(thread.stack())) {
          lockingFunctions.add(stacks.function(thread.stack(), wait.shape().user()));
        }
      }
    }
    if (addresses.length > 0) {
      scan(sorted, addresses, shared);
    }
    for (GoLocks.Group group : all) {
      if (group.address == 0 && group.waits.get(0).receiver() != 0) {
        scanForReceiver(group);
      }
    }
  }

  private Set<Long> receivers(GoLocks.Group group) {
    Set<Long> values = new HashSet<>();
    for (GoWaits.Wait wait : group.waits) {
      if (wait.receiver() != 0 && values.size() < 1000) {
        values.add(wait.receiver());
      }
    }
    return values;
  }

  private void scan(GoLocks.Group[] sorted, long[] addresses, Map<GoLocks.Group, Set<Long>> shared) {
    LongArena pointers = dump.pointers();
    long lowest = addresses[0] - GoLocks.STRUCT_MAX;
    long highest = addresses[addresses.length - 1];
    ThreadTable threads = dump.threads();
    for (int t = 0; t < threads.size(); t++) {
      int end = threads.to(t);
      for (int i = threads.from(t); i < end; i++) {
        long packed = pointers.get(i);
        long value = Pointer.value(packed);
        if (packed < 0 || value <= lowest || value > highest) {
          continue;
        }
        int at = Arrays.binarySearch(addresses, value);
        for (int g = at < 0 ? -at - 1 : at; g < addresses.length && addresses[g] - value < GoLocks.STRUCT_MAX; g++) {
          weigh(sorted[g], t, threads.get(t), packed, shared.get(sorted[g]));
        }
      }
    }
  }

  private void scanForReceiver(GoLocks.Group group) {
    long receiver = group.waits.get(0).receiver();
    for (int t = 0; t < dump.threads().size(); t++) {
      for (int i = dump.threads().from(t); i < dump.threads().to(t); i++) {
        long packed = dump.pointers().get(i);
        if (packed >= 0 && Pointer.value(packed) == receiver) {
          weigh(group, t, dump.threads().get(t), packed, Set.of(receiver));
        }
      }
    }
  }

  private void weigh(GoLocks.Group group, int t, ThreadInfo thread, long packed, Set<Long> shared) {
    int frame = Pointer.frame(packed);
    if (frame >= stacks.depth(thread.stack())) {
      return;
    }
    long value = Pointer.value(packed);
    String type = names.type(stacks.function(thread.stack(), frame));
    List<String> reasons = new ArrayList<>();
    double score;
    boolean verified = true;
    if (value == group.address && !type.startsWith("sync.(*Mutex") && !type.startsWith("sync.(*RWMutex")) {
      score = MENTIONS_LOCK;
      reasons.add("the lock's address stands in the arguments of " + brief(thread, frame));
    } else if (type.equals(group.type) && GoNames.method(type) && owner(group, thread, frame, packed)) {
      verified = group.address == 0 || group.offset >= 0 || works(thread, frame);
      score = verified ? SAME_OWNER : TYPE_ALONE;
      if (group.offset < 0) {
        group.nearestOwner = Math.max(group.nearestOwner, value);
      }
      reasons.add(
          verified ? "in " + brief(thread, frame) + " on the same receiver " + GoLocks.hex(value)
              : "in " + brief(thread, frame) + ", whose receiver " + GoLocks.hex(value) + " may be another object of the type");
    } else if (shared.contains(value)) {
      score = SHARED_OBJECT;
      reasons.add("uses the same object " + GoLocks.hex(value) + " as the waiters, in " + brief(thread, frame));
    } else {
      if (waits.of(t) != null && group.address != 0) {
        group.weak.add(t);
      }
      return;
    }
    Map<Integer, LockUse.Candidate> candidates = found.computeIfAbsent(group, g -> new HashMap<>());
    LockUse.Candidate before = candidates.get(t);
    if (before == null || before.score() < score) {
      candidates.put(t, new LockUse.Candidate(t, score, verified, frame, reasons));
      if (type.equals(group.type)) {
        group.owners.put(t, value);
      }
    }
  }

  /** Not merely parked in a channel operation, as the idle loop of a method is. */
  private boolean works(ThreadInfo thread, int frame) {
    return Activity.of(dump, thread, kinds, frame).kind() != FrameKind.CHANNEL;
  }

  /** A method's first argument is its receiver; in a closure any argument may be, if the lock lies at the owner's offset from it. */
  private boolean owner(GoLocks.Group group, ThreadInfo thread, int frame, long packed) {
    boolean offsetFits = group.address == 0 || group.address - Pointer.value(packed) == group.offset;
    boolean closure = GoNames.closure(stacks.functionText(thread.stack(), frame));
    if (closure) {
      return offsetFits && group.offset >= 0;
    }
    return Pointer.argument(packed) == 0 && (offsetFits || group.offset < 0);
  }

  private String brief(ThreadInfo thread, int frame) {
    return GoNames.brief(stacks.functionText(thread.stack(), frame));
  }

  /** Fills candidates and holder of one lock. */
  void judge(GoLocks.Group group, LockUse use) {
    Set<Integer> waiting = new HashSet<>();
    int oldest = -1;
    for (GoWaits.Wait wait : group.waits) {
      waiting.add(wait.thread());
      oldest = Math.max(oldest, dump.threads().get(wait.thread()).waitMinutes());
    }
    List<LockUse.Candidate> others = new ArrayList<>();
    for (LockUse.Candidate candidate : found.getOrDefault(group, Map.of()).values()) {
      Long owner = group.owners.get(candidate.thread());
      boolean farther = group.offset < 0 && group.address != 0 && owner != null && owner < group.nearestOwner;
      if (!waiting.contains(candidate.thread()) && !farther) {
        LockUse.Candidate rated = rate(candidate, oldest);
        if (rated != null) {
          others.add(rated);
        }
      }
    }
    others.sort(Comparator.comparingDouble(LockUse.Candidate::score).reversed().thenComparing(LockUse.Candidate::thread));
    if (selfDeadlock(group, use, others)) {
      return;
    }
    use.weak.addAll(group.weak);
    use.weak.removeAll(waiting);
    if (others.isEmpty()) {
      others.addAll(byType(group, waiting));
    }
    use.candidates.addAll(others.subList(0, Math.min(others.size(), LISTED_MAX)));
    chooseHolder(group, use);
  }

  private LockUse.Candidate rate(LockUse.Candidate candidate, int oldest) {
    ThreadInfo thread = dump.threads().get(candidate.thread());
    Activity activity = Activity.of(dump, thread, kinds, candidate.frame());
    if (activity.idle()) {
      return null;
    }
    List<String> reasons = new ArrayList<>(candidate.reasons());
    double score = candidate.score();
    reasons.add(activity.waiting() ? activity.kind().words() + " (" + thread.state() + ")" : "is " + thread.state());
    if (oldest > 0 && thread.waitMinutes() >= 0 && thread.waitMinutes() < oldest - 1) {
      score -= 2;
      reasons.add("but has been parked for less time than the oldest waiter");
    }
    String function = stacks.functionText(thread.stack(), candidate.frame());
    if (function.substring(function.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT).contains("unlock")) {
      score += 0.5;
      reasons.add("stands in a function that releases");
    }
    return new LockUse.Candidate(candidate.thread(), score, candidate.exact(), candidate.frame(), reasons);
  }

  private void chooseHolder(GoLocks.Group group, LockUse use) {
    if (use.candidates.isEmpty() || !use.candidates.get(0).exact()) {
      return;
    }
    LockUse.Candidate best = use.candidates.get(0);
    boolean alone = use.candidates.size() == 1 || best.score() - use.candidates.get(1).score() >= 0.5;
    boolean strong = best.score() >= SAME_OWNER && (group.offset >= 0 || best.score() >= MENTIONS_LOCK);
    use.notes.addAll(best.reasons());
    use.holder = best.thread();
    use.holdFrame = best.frame();
    use.holderConfidence = alone && strong ? Confidence.HIGH : Confidence.MEDIUM;
    if (!alone) {
      use.notes.add("other goroutines are as likely: see holderCandidates");
    }
    ThreadInfo thread = dump.threads().get(best.thread());
    use.holdLine = thread.line();
    use.holdText = stacks.functionText(thread.stack(), best.frame());
  }

  /** The same receiver deeper in the waiter's own stack, in another method. */
  private boolean selfDeadlock(GoLocks.Group group, LockUse use, List<LockUse.Candidate> others) {
    for (GoWaits.Wait wait : group.waits) {
      if (wait.receiver() == 0 || (group.address != 0 && group.offset < 0)) {
        continue;
      }
      ThreadInfo thread = dump.threads().get(wait.thread());
      int user = stacks.function(thread.stack(), wait.shape().user());
      boolean left = false;
      for (int frame = wait.shape().user() + 1; frame < stacks.depth(thread.stack()); frame++) {
        int function = stacks.function(thread.stack(), frame);
        if (!names.type(function).equals(group.type)) {
          left = true;
          continue;
        }
        if (function == user || waits.argument(thread, frame, 0) != wait.receiver()
            || names.type(function).equals(stacks.symbols().text(function))) {
          continue;
        }
        boolean locks = lockingFunctions.contains(function);
        boolean closure = stacks.symbols().text(user).startsWith(stacks.symbols().text(function) + ".func");
        boolean alone = group.waits.size() == 1 && others.isEmpty();
        if (locks || (left && others.isEmpty()) || (alone && !closure)) {
          acceptSelf(use, wait, thread, frame, locks, left);
          return true;
        }
      }
    }
    return false;
  }

  private void acceptSelf(LockUse use, GoWaits.Wait wait, ThreadInfo thread, int frame, boolean locks, boolean left) {
    use.self = true;
    use.holder = wait.thread();
    use.holdFrame = frame;
    use.holdLine = thread.line();
    use.holdText = stacks.functionText(thread.stack(), frame);
    Confidence sure = locks ? Confidence.CERTAIN : left ? Confidence.HIGH : Confidence.MEDIUM;
    use.holderConfidence = thread.headless() ? sure.cappedAt(Confidence.MEDIUM) : sure;
    use.notes.add(
        brief(thread, wait.shape().user()) + " waits for the lock of " + GoLocks.hex(wait.receiver()) + " and "
            + brief(thread, frame) + " on the same receiver stands deeper in the same stack");
    use.notes.add(
        locks ? "that method is seen taking this lock elsewhere in the dump"
            : left ? "the stack leaves the type in between and comes back" : "nobody else touches this lock in the dump");
  }

  /** Goroutines in a method of the owner's type whose receiver is not printed; a printed other receiver clears them. */
  private List<LockUse.Candidate> byType(GoLocks.Group group, Set<Integer> waiting) {
    List<LockUse.Candidate> out = new ArrayList<>();
    if (group.type.isEmpty() || !GoNames.method(group.type)) {
      return out;
    }
    Set<Long> own = receivers(group);
    types = types == null ? new GoTypes(dump, names) : types;
    for (long found : types.threadsOf(group.type)) {
      int t = (int) (found >>> 32);
      int frame = (int) found;
      ThreadInfo thread = dump.threads().get(t);
      if (waiting.contains(t) || thread.headless() || otherReceiver(thread, group.type, own)) {
        continue;
      }
      if (out.size() == LISTED_MAX) {
        break;
      }
      Activity activity = Activity.of(dump, thread, kinds, frame);
      if (!activity.idle()) {
        String doing = activity.waiting() ? activity.kind().words() : "is " + thread.state();
        out.add(new LockUse.Candidate(t, TYPE_ALONE, false, frame,
            List.of("in " + brief(thread, frame) + ", a method of the same type, without a pointer to the lock", doing)));
      }
    }
    return out;
  }

  /** A printed receiver that none of the waiters has. */
  private boolean otherReceiver(ThreadInfo thread, String type, Set<Long> own) {
    for (int frame = 0; frame < stacks.depth(thread.stack()); frame++) {
      if (names.type(stacks.function(thread.stack(), frame)).equals(type) && !GoNames.closure(stacks.functionText(thread.stack(), frame))) {
        long receiver = waits.argument(thread, frame, 0);
        if (receiver != 0 && !own.contains(receiver)) {
          return true;
        }
      }
    }
    return false;
  }
}
