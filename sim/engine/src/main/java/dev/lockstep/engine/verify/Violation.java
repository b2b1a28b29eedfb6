package dev.lockstep.engine.verify;

/** One thing that must not happen, where it happened, and what could be seen at that moment. */
public record Violation(String window, Rule rule, String detail) {
  /** What must not happen. */
  public enum Rule {
    /** A tier sold a winner below its settlement value. */
    FALSE_EXIT("false-exit"),
    /** A tier decided to sell a winner and sold nothing: what saved it was that the exit does not work, or luck. */
    EXIT_DECIDED("exit-decided-on-winner"),
    /** The account's money is not what its executions, fees and settlement add up to. */
    MONEY("money-conservation"),
    /** More was sold than bought. */
    OVERSOLD("sold-exceeds-bought"),
    /** Triggers were evaluated on books that had been asked for too long ago. */
    STALE_QUOTE("stale-quote");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    /** The name in reports and JSON. */
    public String text() {
      return text;
    }

    /** Whether it is about what was done to a winner; the others are invariants, which hold whoever wins. */
    public boolean isOfWinners() {
      return this == FALSE_EXIT || this == EXIT_DECIDED;
    }
  }
}
