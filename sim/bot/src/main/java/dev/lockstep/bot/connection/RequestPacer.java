package dev.lockstep.bot.connection;

import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * How many requests may be sent. The venue's Retry-After is honoured by everything but exits and cancels, and of the requests of a second some
 * are kept for those. Lanes share it: a lane that reads it late sends one request too many, no more.
 */
public final class RequestPacer {
  private static final long WINDOW_NANOS = 1_000_000_000L;
  /** Answers that are listened to although nobody waits for them. */
  private static final int LATE_MAX = 32;
  private final RetryAfter retryAfter;
  private final int perSecond;
  private final int reserved;
  private volatile long closedUntilNanos = Long.MIN_VALUE;
  private volatile long windowNanos = Long.MIN_VALUE;
  private volatile int sent;
  private volatile List<Reply<?>> late = List.of();

  /** What a Retry-After means. */
  public enum RetryAfter {
    HONOURED,
    /** A control. */
    IGNORED
  }

  public RequestPacer(RetryAfter retryAfter, int perSecond, int reserved) {
    this.retryAfter = retryAfter;
    this.perSecond = perSecond;
    this.reserved = reserved;
  }

  /** Takes note of an error: too many requests close the door for the time that the venue asks for. */
  public void told(VenueError error, long nowNanos) {
    if (error != null && error.retryAfterNanos() > 0 && retryAfter == RetryAfter.HONOURED) {
      closedUntilNanos = Math.max(closedUntilNanos, nowNanos + error.retryAfterNanos());
    }
  }

  /** Goes on listening to an answer that nobody waits for any more: it may say that we must wait. */
  public void watch(Reply<?> unanswered) {
    List<Reply<?>> more = new ArrayList<>(late);
    if (more.size() == LATE_MAX) more.remove(0);
    more.add(unanswered);
    late = more;
  }

  private void hearLate(long nowNanos) {
    List<Reply<?>> still = new ArrayList<>();
    for (Reply<?> reply : late) {
      if (reply.raised()) told(reply.error(), nowNanos);
      else still.add(reply);
    }
    late = still;
  }

  /** Whether the venue asked to be left alone and the time is not over: no ordinary request would leave. */
  public boolean isClosed(long nowNanos) {
    if (!late.isEmpty()) hearLate(nowNanos);
    return nowNanos < closedUntilNanos;
  }

  /** Takes a place for an ordinary request, if there is one. */
  public boolean mayAsk(long nowNanos) {
    if (!late.isEmpty()) hearLate(nowNanos);
    return nowNanos >= closedUntilNanos && take(nowNanos, perSecond - reserved);
  }

  /** Takes a place for an exit or a cancel, if there is one. */
  public boolean mayReduce(long nowNanos) {
    return take(nowNanos, perSecond);
  }

  private boolean take(long nowNanos, int most) {
    if (nowNanos - windowNanos >= WINDOW_NANOS || windowNanos == Long.MIN_VALUE) {
      windowNanos = nowNanos;
      sent = 0;
    }
    if (sent >= most) return false;
    sent = sent + 1;
    return true;
  }
}
