package dev.lockstep.engine.disk;

/** The power went: the process that made the call is gone, and only {@link CrashStates} may look at the disk. */
public final class PowerCut extends RuntimeException {
  private static final long serialVersionUID = 1;

  PowerCut(String call) {
    super("power cut at " + call, null, false, false);
  }
}
