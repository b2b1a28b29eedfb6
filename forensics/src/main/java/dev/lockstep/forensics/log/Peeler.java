package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;
import java.util.Arrays;

/**
 * Takes the envelope off a line and reads its clock. What a line is wrapped in is decided line by line, so a file may change
 * its mind; the prefix of the last line is remembered byte for byte, and a line that begins with the same bytes costs one
 * comparison.
 */
final class Peeler {
  private static final int PREFIX_MAX = 160;
  private static final int LAYERS_MAX = 6;
  /** Length of a date and a time to the second. */
  private static final int STAMP_SECONDS = 19;

  private final ClockReader clock;
  private final ClockReader outerClock;
  private final Labels labels = new Labels();
  private final PartialLines partials = new PartialLines();
  private final JsonFields json = new JsonFields();
  private final JsonPayload payload = new JsonPayload(json);
  final long[] seen = new long[Layer.values().length];
  final long[] styles = new long[ClockReader.Style.values().length];

  private final byte[] prefix = new byte[PREFIX_MAX];
  private int prefixLength;
  private int prefixLabel;
  private long prefixNanos;
  private boolean prefixExtract;
  /** Where the stamp stands in the prefix, or -1 if the prefix cannot be read again with another stamp in it. */
  private int prefixStamp = -1;
  private int prefixStampEnd;
  private ClockReader.Style prefixStyle;
  /** The stamp ends in seconds, whole or with digits behind a point. */
  private boolean prefixSeconds;
  /** Its second and fraction, and what the last digit of the fraction stands for. */
  private long secondNanos;
  private long fractionUnit;
  private int stampFrom;
  private int stampEnd;
  /** The stamp of a container runtime with which the prefix begins, if it does. */
  private final OuterStamp outerStamp = new OuterStamp();
  private int outerStampEnd;
  private int lineStart;
  /** The remembered line had no stamp but its envelope's: what follows the prefix may be a further layer, and is looked at in each line. */
  private boolean outerOnly;

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
  private int prefixText;
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
  }

  /** Peels one line; false if it is a part of a longer line, a separator or empty, and there is nothing to match yet. */
  boolean peel(byte[] b, int from, int to) {
    if (prefixLength > 0 && to - from > prefixLength && (samePrefix(b, from) || restamped(b, from, to)) && plainBody(b[from + prefixLength])) {
      known(b, from, to);
      return true;
    }
    return slow(b, from, to);
  }

  /** Bytes of the remembered prefix; 0 for none. */
  int prefixLength() {
    return prefixLength;
  }

  int prefixLabel() {
    return prefixLabel;
  }

  byte[] prefix() {
    return prefix;
  }

  long prefixNanos() {
    return prefixNanos;
  }

  /** How far into a line with the remembered prefix its evidence text begins. */
  int prefixText() {
    return prefixText;
  }

  /** True if it takes {@link #restamped} to say whether a line is like the last one, even if it begins with the same bytes. */
  boolean asksEachLine() {
    return outerOnly;
  }

  /** Forgets the last line: the next one is read as if it were the first. */
  void forget() {
    prefixLength = 0;
  }

  /** True if the line begins byte for byte as the last one did, which says enough; at least the prefix's length can be read. */
  boolean samePrefix(byte[] b, int from) {
    return !outerOnly && LineScanner.same(b, from, prefix, prefixLength);
  }

  /** True if the line begins as the last one did but for its stamp, which then is the prefix's new one. */
  boolean restamped(byte[] b, int from, int to) {
    if (to - from <= prefixLength) return false;
    if (outerOnly) {
      if (!plainBody(b[from + prefixLength]) || !EnvelopeText.bare(b, from + prefixLength, to)) return false;
      if (LineScanner.same(b, from, prefix, prefixLength)) return true;
    }
    if (outerStamp.known()) return outerRestamped(b, from);
    if (prefixStamp < 0) return false;
    if (nextSecond(b, from, 0)) return true;
    for (int i = 0; i < prefixStamp; i++) if (b[from + i] != prefix[i]) return false;
    for (int i = prefixStampEnd; i < prefixLength; i++) if (b[from + i] != prefix[i]) return false;
    if (!plainBody(b[from + prefixLength])) return false;
    int end = clock.read(b, from + prefixStamp, from + prefixLength);
    if (end != from + prefixStampEnd || clock.style != prefixStyle || clock.nanos == LogEvent.UNTIMED) return false;
    System.arraycopy(b, from + prefixStamp, prefix, prefixStamp, prefixStampEnd - prefixStamp);
    prefixNanos = clock.nanos;
    markSecond();
    styles[prefixStyle.ordinal()]++;
    return true;
  }

  /** True if the line begins as the last one did but for the runtime's stamp and the second of its own. */
  private boolean outerRestamped(byte[] b, int from) {
    if (!plainBody(b[from + prefixLength])) return false;
    long nanos = outerStamp.read(b, from, prefix);
    if (nanos == LogEvent.UNTIMED) return false;
    boolean same = LineScanner.same(b, from + OuterStamp.LENGTH, prefix, OuterStamp.LENGTH, prefixLength - OuterStamp.LENGTH);
    if (!same && (prefixStamp < 0 || !nextSecond(b, from, OuterStamp.LENGTH))) return false;
    System.arraycopy(b, from, prefix, 0, OuterStamp.LENGTH);
    if (prefixStamp < 0) prefixNanos = nanos;
    return true;
  }

  /**
   * True if the line begins as the last one did but for the digits of its second and what follows the point, which end the stamp; most
   * stamps are like that. Not for times of day, which have to be followed over midnight, and not around a leap second.
   *
   * @param after bytes of the prefix that need not agree
   */
  private boolean nextSecond(byte[] b, int from, int after) {
    if (!prefixSeconds || !plainBody(b[from + prefixLength])) return false;
    int at = prefixStamp + STAMP_SECONDS - 2;
    int tens = b[from + at] - '0';
    int ones = b[from + at + 1] - '0';
    if (tens < 0 || tens > 5 || ones < 0 || ones > 9 || prefix[at] > '5') return false;
    long fraction = 0;
    for (int i = at + 3; i < prefixStampEnd; i++) {
      int digit = b[from + i] - '0';
      if (digit < 0 || digit > 9) return false;
      fraction = fraction * 10 + digit;
    }
    if (!LineScanner.same(b, from + after, prefix, after, at - after) || (prefixStampEnd > at + 2 && b[from + at + 2] != prefix[at + 2])) return false;
    for (int i = prefixStampEnd; i < prefixLength; i++) if (b[from + i] != prefix[i]) return false;
    long nanos = (tens * 10 + ones) * 1_000_000_000L + fraction * fractionUnit;
    prefixNanos += nanos - secondNanos;
    secondNanos = nanos;
    for (int i = at; i < prefixStampEnd; i++) prefix[i] = b[from + i];
    clock.style = prefixStyle;
    styles[prefixStyle.ordinal()]++;
    return true;
  }

  /** Reads the second and its fraction from the remembered stamp. */
  private void markSecond() {
    int at = prefixStamp + STAMP_SECONDS - 2;
    int digits = prefixStampEnd - at - 3;
    prefixSeconds = prefixStamp >= 0 && prefixStyle == ClockReader.Style.ISO_LOCAL && (digits == -1 || (digits > 0 && digits <= 9));
    if (!prefixSeconds) return;
    fractionUnit = 1_000_000_000L;
    long fraction = 0;
    for (int i = at + 3; i < prefixStampEnd; i++) {
      fraction = fraction * 10 + prefix[i] - '0';
      fractionUnit /= 10;
    }
    secondNanos = ((prefix[at] - '0') * 10 + prefix[at + 1] - '0') * 1_000_000_000L + fraction * fractionUnit;
  }

  /** Further blanks belong to the envelope, and a brace begins an object: such lines are read anew. */
  private static boolean plainBody(byte first) {
    return first != ' ' && first != '{' && first != '\n';
  }

  /** Takes a line that begins with the remembered prefix. */
  void known(byte[] b, int from, int to) {
    body = b;
    bodyFrom = from + prefixLength;
    bodyTo = to;
    timeNanos = prefixNanos;
    label = prefixLabel;
    extract = prefixExtract;
    isJson = false;
    continuation = false;
    text = b;
    textFrom = from + prefixText;
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
    prefixNanos = timeNanos;
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
      prefixLength = 0;
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
    if (start == lineFrom) remember(b, start);
    else prefixLength = 0;
    return bodyFrom < bodyTo;
  }

  private void remember(byte[] b, int start) {
    int length = bodyFrom - start;
    boolean same = body == b && !isJson && timeNanos != LogEvent.UNTIMED && length >= 8 && length <= PREFIX_MAX && !stream;
    prefixLength = same ? length : 0;
    if (!same) return;
    System.arraycopy(b, start, prefix, 0, length);
    prefixNanos = timeNanos;
    prefixLabel = label;
    prefixExtract = extract;
    prefixText = textFrom - start;
    // A zoned stamp may be an envelope's, depending on what follows it.
    if (outerStampEnd > start) outerStamp.remember(b, start, outerStampEnd, outerNanos);
    else outerStamp.forget();
    boolean dated = outerTimed ? outerStamp.known() && clock.style == ClockReader.Style.ISO_LOCAL : clock.style != ClockReader.Style.ISO_ZONED;
    boolean own = stampFrom >= start && dated;
    // A stamp of its own that cannot be read again in place.
    if (stampFrom >= start && !own) outerStamp.forget();
    outerOnly = outerTimed && stampFrom < 0;
    prefixStamp = own ? stampFrom - start : -1;
    prefixStampEnd = stampEnd - start;
    prefixStyle = clock.style;
    markSecond();
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
