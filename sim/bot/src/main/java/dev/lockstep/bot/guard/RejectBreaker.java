package dev.lockstep.bot.guard;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses entries after too many rejections in a while. After a rest it lets one entry try: taken, it closes; rejected, it rests twice as long, to a cap.
 * Rejections of exits count; the exits themselves are not asked about.
 */
public final class RejectBreaker implements CircuitBreaker {
  /** One of its states. */
  public enum Position {
    /** Entries pass; rejections are counted. */
    CLOSED,
    /** Entries are refused until the rest is over. */
    OPEN,
    /** One entry may try; others wait for its answer. */
    HALF_OPEN
  }

  private final int rejectsMax;
  private final long withinNanos;
  private final long restNanos;
  private final long restNanosMax;
  private final Deque<Long> rejects = new ArrayDeque<>();
  private Position position = Position.CLOSED;
  private int openings;
  private long openedNanos;
  private boolean trying;

  /**
   * @param rejectsMax rejections that open it; the recorded provider's five
   * @param withinNanos within this time; its 120 seconds
   */
  public RejectBreaker(int rejectsMax, long withinNanos, long restNanos, long restNanosMax) {
    if (rejectsMax < 1 || withinNanos <= 0 || restNanos <= 0 || restNanosMax < restNanos) {
      throw new IllegalArgumentException(rejectsMax + " rejects within " + withinNanos + ", rest " + restNanos + " to " + restNanosMax);
    }
    this.rejectsMax = rejectsMax;
    this.withinNanos = withinNanos;
    this.restNanos = restNanos;
    this.restNanosMax = restNanosMax;
  }

  /** Five rejections in 120 s; a rest of 60 s, doubling to ten minutes. */
  public static RejectBreaker standard() {
    return new RejectBreaker(5, 120_000_000_000L, 60_000_000_000L, 600_000_000_000L);
  }

  /** As it is saved: how often in a row it opened, 0 if it is closed. Monotonic times do not survive, so its rest begins anew. */
  public record Image(int openings) {}

  public void rejected(long nowNanos) {
    if (position == Position.HALF_OPEN && trying) {
      open(nowNanos);
      return;
    }
    if (position != Position.CLOSED) return;
    rejects.addLast(nowNanos);
    while (nowNanos - rejects.peekFirst() > withinNanos) rejects.removeFirst();
    if (rejects.size() >= rejectsMax) open(nowNanos);
  }

  /** An order was taken by the venue. */
  public void accepted() {
    if (position != Position.HALF_OPEN || !trying) return;
    position = Position.CLOSED;
    openings = 0;
    trying = false;
    rejects.clear();
  }

  /** An entry that this breaker had passed leaves now. */
  public void sent() {
    if (position == Position.HALF_OPEN) trying = true;
  }

  /** The entry that was to try ended without an answer of the venue: another may. */
  public void gaveUp() {
    trying = false;
  }

  private void open(long nowNanos) {
    position = Position.OPEN;
    openedNanos = nowNanos;
    openings++;
    trying = false;
    rejects.clear();
  }

  private long restNow() {
    long rest = restNanos;
    for (int i = 1; i < openings && rest < restNanosMax; i++) rest *= 2;
    return Math.min(rest, restNanosMax);
  }

  public Position position() {
    return position;
  }

  @Override
  public String name() {
    return "rejects";
  }

  @Override
  public BreakerVerdict judge(EntryView view) {
    if (position == Position.OPEN && view.nowNanos() - openedNanos >= restNow()) position = Position.HALF_OPEN;
    if (position == Position.CLOSED || position == Position.HALF_OPEN && !trying) return BreakerVerdict.pass();
    String message = position == Position.OPEN ? "too many rejections" : "one entry is trying";
    return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, "rejects", message).with("position", position.name());
  }

  public Image image() {
    return new Image(position == Position.CLOSED ? 0 : openings);
  }

  public void restore(Image image, long nowNanos) {
    if (image.openings() == 0) return;
    openings = image.openings() - 1;
    open(nowNanos);
  }
}
