package dev.lockstep.forensics.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as state files write them: RFC 3339 texts, epoch seconds, and Go's zero time for "never". */
final class StateTimes {
  private static final long SECOND = 1_000_000_000L;

  private StateTimes() {}

  /** Nanoseconds since 1970, or UNTIMED for nothing, never, or what is no time. */
  static long nanos(JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) return LogEvent.UNTIMED;
    if (node.isNumber()) return epoch(node.asDouble());
    String text = node.asText();
    if (text.isEmpty() || text.startsWith("0001-01-01")) return LogEvent.UNTIMED;
    try {
      Instant at = OffsetDateTime.parse(text.indexOf('T') > 0 && !text.endsWith("Z") && text.indexOf('+') < 0 && text.lastIndexOf('-') < 11
          ? text + "Z" : text).toInstant();
      boolean near = at.getEpochSecond() > 0 && at.getEpochSecond() < 9_000_000_000L;
      return near ? at.getEpochSecond() * SECOND + at.getNano() : LogEvent.UNTIMED;
    } catch (DateTimeException noTime) {
      return epoch(Numbers.plain(text));
    }
  }

  private static long epoch(double seconds) {
    return seconds > 1e9 && seconds < 9e9 ? Math.round(seconds * 1e6) * 1_000 : LogEvent.UNTIMED;
  }
}
