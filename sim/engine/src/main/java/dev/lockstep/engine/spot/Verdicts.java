package dev.lockstep.engine.spot;

/** Who takes note of broken invariants. */
interface Verdicts {
  long now();

  /** Notes a broken invariant; the same one with the same words counts once. */
  void broken(String invariant, String detail);
}
