package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;

/** Where a JSON line keeps its time and its message, and whether it is a log driver's wrapping. */
final class JsonPayload {
  enum Envelope { NONE, DOCKER, JOURNALD }

  private static final byte[][] LOG = JsonFields.path("log");
  private static final byte[][] STREAM = JsonFields.path("stream");
  private static final byte[][] TIME = JsonFields.path("time");
  private static final byte[][] JOURNAL_MESSAGE = JsonFields.path("MESSAGE");
  private static final byte[][] JOURNAL_TIME = JsonFields.path("__REALTIME_TIMESTAMP");
  private static final byte[][] JOURNAL_NAME = JsonFields.path("SYSLOG_IDENTIFIER");
  private static final byte[][][] TIMES = paths("timestamp", "time", "ts", "@timestamp", "t", "at", "created_at", "saved_at");
  private static final byte[][][] MESSAGES = paths("message", "msg", "event", "kind", "note", "type", "log");

  private final JsonFields json;

  JsonPayload(JsonFields json) {
    this.json = json;
  }

  private static byte[][][] paths(String... names) {
    byte[][][] paths = new byte[names.length][][];
    for (int i = 0; i < names.length; i++) paths[i] = JsonFields.path(names[i]);
    return paths;
  }

  Envelope envelope() {
    int log = json.find(LOG);
    if (log >= 0 && json.isText(log) && json.find(STREAM) >= 0 && json.find(TIME) >= 0) return Envelope.DOCKER;
    int message = json.find(JOURNAL_MESSAGE);
    if (message >= 0 && json.isText(message) && json.find(JOURNAL_TIME) >= 0) return Envelope.JOURNALD;
    return Envelope.NONE;
  }

  int wrapped(Envelope envelope) {
    return json.find(envelope == Envelope.DOCKER ? LOG : JOURNAL_MESSAGE);
  }

  int envelopeLabel(Envelope envelope) {
    return envelope == Envelope.DOCKER ? -1 : json.find(JOURNAL_NAME);
  }

  int streamKey() {
    int at = json.find(STREAM);
    return at < 0 || json.to(at) - json.from(at) < 4 ? 0 : json.bytes()[json.from(at) + 3];
  }

  long envelopeTime(ClockReader clock) {
    int at = json.find(TIME);
    if (at < 0) at = json.find(JOURNAL_TIME);
    return at < 0 ? LogEvent.UNTIMED : read(clock, at);
  }

  /** The line's own time, or UNTIMED. */
  long time(ClockReader clock) {
    for (byte[][] path : TIMES) {
      int at = json.find(path);
      if (at < 0) continue;
      long nanos = read(clock, at);
      if (nanos != LogEvent.UNTIMED) return nanos;
    }
    return LogEvent.UNTIMED;
  }

  private long read(ClockReader clock, int at) {
    int end = clock.read(json.bytes(), json.from(at), json.to(at));
    return end < 0 ? LogEvent.UNTIMED : clock.nanos;
  }

  /** Index of the field that says what happened, or -1. */
  int message() {
    for (byte[][] path : MESSAGES) {
      int at = json.find(path);
      if (at >= 0 && json.isText(at)) return at;
    }
    return -1;
  }
}
