package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;
import java.util.Arrays;

/**
 * Takes the envelope off a line and reads its clock. What a line is wrapped in is decided line by line, so a file may change
 * its mind; the prefix of the last line is remembered byte for byte, and a line that begins with the same bytes costs one
 * comparison.
 */
final class Peeler {
  private static final int LAYERS_MAX = 6;

  private final ClockReader clock;
  private final ClockReader outerClock;
  private final Labels labels = new Labels();
  private final PartialLines partials = new PartialLines();
  private final JsonFields json = new JsonFields();
  private final JsonPayload payload = new JsonPayload(json);
  final long[] seen = new long[Layer.values().length];
  final long[] styles = new long[ClockReader.Style.values().length];
  private final KnownPrefix known;

  private int stampFrom;
  private int stampEnd;
  private int outerStampEnd;
  private int lineStart;
  /** The payload of the last peeled line. */
  byte[] body;
  int bodyFrom;
  int bodyTo;
  /** Nanoseconds UTC or UNTIMED. */
  long timeNanos;
  /** Index of the source's label; 0 for none. */
  int label;
  /** The payload is a JSON object whose fields are in {@link #fields()}. */
  boolean isJson;
  /** The line came out of a grep: silence proves nothing. */
  boolean extract;
  /** The line has neither a time nor a form of its own: it belongs to the one before. */
  boolean continuation;
  /** The payload with its own clock, for evidence: without what a log driver put before it. */
  byte[] text;
  int textFrom;
  int textTo;
  private boolean outerTimed;
  private long outerNanos;
  private ClockReader.Style outerStyle;
  private final LogfmtPayload logfmt = new LogfmtPayload();
  private boolean stream;
  /** How the last line's time was told. */
  private ClockReader.Style ownStyle;

  Peeler(ClockReader clock, ClockReader outerClock) {
    this.clock = clock;
    this.outerClock = outerClock;
    known = new KnownPrefix(clock, styles);
  }

  /** Peels one line; false if it is a part of a longer line, a separator or empty, and there is nothing to match yet. */
  boolean peel(byte[] b, int from, int to) {
    if (!known.like(b, from, to)) return slow(b, from, to);
    known(b, from, to);
    return true;
  }

  /** How the last line began. */
  KnownPrefix prefix() {
    return known;
  }

  /** Takes a line that begins with the remembered prefix. */
  private void known(byte[] b, int from, int to) {
    body = b;
    bodyFrom = from + known.length();
    bodyTo = to;
    timeNanos = known.nanos();
    label = known.label();
    extract = known.extract();
    isJson = false;
    continuation = false;
    text = b;
    textFrom = from + known.text();
    textTo = to;
  }

  /** True if the last line that was read anew was stamped without a year. */
  boolean yearless() {
    return ownStyle == ClockReader.Style.YEARLESS;
  }

  /** True if the last time that was read was a bare time of day. */
  boolean timeOfDay() {
    return clock.style == ClockReader.Style.TIME_OF_DAY;
  }

  /** Places the last line's time of day near an instant that the line itself names, and with it all that follow. */
  void anchor(long utcNanos) {
    timeNanos = clock.placed(timeNanos, utcNanos);
    known.anchor(timeNanos);
  }

  JsonFields fields() {
    return json;
  }

  Labels labels() {
    return labels;
  }

  PartialLines partials() {
    return partials;
  }

