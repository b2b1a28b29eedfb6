package dev.lockstep.forensics.incident;

/** One mark or bar on the timeline: a lane, a span (equal ends for a mark), a word and whether it is bad. */
public record TimelineEvent(String lane, long fromNanos, long toNanos, String label, Shade shade) {
  /** How it is drawn. */
  public enum Shade { NORMAL, ORDER, BLACKOUT, DUMP, GATE, FAILURE }
}
