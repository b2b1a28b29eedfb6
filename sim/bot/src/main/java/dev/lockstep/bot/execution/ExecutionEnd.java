package dev.lockstep.bot.execution;

/** The named ends of an order of the execution queue. */
public enum ExecutionEnd {
  /** It ended at the venue, filled in full or in part or not at all. */
  EXECUTED,
  /** The venue refused it. */
  REJECTED,
  /** Not sent: refused at the boundary, or there was nothing left to do. */
  REFUSED,
  /** Not sent: its id was not durable in time. */
  NOT_DURABLE,
  /** Not sent: the queue was full. */
  QUEUE_FULL,
  /** Not sent: an order of this id is or was being executed. */
  DUPLICATE,
  /** Sent without an answer, and it did not appear at the venue. */
  NEVER_ARRIVED,
  /** Still in the queue, or not certain, when the bot went down. */
  LEFT_AT_CLOSE
}
