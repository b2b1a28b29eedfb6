package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.io.IOException;

/**
 * Hands lines to the readers. The line as it stands is tried first; then, slowly, without colours, behind the prefix learned from an
 * earlier line, and behind a new one.
 */
final class DumpScanner {
  private static final byte[] TAB_AS_OCTAL = LineView.ascii("#011");
  /** Prefixes longer than this are text, not a log driver's. */
  private static final int PREFIX_MAX = 400;

  private static final int NOWHERE = -1;

  private final DumpReader[] readers;
  private final LineView view = new LineView();
  private final QuotedText plain = new QuotedText();
  private final QuotedText decoded = new QuotedText();
  private DumpReader active;
  private LinePrefix prefix;

  DumpScanner(DumpReader... readers) {
    this.readers = readers;
  }

  /** Offers a physical line; true when it belonged to a dump. */
  boolean offer(byte[] b, int from, int to, long number) {
    if (prefix == null && active != null) {
      view.set(b, from, to, number);
      if (active.accept(view)) {
        return true;
      }
    }
    return slow(b, from, to, number);
  }

  /** Takes as many whole lines from the buffer as belong to the open dump, without a prefix. Returns their bytes. */
  long run(LineSource lines) throws IOException {
    if (prefix != null || active == null) {
      return 0;
    }
    long before = lines.bytes();
    int threadFrom = NOWHERE;
    boolean starved = false;
    while (true) {
      byte[] b = lines.buffer();
      int at = lines.at();
      int end = lines.end();
      if (threadFrom != NOWHERE && threadFrom < at && at < end && active.begins(b[at])) {
        active.learn(b, threadFrom, at);
        threadFrom = NOWHERE;
      }
      int next = starved || at == end ? KnownBlocks.UNKNOWN : active.takeThread(b, at, end, lines.number() + 1);
      if (next >= 0) {
        lines.advance(next, active.linesTaken());
        threadFrom = NOWHERE;
        continue;
      }
      int newline = next == KnownBlocks.HUNGRY ? end : Bytes.indexOf(b, at, end, (byte) '\n');
      if (newline == end) {
        if (starved) {
          break;
        }
        starved = !lines.more(threadFrom == NOWHERE ? at : threadFrom);
        threadFrom = threadFrom == NOWHERE || starved ? NOWHERE : 0;
        continue;
      }
      view.set(b, at, newline > at && b[newline - 1] == '\r' ? newline - 1 : newline, lines.number() + 1);
      long begun = active.begun();
      if (!active.accept(view)) {
        break;
      }
      threadFrom = active.begun() == begun ? threadFrom : at;
      lines.advance(newline + 1, 1);
      starved = false;
    }
    return lines.bytes() - before;
  }

  private boolean slow(byte[] bytes, int start, int end, long number) {
    byte[] b = bytes;
    int from = start;
    int to = end;
    if (Bytes.indexOf(b, from, to, (byte) 0x1b) < to) {
      plain.stripColours(b, from, to);
      b = plain.bytes();
      from = 0;
      to = plain.length();
    }
    while (to > from && b[to - 1] == '\r') {
      to--;
    }
    if (prefix != null && behindPrefix(b, from, to, number)) {
      return true;
    }
    view.set(b, from, to, number);
    if (deliver()) {
      if (active != null && prefix != null && from < to && !indentedOrFrame(b, from)) {
        prefix = null;
      }
      return true;
    }
    return newPrefix(b, from, to, number);
  }

  /** A plain line that opens something new ends the reign of the prefix; a frame without it is only a stray. */
  private static boolean indentedOrFrame(byte[] b, int from) {
    return b[from] == '\t' || b[from] == ' ';
  }

  private boolean newPrefix(byte[] b, int from, int to, long number) {
    int marker = DumpMarkers.find(b, from, to);
    if (marker < 0) {
      return false;
    }
    int quote = openingQuote(b, from, marker);
    boolean escaped = quote >= 0 || Bytes.find(b, marker, to, LineView.ascii("\\n")) >= 0;
    int behind = quote >= 0 ? quote : marker;
    if (behind - from > PREFIX_MAX) {
      return false;
    }
    LinePrefix learned = new LinePrefix(b, from, behind, escaped);
    LinePrefix before = prefix;
    prefix = learned;
    if (behindPrefix(b, from, to, number)) {
      return true;
    }
    prefix = before;
    return false;
  }

  /** The text behind the last opening quote before the marker, or -1 where the line is not quoted. */
  private static int openingQuote(byte[] b, int from, int marker) {
    for (int i = marker - 1; i > from; i--) {
      if (b[i] == '"' && b[i - 1] != '\\') {
        byte before = b[i - 1];
        return before == ':' || before == '=' || before == ' ' || before == ',' || before == '[' || before == '(' ? i + 1 : -1;
      }
    }
    return -1;
  }

  private boolean behindPrefix(byte[] b, int from, int to, long number) {
    int at = prefix.match(b, from, to);
    if (at < 0) {
      return false;
    }
    if (prefix.quoted()) {
      return quotedLines(b, at, to, number);
    }
    byte[] line = b;
    if (Bytes.startsWith(b, at, to, TAB_AS_OCTAL)) {
      line = java.util.Arrays.copyOfRange(b, at + TAB_AS_OCTAL.length - 1, to);
      line[0] = '\t';
      view.set(line, 0, line.length, number);
    } else {
      view.set(line, at, to, number);
    }
    return deliver();
  }

  private boolean quotedLines(byte[] b, int at, int to, long number) {
    decoded.decode(b, at, to);
    byte[] text = decoded.bytes();
    int end = decoded.length();
    boolean taken = false;
    int from = 0;
    do {
      int newline = Bytes.indexOf(text, from, end, (byte) '\n');
      int lineEnd = newline;
      while (lineEnd > from && text[lineEnd - 1] == '\r') {
        lineEnd--;
      }
      view.set(text, from, lineEnd, number);
      taken |= deliver();
      from = newline + 1;
    } while (from < end);
    return taken || end <= 1;
  }

  private boolean deliver() {
    if (active != null && active.accept(view)) {
      return true;
    }
    for (DumpReader reader : readers) {
      if (reader != active && reader.accept(view)) {
        if (reader.open()) {
          active = reader;
        }
        return true;
      }
    }
    return false;
  }

  /** Ends all open dumps. {@code cut}: the input ended inside a line. */
  void finish(boolean cut) {
    for (DumpReader reader : readers) {
      reader.finish(cut);
    }
  }
}
