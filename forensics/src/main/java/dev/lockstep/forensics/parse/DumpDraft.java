package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.JvmDeadlock;
import dev.lockstep.forensics.model.LockReport;
import dev.lockstep.forensics.model.LongArena;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadForm;
import dev.lockstep.forensics.model.ThreadForms;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The dump that is being read, and the list of those that are complete. Readers fill it; {@link #finish} makes it immutable. */
final class DumpDraft {
  /** Arguments kept of one dump: 128 MiB of numbers, 33 for each of half a million goroutines. */
  private static final int POINTERS_MAX = 1 << 24;

  /** Deadlock sections and reports kept of one dump. */
  private static final int SECTIONS_MAX = 10_000;

  private final String file;
  private final Stacks stacks;
  private final List<ThreadDump> finished;
  private final Budget budget;

  private Platform platform;
  private long firstLine;
  private final ThreadForms forms = new ThreadForms();
  private ThreadTable threads;
  private final List<JvmDeadlock> deadlocks = new ArrayList<>();
  private final List<LockReport> reports = new ArrayList<>();
  private LongArena pointers;
  private boolean pointersLost;
  private long dropped;
  private int[] frames = new int[64];
  private int framesEnd;

  String format = "";
  String runtime = "";
  Instant time;
  long declared = -1;
  long allAsleepLine = -1;
  boolean cutStart;
  boolean cutEnd;
  boolean stale;
  boolean synchronizersPrinted;

  /** What one input may still keep, shared by all readers. */
  static final class Budget {
    private int threadsLeft;

    Budget(int threadsMax) {
      this.threadsLeft = threadsMax;
    }
  }

  DumpDraft(String file, Stacks stacks, List<ThreadDump> finished, Budget budget) {
    this.file = file;
    this.stacks = stacks;
    this.finished = finished;
    this.budget = budget;
    this.pointers = new LongArena(POINTERS_MAX);
    this.threads = new ThreadTable(pointers, forms);
  }

  boolean open() {
    return platform != null;
  }

  void begin(Platform kind, String dumpFormat, long line) {
    platform = kind;
    format = dumpFormat;
    firstLine = line;
  }

  Stacks stacks() {
    return stacks;
  }

  int threadCount() {
    return threads.size();
  }

  void frame(int function, int place) {
    if (framesEnd + 2 > frames.length) {
      if (framesEnd >= 1 << 16) {
        return;
      }
      frames = Arrays.copyOf(frames, frames.length * 2);
    }
    frames[framesEnd++] = function;
    frames[framesEnd++] = place;
  }

  /** The number of the stack of the frames collected so far, which stay. */
  int stackSoFar() {
    return stacks.intern(frames, framesEnd);
  }

  int depth() {
    return framesEnd >> 1;
  }

  /** Interns the frames collected so far and starts a new stack. */
  int takeStack() {
    int id = stacks.intern(frames, framesEnd);
    framesEnd = 0;
    return id;
  }

  LongArena pointers() {
    return pointers;
  }

  int pointersSize() {
    return pointers.size();
  }

  void pointer(long packed) {
    if (!pointers.add(packed)) {
      pointersLost = true;
    }
  }

  void pointers(long[] packed, int count) {
    pointersLost |= !pointers.addAll(packed, count);
  }

  /** A thread of a form, whose own numbers are those in the arena from this place on. */
  void thread(int form, long key, long line, int stack, int numbersFrom, int extra) {
    if (budget.threadsLeft > 0) {
      budget.threadsLeft--;
      threads.appendFormed(form, key, line, stack, numbersFrom, pointers.size() - numbersFrom, extra);
    } else {
      dropped++;
    }
  }

  /** The number of a form, or -1 where no more threads are kept, so that a form is never kept without one. */
  int form(ThreadForm form) {
    return roomForThreads() ? forms.add(form) : -1;
  }

  ThreadTable threads() {
    return threads;
  }

  /** The thread kept last. */
  ThreadInfo lastThread() {
    return threads.get(threads.size() - 1);
  }

  void thread(ThreadInfo thread) {
    if (budget.threadsLeft > 0) {
      budget.threadsLeft--;
      threads.append(thread);
    } else {
      dropped += thread.headless() ? 0 : thread.count();
    }
  }

  boolean roomForThreads() {
    return budget.threadsLeft > 0;
  }

  void countDropped() {
    dropped++;
  }

  void deadlock(JvmDeadlock deadlock) {
    if (deadlocks.size() < SECTIONS_MAX) {
      deadlocks.add(deadlock);
    }
  }

  void report(LockReport report) {
    if (reports.size() < SECTIONS_MAX) {
      reports.add(report);
    }
  }

  /** Completes the dump; an empty one (a sentence without a single thread) is dropped. */
  void finish() {
    if (platform == null) {
      return;
    }
    if (!threads.isEmpty() || dropped > 0 || !deadlocks.isEmpty() || !reports.isEmpty()) {
      finished.add(
          new ThreadDump(platform, file, format, runtime, firstLine, time, threads, declared, dropped, stacks, pointers, pointersLost,
              new ThreadDump.Traits(allAsleepLine, cutStart, cutEnd, stale, synchronizersPrinted),
              List.copyOf(deadlocks), List.copyOf(reports)));
    }
    platform = null;
    deadlocks.clear();
    reports.clear();
    pointers = new LongArena(POINTERS_MAX);
    threads = new ThreadTable(pointers, forms);
    pointersLost = false;
    dropped = 0;
    framesEnd = 0;
    format = "";
    runtime = "";
    time = null;
    declared = -1;
    allAsleepLine = -1;
    cutStart = false;
    cutEnd = false;
    stale = false;
    synchronizersPrinted = false;
  }
}
