package dev.lockstep.datasets.synth;

/** A specification that cannot be used; the message names the place in it and what to do. */
public final class SpecProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpecProblem(String place, String what) {
    super(place + ": " + what);
  }
}
