package dev.lockstep.bot.execution;

/** What controls replace in the execution queue; the first constant of each is ours. */
public final class ExecutionPolicies {
  private ExecutionPolicies() {}

  /** When the main lane is asked whether and at which price to send. */
  public enum AskWhen {
    AFTER_LATENCY,
    /** Before the latency: what changes meanwhile is not seen. */
    BEFORE_LATENCY
  }

  /** Where the simulated latency passes. */
  public enum Latency {
    ON_A_TIMER,
    /** It holds the lane. */
    HOLDS_THE_LANE
  }

  /** What a second offer of an id means. */
  public enum Idempotence {
    ONCE,
    /** Ids are not looked at. */
    NONE,
    /** An id that was refused for any reason may not come again. */
    EVEN_AFTER_REFUSAL
  }

  /** Who finds room. */
  public enum Room {
    KEPT_FOR_EXITS,
    FIRST_COME
  }

  /** What follows when a sending has no answer. */
  public enum AfterNoAnswer {
    ASK_BY_ID,
    TAKE_AS_FAILED
  }

  /** What becomes of an order that finds the queue full. */
  public enum WhenFull {
    NAMED_END,
    /** It is dropped without a word. */
    SILENCE
  }
}
