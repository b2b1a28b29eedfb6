package dev.lockstep.engine.spot;

/**
 * A broken invariant.
 *
 * @param invariant {@code I1} to {@code I13}
 * @param nanos time after the start of the run
 */
public record Broken(String invariant, long nanos, String detail) {}
