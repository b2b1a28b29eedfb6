package dev.lockstep.engine.lane;

/** When the bot's machine does what is due: at once, unless it stands still. */
@FunctionalInterface
public interface HostTime {
  /** The time at which something due at a time happens; not before it. */
  long awakeNanos(long dueNanos);

  /** A machine that never pauses. */
  HostTime ALWAYS_AWAKE = dueNanos -> dueNanos;
}