  private boolean slow(byte[] b, int lineFrom, int lineTo) {
    timeNanos = LogEvent.UNTIMED;
    label = 0;
    extract = false;
    isJson = false;
    continuation = false;
    outerTimed = false;
    stream = false;
    stampFrom = -1;
    outerStampEnd = -1;
    body = b;
    bodyFrom = lineFrom;
    bodyTo = lineTo;
    text = null;
    while (bodyFrom < bodyTo && b[bodyFrom] == 0) bodyFrom++;
    if (bodyTo - bodyFrom >= 3 && b[bodyFrom] == (byte) 0xEF && b[bodyFrom + 1] == (byte) 0xBB && b[bodyFrom + 2] == (byte) 0xBF) bodyFrom += 3;
    int start = bodyFrom;
    lineStart = start;
    if (start == bodyTo) return false;
    if (bodyTo - start == 2 && b[start] == '-' && b[start + 1] == '-') {
      seen[Layer.GREP_SEPARATOR.ordinal()]++;
      return false;
    }
    boolean whole = true;
    for (int layer = 0; layer < LAYERS_MAX; layer++) {
      int step = layer();
      if (step < 0) whole = false;
      if (step <= 0) break;
    }
    if (!whole) {
      // What completes it has to be joined, however much it looks like the line before.
      known.forget();
      return false;
    }
    if (timeNanos == LogEvent.UNTIMED && outerTimed) {
      timeNanos = outerNanos;
      ownStyle = outerStyle;
      styles[outerStyle.ordinal()]++;
    }
    if (timeNanos == LogEvent.UNTIMED && !isJson) {
      byte c = bodyFrom < bodyTo ? body[bodyFrom] : 0;
      continuation = c == ' ' || c == '\t' || c == 0;
    }
    markText();
    boolean again = start == lineFrom && body == b && !isJson && timeNanos != LogEvent.UNTIMED && !stream;
    if (again && known.remember(b, start, bodyFrom - start)) {
      known.tells(timeNanos, label, extract, textFrom - start);
      known.stamps(stampFrom < start ? -1 : stampFrom - start, stampEnd - start, outerStampEnd - start, outerTimed, outerNanos);
    } else {
      known.forget();
    }
    return bodyFrom < bodyTo;
  }

  private void markText() {
    if (text != null) return;
    text = body;
    textFrom = bodyFrom;
    textTo = bodyTo;
  }

  /** Takes one layer off: 1 if there may be more, 0 if the payload is reached, -1 if the line is not complete. */
  private int layer() {
    byte[] b = body;
    int from = bodyFrom;
    int to = bodyTo;
    if (from >= to) return 0;
    byte c = b[from];
    if (c == '{') return object();
    if (c == '<') return priority();
    if (c == '[') return bracketed();
    if (c >= '0' && c <= '9') return stamped();
    if (c >= 'A' && c <= 'S' && timeNanos == LogEvent.UNTIMED) {
      int end = outerClock.read(b, from, to);
      if (end > 0) return syslog(end);
    }
    int compose = EnvelopeText.composeBar(b, from, to);
    if (compose > 0 && label == 0) {
      seen[Layer.COMPOSE.ordinal()]++;
      label = labels.of(b, from, EnvelopeText.trimEnd(b, from, compose));
      bodyFrom = skipSpaces(b, compose + 1, to);
      return 1;
    }
    if (c >= 'a' && c <= 'z' && timeNanos == LogEvent.UNTIMED && logfmt.read(b, from, to, clock, outerTimed)) return pairs();
    int file = timeNanos == LogEvent.UNTIMED && !extract ? EnvelopeText.grepColon(b, from, to) : -1;
    if (file < 0 && timeNanos == LogEvent.UNTIMED && !extract) file = grepDash();
    if (file > 0) {
      seen[Layer.GREP_FILE.ordinal()]++;
      extract = true;
      bodyFrom = file + 1;
      return 1;
    }
    return 0;
  }

  private int priority() {
    int close = bodyFrom + 1;
    while (close < bodyTo && close < bodyFrom + 5 && body[close] >= '0' && body[close] <= '9') close++;
    if (close == bodyFrom + 1 || close >= bodyTo || body[close] != '>') return 0;
    bodyFrom = close + 1;
    if (bodyTo - bodyFrom > 2 && body[bodyFrom] == '1' && body[bodyFrom + 1] == ' ') return syslog5424();
    return 1;
  }

  /** {@code 1 TIME HOST APP PROCESS ID [DATA] MESSAGE} of RFC 5424. */
  private int syslog5424() {
    bodyFrom += 2;
    int end = outerClock.read(body, bodyFrom, bodyTo);
    int app = end < 0 ? -1 : EnvelopeText.wordAfter(body, end + 1, bodyTo);
    int process = app < 0 ? -1 : EnvelopeText.wordAfter(body, app, bodyTo);
    int message = process < 0 ? -1 : EnvelopeText.message5424(body, process, bodyTo);
    if (message < 0) return 1;
    seen[Layer.SYSLOG.ordinal()]++;
    outer(outerClock);
    if (body[app] != '-') label = labels.of(body, app, process - 1);
    bodyFrom = message;
    return 1;
  }

