package dev.lockstep.forensics.log;

/** Recognises the text prefixes that other programs put before a line. Each method returns a place or -1 and reads at most a few hundred bytes. */
final class EnvelopeText {
  private static final int SERVICE_MAX = 80;
  private static final int FILE_MAX = 300;

  private EnvelopeText() {}

  /** Place of the bar in {@code service-1  | }, or -1. */
  static int composeBar(byte[] b, int from, int to) {
    int end = Math.min(to, from + SERVICE_MAX);
    int i = from;
    while (i < end && nameByte(b[i])) i++;
    if (i == from || i >= end || b[i] != ' ') return -1;
    while (i < end && b[i] == ' ') i++;
    return i < end && b[i] == '|' && (i + 1 == to || b[i + 1] == ' ') ? i : -1;
  }

  /** Place of the colon in {@code path/bot.log:}, or -1. */
  static int grepColon(byte[] b, int from, int to) {
    int end = Math.min(to, from + FILE_MAX);
    boolean path = false;
    for (int i = from; i < end; i++) {
      byte c = b[i];
      if (c == ':') return path && i + 1 < to && b[i + 1] != ' ' && i > from + 3 ? i : -1;
      if (c == '/' || (c == '.' && i + 3 < end && b[i + 1] == 'l' && b[i + 2] == 'o' && b[i + 3] == 'g')) path = true;
      else if (!nameByte(c)) return -1;
    }
    return -1;
  }

  /**
   * True if a payload certainly begins with none of the layers that a {@link Peeler} takes off, whatever its line goes on with; false says nothing. Reads a
   * word and one byte more, and nothing from {@code to} on.
   */
  static boolean bare(byte[] b, int from, int to) {
    int word = b[from] == '[' ? from + 1 : from;
    // A month and a blank may begin syslog's stamp.
    if (to - word < 5 || !letter(b[word]) || b[word + 3] == ' ') return false;
    if (word > from) return b[word + 3] != '/';
    int i = from + 1;
    while (i < to - 2 && nameByte(b[i]) && b[i] != '.') i++;
    // Blanks and a bar may follow a service's name, a point or a slash be part of a path, and pairs have an equals sign.
    return b[i] == ' ' ? b[i + 1] != ' ' && b[i + 1] != '|' : b[i] == ':' || b[i] == '(' || b[i] == ',';
  }

  private static boolean letter(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Place of the next dash behind a path or a {@code .log}, or -1. */
  static int grepDash(byte[] b, int from, int to) {
    int end = Math.min(to, from + FILE_MAX);
    boolean path = false;
    for (int i = from; i < end; i++) {
      byte c = b[i];
      if (c == '-' && (path || (i >= 4 && b[i - 1] == 'g' && b[i - 2] == 'o' && b[i - 3] == 'l' && b[i - 4] == '.'))) return i;
      if (c == '/' || (c == '.' && i + 3 < end && b[i + 1] == 'l' && b[i + 2] == 'o' && b[i + 3] == 'g')) path = true;
      else if (!nameByte(c)) return -1;
    }
    return -1;
  }

  /** Place behind {@code 123:} or {@code 123-}, or -1. */
  static int numbered(byte[] b, int from, int to) {
    int i = from;
    while (i < to && i - from < 10 && b[i] >= '0' && b[i] <= '9') i++;
    return i > from && i + 1 < to && (b[i] == ':' || b[i] == '-') ? i + 1 : -1;
  }

  /** Place of the bracket that ends {@code [pod/name/container]}, or -1. */
  static int kubectl(byte[] b, int from, int to) {
    if (to - from < 8 || b[from + 1] != 'p' || b[from + 2] != 'o' || b[from + 3] != 'd' || b[from + 4] != '/') return -1;
    int end = Math.min(to, from + FILE_MAX);
    int i = from + 5;
    while (i < end && (nameByte(b[i]) || b[i] == '/')) i++;
    return i < end && b[i] == ']' ? i : -1;
  }

  /** Place of the word behind this one, or -1. */
  static int wordAfter(byte[] b, int from, int to) {
    int end = Math.min(to, from + FILE_MAX);
    int i = from;
    while (i < end && b[i] != ' ') i++;
    return i > from && i + 1 < end && b[i] == ' ' ? i + 1 : -1;
  }

  /** Place of the message behind {@code PROCESS ID DATA} of RFC 5424, whose data are a dash or bracketed; or -1. */
  static int message5424(byte[] b, int from, int to) {
    int id = wordAfter(b, from, to);
    int data = id < 0 ? -1 : wordAfter(b, id, to);
    if (data < 0) return -1;
    int i = data;
    boolean quoted = false;
    while (i < to && (b[data] == '[' ? b[i] != ' ' || quoted || b[i - 1] != ']' : b[i] != ' ')) {
      if (b[i] == '\\') i++;
      else if (b[i] == '"') quoted = !quoted;
      i++;
    }
    if (i + 1 >= to) return -1;
    boolean marked = to - i > 4 && b[i + 1] == (byte) 0xEF && b[i + 2] == (byte) 0xBB && b[i + 3] == (byte) 0xBF;
    return marked ? i + 4 : i + 1;
  }

  /** True if {@code stdout F } or {@code stderr P } stands here. */
  static boolean cri(byte[] b, int from, int to) {
    if (to - from < 9) {
      if (to - from != 8) return false;
    } else if (b[from + 8] != ' ') {
      return false;
    }
    return b[from] == 's' && b[from + 1] == 't' && b[from + 2] == 'd' && b[from + 6] == ' '
        && (b[from + 7] == 'F' || b[from + 7] == 'P');
  }

  /** Place of the colon that ends {@code host tag[123]:}, or -1. */
  static int syslogTag(byte[] b, int from, int to) {
    int end = Math.min(to, from + 200);
    int i = from;
    while (i < end && nameByte(b[i])) i++;
    if (i == from || i >= end || b[i] != ' ') return -1;
    int tag = ++i;
    while (i < end && (nameByte(b[i]) || b[i] == '[' || b[i] == ']' || b[i] == '(' || b[i] == ')' || b[i] == '/')) i++;
    return i > tag && i < end && b[i] == ':' && (i + 1 == to || b[i + 1] == ' ') ? i : -1;
  }

  static int trimEnd(byte[] b, int from, int to) {
    int end = to;
    while (end > from && b[end - 1] == ' ') end--;
    return end;
  }

  private static boolean nameByte(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }
}
