package dev.lockstep.forensics.model;

/** What threads with equal stacks and states have in common, so that a table of threads keeps of each only what is its own. */
public interface ThreadForm {
  /**
   * The thread of this form with these numbers of its own.
   *
   * @param key the thread's number or whatever leads to it
   * @param line 1-based line of its header
   * @param from where its numbers begin in the dump's arena
   * @param count how many these are
   * @param extra for instance the minutes it has waited
   */
  ThreadInfo thread(long key, long line, int stack, int from, int count, int extra);

  /** The words of its state. */
  String state();

  /** True where a mark of it may tell that it waits for a lock. */
  boolean waits();

  /** True where a mark of it may tell that it holds a lock, whose address then is among the thread's numbers. */
  boolean holds();
}
