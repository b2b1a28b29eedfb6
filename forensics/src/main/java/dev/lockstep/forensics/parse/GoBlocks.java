package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LongArena;
import dev.lockstep.forensics.model.ThreadForm;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.List;

/** Goroutines whose header and stack are like some read before, numbers and addresses apart: recognised whole, without reading their lines. */
final class GoBlocks {
  private static final byte[] MINUTES = LineView.ascii(" minutes");
  private static final byte[] CREATED = LineView.ascii("created by ");
  private static final byte[] POINTERS_OF_FRAME = LineView.ascii(" fp=0x");
  private static final int NUMBER_AT = 10;
  /** What is noted of a header: its form, and whether its second number is the minutes. */
  private static final int FORM = 0;

  private static final int TIMED = 1;
  /** What is noted of a body: its stack, and its lines above two bits. */
  private static final int STACK = 0;

  private static final int LINES = 1;
  private static final int COMPLETE = 1;
  private static final int IN_GOROUTINE = 2;

  /** A header: what the goroutine does, and whether its second number says for how many minutes. */
  private record Header(String state, boolean timed) implements ThreadForm {
    @Override
    public ThreadInfo thread(ThreadTable table, int index) {
      int from = table.from(index);
      return new ThreadInfo(null, table.key(index), state, table.extra(index), table.line(index), -1, -1, -1, false, 1, table.stack(index), List.of(),
          from, table.to(index) - from, null);
    }

    @Override
    public boolean named() {
      return false;
    }

    @Override
    public boolean waits() {
      return false;
    }

    @Override
    public boolean holds() {
      return false;
    }
  }

  private final KnownBlocks headers = new KnownBlocks();
  private final KnownBlocks bodies = new KnownBlocks();
  private final DumpDraft draft;
  private final KnownBlocks.Holes holes = new KnownBlocks.Holes();

  GoBlocks(DumpDraft draft) {
    this.draft = draft;
  }

  /** Where the next line after the goroutine at {@code from} begins, or {@link KnownBlocks#UNKNOWN} or {@link KnownBlocks#HUNGRY}. */
  int match(byte[] b, int from, int to) {
    int head = headers.match(b, from, to);
    if (head < 0) {
      return head;
    }
    int rest = bodies.match(b, headers.next(), to);
    if (rest < 0) {
      return rest;
    }
    return bodies.next();
  }

  long number() {
    return headers.value(0);
  }

  /** -1 where the header tells none. */
  int minutes() {
    return headers.note(TIMED) == 1 ? (int) Math.min(headers.value(1), Integer.MAX_VALUE) : -1;
  }

  /** The number of its form; -1 where there was no room for one. */
  int form() {
    return headers.note(FORM);
  }

  int stack() {
    return bodies.note(STACK);
  }

  int lines() {
    return bodies.note(LINES) >>> 2;
  }

  /** True where the stack is known to be whole. */
  boolean complete() {
    return (bodies.note(LINES) & COMPLETE) != 0;
  }

  /** True where "created by" tells the goroutine. */
  boolean inGoroutine() {
    return (bodies.note(LINES) & IN_GOROUTINE) != 0;
  }

  long[] pointers() {
    return bodies.pointers();
  }

  int pointerCount() {
    return bodies.pointerCount();
  }

  boolean stale() {
    return bodies.stale();
  }

  /** Forgets the stacks. */
  void clear() {
    bodies.clear();
  }

  /** Remembers the goroutine read from this range, if it is as Go prints it and nothing else stands in between. */
  void learn(byte[] b, int from, int to, ThreadInfo read, boolean complete, int depth, LongArena pointers) {
    int end = Bytes.indexOf(b, from, to, (byte) '\n') + 1;
    if (end >= to || !learnHeader(b, from, end, read) || number() != read.number()) {
      return;
    }
    holes.clear();
    int lines = 1;
    int functions = 0;
    boolean created = false;
    boolean place = false;
    int at = end;
    while (at < to) {
      int newline = Bytes.indexOf(b, at, to, (byte) '\n');
      int lineEnd = newline > at && newline < to && b[newline - 1] == '\r' ? newline - 1 : newline;
      lines++;
      if (lineEnd == at) {
        break;
      }
      boolean frame = b[at] != '\t';
      if (newline == to || frame == place || !frame && Bytes.find(b, at, lineEnd, POINTERS_OF_FRAME) >= 0) {
        return;
      }
      place = frame;
      if (frame && Bytes.startsWith(b, at, lineEnd, CREATED)) {
        created |= creator(b, at, lineEnd);
      } else if (frame && function(b, at, lineEnd)) {
        functions++;
      } else if (frame) {
        return;
      }
      at = newline + 1;
    }
    if (place || functions != depth || Bytes.indexOf(b, at, to, (byte) '\n') + 1 != to) {
      return;
    }
    int number = bodies.learn(b, end, to, holes);
    if (number >= 0 && samePointers(read, pointers)) {
      bodies.note(STACK, read.stack());
      bodies.note(LINES, lines << 2 | (complete ? COMPLETE : 0) | (created ? IN_GOROUTINE : 0));
    } else if (number >= 0) {
      bodies.unlearn();
    }
  }

  /** True when headers of this kind are known now. */
  private boolean learnHeader(byte[] b, int from, int end, ThreadInfo read) {
    int known = headers.match(b, from, end);
    if (known != KnownBlocks.UNKNOWN) {
      return known >= 0;
    }
    int digits = GoArguments.digitsEnd(b, from + NUMBER_AT, end);
    if (!Bytes.startsWith(b, digits, end, new byte[] {' ', '['})) {
      return false;
    }
    holes.clear();
    holes.add(from + NUMBER_AT, digits, KnownBlocks.DECIMAL);
    int minutes = Bytes.find(b, digits, end, MINUTES);
    int start = minutes;
    while (start > digits && b[start - 1] >= '0' && b[start - 1] <= '9') {
      start--;
    }
    boolean timed = start < minutes;
    if (timed) {
      holes.add(start, minutes, KnownBlocks.DECIMAL);
    }
    int number = headers.learn(b, from, end, holes);
    if (number < 0) {
      return false;
    }
    headers.note(TIMED, timed ? 1 : 0);
    if (number() != read.number() || minutes() != read.waitMinutes()) {
      headers.unlearn();
      return false;
    }
    headers.note(FORM, draft.form(new Header(read.state(), timed)));
    return true;
  }

  /** Notes the number of the goroutine; true where there is one. */
  private boolean creator(byte[] b, int from, int to) {
    int in = Bytes.find(b, from, to, GoVersion.IN_GOROUTINE);
    int digits = in + GoVersion.IN_GOROUTINE.length;
    if (in >= 0 && digits < to && GoArguments.digitsEnd(b, digits, to) == to) {
      holes.add(digits, to, KnownBlocks.DECIMAL);
    }
    return in >= 0;
  }

  private boolean function(byte[] b, int from, int to) {
    int open = Bytes.lastIndexOf(b, from, to - 1, (byte) '(');
    if (b[to - 1] != ')' || open <= from) {
      return false;
    }
    holes.add(open + 1, to - 1, KnownBlocks.ARGUMENTS);
    return true;
  }

  private boolean samePointers(ThreadInfo read, LongArena pointers) {
    boolean same = read.pointersCount() == bodies.pointerCount();
    for (int i = 0; same && i < read.pointersCount(); i++) {
      same = pointers.get(read.pointersFrom() + i) == bodies.pointers()[i];
    }
    return same;
  }
}
