package dev.lockstep.bot.lane;

/**
 * What is agreed about a lane: how long one task may hold it, how many tasks may wait, and what happens beyond.
 *
 * @param holdBudgetNanos longest hold by one task that is not a defect; 0 means none is agreed
 * @param mailboxLimit most tasks that may wait, at least 1
 */
public record LaneSpec(String name, long holdBudgetNanos, int mailboxLimit, Overflow overflow) {
  public LaneSpec {
    if (name.isBlank()) throw new IllegalArgumentException("a lane needs a name");
    if (holdBudgetNanos < 0) throw new IllegalArgumentException("hold budget of lane " + name + ": " + holdBudgetNanos);
    if (mailboxLimit < 1) throw new IllegalArgumentException("mailbox limit of lane " + name + ": " + mailboxLimit);
  }

  /** What happens to a task that finds the mailbox full. */
  public enum Overflow {
    /** The new task is refused. */
    REJECT,
    /** The oldest waiting task is dropped. */
    DROP_OLDEST,
    /** Only the newest task is kept. */
    LATEST_ONLY
  }
}
