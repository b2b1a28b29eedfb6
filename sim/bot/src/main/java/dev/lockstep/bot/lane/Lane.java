package dev.lockstep.bot.lane;

/** A serial place of execution: one task at a time, in order of arrival. */
public interface Lane {
  /** The lane's name: also its thread's name in the live world, and the {@code lane} field of the journal. */
  String name();

  /**
   * Puts a task into the mailbox.
   *
   * @param label names the task in journals and findings, for instance {@code ProfitLock}
   * @return false if the mailbox was full and its policy refuses; the task then never runs
   */
  boolean execute(String label, Task task);

  /** Puts a task into the mailbox after a delay; the returned timer can be cancelled until then. */
  Timer executeAfter(long nanos, String label, Task task);

  /** Fails unless called by a task that runs on this lane. Ledgers call it on every change. */
  void assertHere();

  /** A task that is due later. */
  interface Timer {
    /** Cancels the task if it is still due; returns whether it was. */
    boolean cancel();
  }
}
