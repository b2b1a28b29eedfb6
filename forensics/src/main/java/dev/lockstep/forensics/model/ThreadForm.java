package dev.lockstep.forensics.model;

/** What threads with equal stacks and states have in common, so that a table of threads keeps of each only what is its own. */
public interface ThreadForm {
  /** The thread in this row of the table, which is of this form. */
  ThreadInfo thread(ThreadTable table, int index);

  /** The words of its state. */
  String state();

  /** True where a mark of it tells that it waits for a lock, or for a notification. */
  boolean waits();

  /** True where a mark of it tells that it holds a lock; its address then is among the numbers of the row. */
  boolean holds();

  /** True where its threads have names; the number that a row keeps for its form is then the hash of the name. */
  boolean named();
}
