package dev.lockstep.engine.spot;

/** Whoever looks after a bot in a swarm's window. */
public enum Operator {
  /** A start that was refused because no valid state is left stays refused. */
  ABSENT,
  /** Looks at the venue and then starts with {@code --fresh}. */
  STARTS_FRESH
}