  private int bracketed() {
    if (timeNanos != LogEvent.UNTIMED) return 0;
    int pod = label == 0 && !outerTimed ? EnvelopeText.kubectl(body, bodyFrom, bodyTo) : -1;
    if (pod > 0) {
      seen[Layer.KUBECTL.ordinal()]++;
      label = labels.of(body, bodyFrom + 1, pod);
      bodyFrom = skipSpaces(body, pod + 1, bodyTo);
      return 1;
    }
    int end = clock.read(body, bodyFrom + 1, bodyTo);
    if (end < 0 || end >= bodyTo || body[end] != ']') return 0;
    markText();
    accept(bodyFrom + 1, end);
    bodyFrom = skipSpaces(body, end + 1, bodyTo);
    return 0;
  }

  private void accept(int from, int end) {
    stampFrom = from;
    stampEnd = end;
    styles[clock.style.ordinal()]++;
    ownStyle = clock.style;
    timeNanos = clock.nanos;
  }

  /** The envelope's time, which the payload's own takes the place of. */
  private void outer(ClockReader told) {
    outerTimed = true;
    outerNanos = told.nanos;
    outerStyle = told.style;
  }

  private int stamped() {
    byte[] b = body;
    if (timeNanos != LogEvent.UNTIMED) return 0;
    boolean dateless = b[bodyFrom + Math.min(2, bodyTo - bodyFrom - 1)] == ':';
    if (dateless && outerTimed) clock.anchorTo(outerNanos);
    int end = clock.read(b, bodyFrom, bodyTo);
    if (end < 0) return lineNumber();
    int next = skipSpaces(b, end, bodyTo);
    if (next == end && end < bodyTo) return 0;
    boolean zoned = clock.style == ClockReader.Style.ISO_ZONED && b[bodyFrom + 10] == 'T';
    if (zoned && !outerTimed && EnvelopeText.cri(b, next, bodyTo)) return cri(next);
    if (zoned && !outerTimed && b[end - 1] == 'Z' && end - bodyFrom >= 28) {
      seen[Layer.DOCKER_TIME.ordinal()]++;
      outer(clock);
      if (bodyFrom == lineStart) outerStampEnd = end;
      bodyFrom = end + 1;
      return 1;
    }
    int tag = zoned && !outerTimed ? EnvelopeText.syslogTag(b, next, bodyTo) : -1;
    if (tag > 0) {
      seen[Layer.JOURNALD_SHORT_ISO.ordinal()]++;
      return tagged(next, tag, clock);
    }
    markText();
    accept(bodyFrom, end);
    bodyFrom = next;
    return b[Math.min(next, bodyTo - 1)] == '{' ? 1 : 0;
  }

  /** {@code 123:} or {@code 123-} of {@code grep -n}, if a line of a log stands behind it. */
  private int lineNumber() {
    int at = EnvelopeText.numbered(body, bodyFrom, bodyTo);
    if (at < 0 || !begins(at)) return 0;
    seen[Layer.GREP_FILE.ordinal()]++;
    extract = true;
    bodyFrom = at;
    return 1;
  }

  /** True if a line of a log may begin here: a stamp, or an object. */
  private boolean begins(int at) {
    if (at >= bodyTo) return false;
    return body[at] == '{' || clock.read(body, body[at] == '[' ? at + 1 : at, bodyTo) > 0;
  }

  /** Place of the dash in {@code bot.log-} before a line around a match of grep, with a line number or without; or -1. */
  private int grepDash() {
    for (int dash = EnvelopeText.grepDash(body, bodyFrom, bodyTo); dash > 0; dash = EnvelopeText.grepDash(body, dash + 1, bodyTo)) {
      int number = EnvelopeText.numbered(body, dash + 1, bodyTo);
      if (begins(dash + 1) || (number > 0 && begins(number))) return dash;
    }
    return -1;
  }

