package dev.lockstep.engine.exchange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants of the dated tables, between text and nanoseconds since the epoch. */
final class Dates {
  private Dates() {}

  /** Nanoseconds of an ISO 8601 instant. */
  static long nanos(String instant) {
    return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.parse(instant));
  }

  /** ISO 8601, whole seconds. */
  static String text(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)).toString();
  }
}
