package dev.lockstep.forensics.model;

import java.time.Instant;
import java.util.List;

/**
 * One dump of one process.
 *
 * @param file the input's name as the user gave it
 * @param format the form of the text, such as {@code go-debug2} or {@code jstack}
 * @param runtime the runtime's own words about its version, or an empty text
 * @param time when it was taken, null where not told or told without a zone that can be trusted
 * @param threads kept threads in the order of the text
 * @param declaredThreads the dump's own count (the JVM's thread list, a profile's total), or -1
 * @param droppedThreads threads that were counted but not kept, because the cap was reached
 * @param pointers arguments of Go frames, packed as {@link Pointer}
 * @param pointersLost true when the arena was full and some arguments are missing
 */
public record ThreadDump(
    Platform platform,
    String file,
    String format,
    String runtime,
    long firstLine,
    Instant time,
    ThreadTable threads,
    long declaredThreads,
    long droppedThreads,
    Stacks stacks,
    LongArena pointers,
    boolean pointersLost,
    Traits traits,
    List<JvmDeadlock> jvmDeadlocks,
    List<LockReport> lockReports) {

  /**
   * What else the text shows.
   *
   * @param allAsleepLine line of "all goroutines are asleep - deadlock!", or -1
   * @param cutStart begins inside a stack
   * @param cutEnd ends inside a stack, or the writer left stacks out ("...")
   * @param staleArguments some Go argument carries a {@code ?}: the register ABI of Go 1.17 or later
   * @param synchronizersPrinted the JVM listed locked ownable synchronizers
   */
  public record Traits(long allAsleepLine, boolean cutStart, boolean cutEnd, boolean staleArguments, boolean synchronizersPrinted) {
    public static final Traits NONE = new Traits(-1, false, false, false, false);

    public boolean cut() {
      return cutStart || cutEnd;
    }
  }

  /** The number of threads: the dump's own count where it gives one, otherwise the headers. */
  public long threadCount() {
    return declaredThreads >= 0 ? declaredThreads : headerCount();
  }

  /** Threads whose header was read, kept or not; equal goroutines of a profile count each. */
  public long headerCount() {
    return droppedThreads + threads.headers();
  }
}
