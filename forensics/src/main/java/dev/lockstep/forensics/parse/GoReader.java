package dev.lockstep.forensics.parse;

import static dev.lockstep.forensics.parse.LineView.ascii;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LockReport;
import dev.lockstep.forensics.model.LongSet;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.List;

/**
 * Reads goroutine dumps of Go 1.5 and later: SIGQUIT, panic and fatal error text, {@code debug=2}, and the reports of the go-deadlock
 * library; {@link GoProfileReader} reads {@code debug=1}. A line that is neither header, frame nor place is left to others and does
 * not end a stack, so that log lines may stand in between.
 */
final class GoReader implements DumpReader {
  private static final byte[] GOROUTINE = ascii("goroutine ");
  private static final byte[] CREATED = ascii("created by ");
  private static final byte[] ORIGINATING = ascii("[originating from goroutine");
  private static final byte[] UNAVAILABLE = ascii("goroutine running on other thread");
  private static final byte[] ELIDED = ascii("frames elided");
  private static final byte[] ASLEEP = ascii("fatal error: all goroutines are asleep");
  private static final byte[][] OPENERS = {
    ascii("panic: "), ascii("fatal error: "), ascii("SIGQUIT: quit"), ascii("SIGABRT: abort"), ascii("runtime: goroutine stack exceeds"),
    ascii("[signal "), ascii("runtime stack:")
  };
  private static final byte[][] LOCK_FRAMES = {ascii("sync."), ascii("internal/sync.")};
  private static final byte[] REPORT_HOLDER = ascii("Previous place where the lock was grabbed");
  private static final byte[] REPORT_WAITER = ascii("Have been trying to lock it again");
  private static final byte[] LOCK_WORD = ascii(" lock 0x");

  private final DumpDraft draft;
  private final Symbols symbols;
  private final GoArguments arguments = new GoArguments();
  private GoHeader header = new GoHeader();
  private GoHeader next = new GoHeader();
  private final LineMemo places = new LineMemo();
  private final GoBlocks blocks;
  private final LongSet ids = new LongSet();
  private final GoVersion version = new GoVersion();
  private byte[] known = new byte[1024];

  private long begun;
  private boolean inStack;
  private boolean headless;
  private boolean ancestors;
  private boolean complete;
  private boolean lastComplete = true;
  private int pending = -1;
  private int placed;
  private boolean atEndOfInput;
  private int pointersFrom;
  private long headerLine;
  private boolean reportHolderNext;
  private boolean reportWaiterNext;
  private long reportHolder = -1;

  GoReader(DumpDraft draft) {
    this.draft = draft;
    this.symbols = draft.stacks().symbols();
    this.blocks = new GoBlocks(draft);
  }

  @Override
  public boolean open() {
    return draft.open();
  }

  @Override
  public boolean accept(LineView v) {
    if (v.from == v.to) {
      return blank();
    }
    byte c = v.b[v.from];
    if (c == '\t' || c == ' ') {
      return inStack && place(v);
    }
    if (c == 'g' && v.startsWith(GOROUTINE)) {
      return goroutineLine(v);
    }
    if (c == 'c' && inStack && v.startsWith(CREATED)) {
      return created(v);
    }
    if (c == '[' && inStack && v.startsWith(ORIGINATING)) {
      ancestors = true;
      return true;
    }
    if (c == '.') {
      return elision(v);
    }
    if (headless && inStack && v.to - v.from == 2 && c == '-' && v.b[v.from + 1] == '-') {
      endStack();
      return true;
    }
    if (opener(v)) {
      return true;
    }
    if (!inStack) {
      return beginHeadless(v);
    }
    return function(v) || (pending >= 0 && place(v));
  }

  @Override
  public long begun() {
    return begun;
  }

  @Override
  public int takeThread(byte[] b, int from, int to, long line) {
    if (b[from] != 'g' || inStack || !draft.open()) {
      return KnownBlocks.UNKNOWN;
    }
    int next = blocks.match(b, from, to);
    if (next < 0) {
      return next;
    }
    if (!ids.add(blocks.number())) {
      return KnownBlocks.UNKNOWN;
    }
    int numbers = draft.pointersSize();
    draft.pointers(blocks.pointers(), blocks.pointerCount());
    draft.thread(blocks.form(), blocks.number(), line, blocks.stack(), numbers, blocks.minutes());
    version.sawInGoroutine |= blocks.inGoroutine();
    arguments.saw(blocks.stale());
    lastComplete = blocks.complete();
    return next;
  }

  @Override
  public int linesTaken() {
    return blocks.lines();
  }

  @Override
  public boolean begins(byte first) {
    return first == 'g' && !inStack;
  }