  private int cri(int next) {
    seen[Layer.CRI.ordinal()]++;
    outer(clock);
    boolean partial = body[next + 7] == 'P';
    if (bodyFrom == lineStart && !partial) outerStampEnd = next - 1;
    int key = body[next + 3];
    bodyFrom = next + 9;
    return partials.take(this, partial, key) ? 1 : -1;
  }

  private int syslog(int end) {
    int next = skipSpaces(body, end, bodyTo);
    int tag = EnvelopeText.syslogTag(body, next, bodyTo);
    if (tag < 0) return ownYearless(next);
    seen[Layer.SYSLOG.ordinal()]++;
    return tagged(next, tag, outerClock);
  }

  /** The stamp of a program that prints no year, without host and tag behind it. */
  private int ownYearless(int next) {
    markText();
    styles[outerClock.style.ordinal()]++;
    ownStyle = outerClock.style;
    timeNanos = outerClock.nanos;
    bodyFrom = next;
    return 0;
  }

  private int tagged(int hostFrom, int tagEnd, ClockReader told) {
    outer(told);
    int name = hostFrom;
    while (body[name] != ' ') name++;
    int nameEnd = name + 1;
    while (nameEnd < tagEnd && body[nameEnd] != '[' && body[nameEnd] != ':') nameEnd++;
    label = labels.of(body, name + 1, nameEnd);
    bodyFrom = skipSpaces(body, tagEnd + 1, bodyTo);
    return 1;
  }

  /** The payload of a line of pairs: the message and what stands around it. */
  private int pairs() {
    seen[Layer.LOGFMT.ordinal()]++;
    markText();
    if (logfmt.nanos() != LogEvent.UNTIMED) {
      timeNanos = logfmt.nanos();
      ownStyle = clock.style;
      styles[clock.style.ordinal()]++;
    }
    body = Arrays.copyOf(logfmt.body(), logfmt.length());
    bodyFrom = 0;
    bodyTo = logfmt.length();
    return 0;
  }

  private int object() {
    if (!json.parse(body, bodyFrom, bodyTo)) return 0;
    JsonPayload.Envelope wrap = outerTimed ? JsonPayload.Envelope.NONE : payload.envelope();
    if (wrap == JsonPayload.Envelope.NONE) {
      seen[Layer.JSON.ordinal()]++;
      isJson = true;
      markText();
      long own = payload.time(clock);
      if (own != LogEvent.UNTIMED) {
        timeNanos = own;
        styles[clock.style.ordinal()]++;
      }
      int at = payload.message();
      if (at >= 0) {
        bodyFrom = json.from(at);
        bodyTo = json.to(at);
      }
      return 0;
    }
    outerStyle = ClockReader.Style.ISO_ZONED;
    outerTimed = true;
    outerNanos = payload.envelopeTime(outerClock);
    if (outerClock.style != null) outerStyle = outerClock.style;
    int at = payload.wrapped(wrap);
    byte[] unwrapped = new byte[json.to(at) - json.from(at)];
    int length = JsonFields.unescape(body, json.from(at), json.to(at), unwrapped, 0);
    int labelAt = payload.envelopeLabel(wrap);
    if (labelAt >= 0) label = labels.of(body, json.from(labelAt), json.to(labelAt));
    boolean docker = wrap == JsonPayload.Envelope.DOCKER;
    seen[(docker ? Layer.DOCKER_JSON : Layer.JOURNALD_JSON).ordinal()]++;
    boolean partial = docker && (length == 0 || unwrapped[length - 1] != '\n');
    while (length > 0 && (unwrapped[length - 1] == '\n' || unwrapped[length - 1] == '\r')) length--;
    int key = docker ? payload.streamKey() : 0;
    body = unwrapped;
    bodyFrom = 0;
    bodyTo = length;
    stream = true;
    return partials.take(this, partial, key) ? 1 : -1;
  }

  static int skipSpaces(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] == ' ') i++;
    return i;
  }

  /** Replaces the payload by joined parts. */
  void join(byte[] joined, int length) {
    body = Arrays.copyOf(joined, length);
    bodyFrom = 0;
    bodyTo = length;
    stream = true;
  }
}
