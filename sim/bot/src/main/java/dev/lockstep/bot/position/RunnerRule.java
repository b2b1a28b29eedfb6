package dev.lockstep.bot.position;

/** What a partial exit does to its side's runner: the first lot of a side, which is given more room. */
public enum RunnerRule {
  /** It stays the runner until it is closed whole. */
  KEPT,
  /** The mark goes to the next lot, as if the lot were gone. A control. */
  SHIFTS
}