  @Override
  public void learn(byte[] b, int from, int to) {
    boolean kept = draft.open() && draft.threadCount() > 0;
    ThreadInfo read = kept ? draft.lastThread() : null;
    if (kept && !read.headless()) {
      blocks.learn(b, from, to, read, lastComplete, draft.stacks().depth(read.stack()), draft.pointers());
    }
  }

  private boolean blank() {
    if (inStack) {
      endStack();
      return true;
    }
    return draft.open();
  }

  private boolean opener(LineView v) {
    byte c = v.b[v.from];
    if (c == 'P' && v.startsWith(REPORT_HOLDER)) {
      begin(v.number);
      reportHolderNext = true;
      return true;
    }
    if (c == 'H' && v.startsWith(REPORT_WAITER)) {
      reportWaiterNext = true;
      return draft.open();
    }
    if (c != 'p' && c != 'f' && c != 'S' && c != '[' && c != 'r') {
      return false;
    }
    for (byte[] words : OPENERS) {
      if (v.startsWith(words)) {
        if (draft.open() && draft.threadCount() > 0 && (c == 'S' || c == 'f')) {
          finish(false);
        }
        begin(v.number);
        if (v.startsWith(ASLEEP)) {
          draft.allAsleepLine = v.number;
        }
        return true;
      }
    }
    return false;
  }

  private void begin(long line) {
    if (!draft.open()) {
      draft.begin(Platform.GO, "go-debug2", line);
      ids.clear();
      lastComplete = true;
    }
  }

  private boolean goroutineLine(LineView v) {
    if (!next.read(v)) {
      if (reportLine(v)) {
        return true;
      }
      return inStack && v.startsWith(UNAVAILABLE);
    }
    endStack();
    GoHeader read = next;
    next = header;
    header = read;
    if (draft.open() && !ids.add(header.number())) {
      finish(false);
    }
    if (!draft.open()) {
      begin(v.number);
      ids.add(header.number());
    }
    inStack = true;
    headless = false;
    headerLine = v.number;
    pointersFrom = draft.pointersSize();
    begun++;
    return true;
  }

  /** {@code goroutine 12 lock 0xc000...} of the go-deadlock library. */
  private boolean reportLine(LineView v) {
    if (!reportHolderNext && !reportWaiterNext) {
      return false;
    }
    int lock = Bytes.find(v.b, v.from, v.to, LOCK_WORD);
    long id = GoArguments.decimal(v.b, v.from + GOROUTINE.length, v.to);
    if (lock < 0 || id < 0) {
      return false;
    }
    if (reportWaiterNext) {
      draft.report(new LockReport(GoArguments.hex(v.b, lock + 6, v.to), reportHolder, id, v.number));
    } else {
      reportHolder = id;
    }
    reportHolderNext = false;
    reportWaiterNext = false;
    return true;
  }

  /** A stack whose header was cut off is taken only where it begins inside the lock functions; others say nothing about locks. */
  private boolean beginHeadless(LineView v) {
    byte c = v.b[v.from];
    if (c != 's' && c != 'i') {
      return false;
    }
    for (byte[] prefix : LOCK_FRAMES) {
      if (v.startsWith(prefix) && v.b[v.to - 1] == ')' && Bytes.indexOf(v.b, v.from, v.to, (byte) '(') < v.to) {
        begin(v.number);
        draft.cutStart = true;
        inStack = true;
        headless = true;
        headerLine = v.number;
        pointersFrom = draft.pointersSize();
        return function(v);
      }
    }
    return false;
  }

  private boolean elision(LineView v) {
    if (inStack && Bytes.find(v.b, v.from, v.to, ELIDED) >= 0) {
      complete = true;
      return true;
    }
    if (draft.open() && v.to - v.from == 3 && v.b[v.from + 1] == '.' && v.b[v.from + 2] == '.') {
      draft.cutEnd = true;
      endStack();
      return true;
    }
    return false;
  }

  private boolean created(LineView v) {
    dropUnplaced();
    complete = true;
    int in = Bytes.find(v.b, v.from, v.to, GoVersion.IN_GOROUTINE);
    version.sawInGoroutine |= in >= 0;
    pending = -2;
    return true;
  }

  /** {@code pkg.(*Type).method(0xc000, ...)}. */
  private boolean function(LineView v) {
    if (v.b[v.to - 1] != ')') {
      return false;
    }
    int open = Bytes.lastIndexOf(v.b, v.from, v.to - 1, (byte) '(');
    if (open <= v.from) {
      return false;
    }
    int count = symbols.count();
    int id = symbols.intern(v.b, v.from, open);
    if (id >= count && !plausible(v, open)) {
      mark(id, (byte) 2);
    }
    if (id < known.length && known[id] == 2) {
      return false;
    }
    if (ancestors) {
      pending = -2;
      return true;
    }
    dropUnplaced();
    pending = id;
    arguments.read(v.b, open + 1, v.to - 1, draft.depth(), draft);
    return true;
  }

