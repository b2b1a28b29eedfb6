package dev.lockstep.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/** A span of time for which a table does not know its row for certain. */
record DatedDoubt(long fromNanos, long untilNanos, String text) {
  static DatedDoubt between(String from, String until, String text) {
    return new DatedDoubt(Dates.nanos(from), until == null ? Long.MAX_VALUE : Dates.nanos(until), text);
  }

  static List<String> warnings(List<DatedDoubt> doubts, long startNanos, long endNanos) {
    List<String> warnings = new ArrayList<>();
    for (DatedDoubt doubt : doubts)
      if (doubt.fromNanos < endNanos && doubt.untilNanos > startNanos) warnings.add(doubt.text);
    return warnings;
  }
}
