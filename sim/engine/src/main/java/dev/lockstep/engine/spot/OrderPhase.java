package dev.lockstep.engine.spot;

/** Where an order stood when a fault was at work: the columns of the coverage table. */
public enum OrderPhase {
  /** Decided, and in the queue of taking orders. */
  QUEUED,
  SENT,
  RESTING,
  PARTLY_FILLED,
  CANCELLING,
  UNKNOWN,
  EXIT_SENT
}