  private void mark(int id, byte value) {
    if (id >= known.length) {
      known = java.util.Arrays.copyOf(known, Math.max(known.length * 2, id + 1));
    }
    known[id] = value;
  }

  /** A name of a function has a dot and no blank, unless it is {@code panic} or a C function. */
  private boolean plausible(LineView v, int open) {
    return Bytes.indexOf(v.b, v.from, open, (byte) ' ') == open
        && Bytes.indexOf(v.b, v.from, open, (byte) '"') == open
        && (Bytes.indexOf(v.b, v.from, open, (byte) '.') < open || v.startsWith(ascii("panic(")));
  }

  /** Go prints a place under each frame; a "frame" without one, among frames that have theirs, was a line of a log. */
  private void dropUnplaced() {
    if (pending >= 0 && placed == 0) {
      draft.frame(pending, Symbols.OTHER);
    }
    pending = -1;
  }

  /** {@code \t/path/file.go:12 +0x1d}. */
  private boolean place(LineView v) {
    long place = places.get(v.b, v.from, v.to);
    if (place == LineMemo.UNKNOWN) {
      place = understandPlace(v);
      if (place < 0) {
        return false;
      }
      places.put(v.b, v.from, v.to, place);
    }
    if (pending == -1) {
      return false;
    }
    keepPlace((int) place);
    return true;
  }

  private void keepPlace(int place) {
    if (pending >= 0) {
      draft.frame(pending, place);
      placed++;
    }
    pending = -1;
  }

  /** The place's symbol; -1 where the line is none. The last {@code :digits} before a blank or the end is the line number. */
  private long understandPlace(LineView v) {
    int from = v.from;
    while (from < v.to && (v.b[from] == ' ' || v.b[from] == '\t')) {
      from++;
    }
    int end = Bytes.find(v.b, from, v.to, ascii(" +0x"));
    if (end < 0) {
      end = Bytes.find(v.b, from, v.to, ascii(" fp=0x"));
    }
    if (end < 0) {
      end = v.to;
    }
    int digits = end;
    while (digits > from && v.b[digits - 1] >= '0' && v.b[digits - 1] <= '9') {
      digits--;
    }
    if (digits == end || digits - 1 <= from || v.b[digits - 1] != ':') {
      return -1;
    }
    version.look(v, from, digits);
    return symbols.intern(v.b, from, end);
  }

  private void endStack() {
    if (!inStack) {
      return;
    }
    boolean unplaced = pending >= 0 && placed > 0;
    if (pending >= 0 && (placed == 0 || atEndOfInput)) {
      draft.frame(pending, Symbols.OTHER);
    }
    int depth = draft.depth();
    int stack = draft.takeStack();
    lastComplete = !unplaced && (complete || depth == 0 || endsAtRoot(stack, depth));
    int pointers = draft.pointersSize() - pointersFrom;
    if (headless) {
      draft.thread(
          new ThreadInfo(null, -1, "unknown", -1, headerLine, -1, -1, -1, true, 1, stack, List.of(), pointersFrom, pointers, null));
    } else if (draft.roomForThreads()) {
      draft.thread(
          new ThreadInfo(null, header.number(), header.state(), header.minutes(), headerLine, -1, -1, -1, false, 1, stack, List.of(),
              pointersFrom, pointers, null));
    } else {
      draft.countDropped();
    }
    inStack = false;
    ancestors = false;
    complete = false;
    pending = -1;
    placed = 0;
  }

  /** A whole stack ends with "created by" (seen by the caller), in main, in the scheduler or in the runtime's start. */
  private boolean endsAtRoot(int stack, int depth) {
    String last = draft.stacks().functionText(stack, depth - 1);
    return last.equals("main.main") || last.startsWith("runtime.") || last.startsWith("testing.");
  }

  @Override
  public void finish(boolean cut) {
    if (!draft.open()) {
      return;
    }
    boolean inside = inStack;
    atEndOfInput = true;
    endStack();
    atEndOfInput = false;
    if (!lastComplete || (cut && inside)) {
      draft.cutEnd = true;
    }
    draft.stale = arguments.stale();
    draft.runtime = version.text(arguments.stale());
    draft.finish();
    arguments.reset();
    if (version.reset()) {
      places.clear();
      blocks.clear();
    }
    reportHolderNext = false;
    reportWaiterNext = false;
    reportHolder = -1;
  }
}
