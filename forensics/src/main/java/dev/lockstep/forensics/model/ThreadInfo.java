package dev.lockstep.forensics.model;

import java.util.List;

/**
 * One thread or goroutine of a dump. In a Go profile of form debug=1 one entry stands for {@code count} equal goroutines.
 *
 * @param name null for goroutines
 * @param number goroutine number, Java thread number ({@code #12}) or Python thread ident; -1 where not told
 * @param state the dump's words, such as {@code sync.Mutex.Lock} or {@code BLOCKED (on object monitor)}
 * @param waitMinutes since when it waits, as Go prints it; -1 where not told
 * @param line 1-based line of the header
 * @param nativeId the operating system's thread id; -1 where not told
 * @param cpuMillis CPU used so far; -1 where not told
 * @param elapsedMillis age; -1 where not told
 * @param headless true for a stack whose header was cut off; such a stack is not counted as a thread
 * @param stack number in {@link Stacks}
 * @param marks lock lines of a Java thread, in the order of the text
 * @param pointersFrom start of its arguments in the dump's pointer arena
 * @param header the header line, or null where it can be rebuilt
 */
public record ThreadInfo(
    String name,
    long number,
    String state,
    int waitMinutes,
    long line,
    long nativeId,
    double cpuMillis,
    double elapsedMillis,
    boolean headless,
    int count,
    int stack,
    List<LockMark> marks,
    int pointersFrom,
    int pointersCount,
    String header) {

  /** A Java or Python thread. */
  public static ThreadInfo named(String name, long number, String state, long line, int stack, List<LockMark> marks) {
    return new ThreadInfo(name, number, state, -1, line, -1, -1, -1, false, 1, stack, marks, 0, 0, null);
  }

  /** The header line as the dump printed it, without a log driver's prefix. */
  public String headerText() {
    if (header != null) {
      return header;
    }
    if (name != null) {
      return "\"" + name + "\" " + state;
    }
    if (headless) {
      return "(stack without its header)";
    }
    return "goroutine " + number + " [" + state + (waitMinutes >= 0 ? ", " + waitMinutes + " minutes" : "") + "]:";
  }
}
