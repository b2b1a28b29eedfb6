package dev.lockstep.engine.exchange;

/**
 * Whether the venue's book is known, and for how long it was not. It is unknown before the first level, after a clear until the next
 * level, and while the feed is down.
 */
final class KnownTime {
  private boolean empty = true;
  private boolean feedDown;
  private long firstNanos = Long.MIN_VALUE;
  private long unknownSinceNanos = Long.MIN_VALUE;
  private long unknownNanos;

  KnownTime copy() {
    KnownTime copy = new KnownTime();
    copy.empty = empty;
    copy.feedDown = feedDown;
    copy.firstNanos = firstNanos;
    copy.unknownSinceNanos = unknownSinceNanos;
    copy.unknownNanos = unknownNanos;
    return copy;
  }

  boolean now() {
    return !empty && !feedDown;
  }

  void shown(long nanos) {
    if (empty) change(false, feedDown, nanos);
  }

  void cleared(long nanos) {
    change(true, feedDown, nanos);
  }

  void feed(boolean up, long nanos) {
    change(empty, !up, nanos);
  }

  private void change(boolean nowEmpty, boolean nowDown, long nanos) {
    boolean before = now();
    empty = nowEmpty;
    feedDown = nowDown;
    if (firstNanos == Long.MIN_VALUE) {
      firstNanos = nanos;
      unknownSinceNanos = nanos;
    }
    if (!before && now()) unknownNanos += nanos - unknownSinceNanos;
    if (before && !now()) unknownSinceNanos = nanos;
  }

  long unknownNanos(long nowNanos) {
    return now() || firstNanos == Long.MIN_VALUE ? unknownNanos : unknownNanos + nowNanos - unknownSinceNanos;
  }
}
