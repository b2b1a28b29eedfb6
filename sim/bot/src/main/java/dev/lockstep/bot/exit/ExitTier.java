package dev.lockstep.bot.exit;

/** One rung of the exit ladder. It counts its own hits and nothing else; the caller acts. */
public interface ExitTier {
  ExitReason reason();

  /** Hits in a row that are needed. */
  int needed();

  ExitDecision decide(ExitView view);
}
