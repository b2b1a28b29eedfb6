package dev.lockstep.engine.lane;

/** Is told when a task lets go of its lane. */
@FunctionalInterface
public interface HoldListener {
  /** One task, named by its label, held the lane from start to end (virtual time, nanoseconds). */
  void onHold(String lane, String label, long startNanos, long endNanos);
}
