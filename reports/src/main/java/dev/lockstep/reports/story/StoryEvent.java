package dev.lockstep.reports.story;

/**
 * Something that happened to a position.
 *
 * @param nanos when, since the epoch
 * @param ticks at which price of the held token, -1 for none
 * @param text what, in words
 */
public record StoryEvent(Kind kind, long nanos, int ticks, String text) {
  /** Kinds, in the order in which a legend lists them. */
  public enum Kind {
    ENTRY_ORDER("capture order sent"),
    BOUGHT("bought"),
    FILL_SEEN("fill seen, exits armed"),
    OLD_LOOK("exits evaluated on old books"),
    CONDITION("exit condition holds"),
    DECISION("exit decided"),
    EXIT_ORDER("exit order sent"),
    REFUSED("order refused"),
    SOLD("sold"),
    LOCK_PLACED("profit lock placed"),
    LOCK_ENDED("profit lock ended");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
