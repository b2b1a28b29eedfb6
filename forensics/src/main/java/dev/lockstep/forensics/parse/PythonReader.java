package dev.lockstep.forensics.parse;

import static dev.lockstep.forensics.parse.LineView.ascii;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.LongSet;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** Reads Python dumps: faulthandler, py-spy's text, gdb's {@code py-bt} and stacks printed by hand from {@code sys._current_frames}. */
final class PythonReader implements DumpReader {
  private static final byte[] THREAD = ascii("Thread ");
  private static final byte[] CURRENT = ascii("Current thread ");
  private static final byte[] FIRST = ascii("(most recent call first):");
  private static final byte[] GDB = ascii("Traceback (most recent call first):");
  private static final byte[] TIMEOUT = ascii("Timeout (");
  private static final byte[] FATAL = ascii("Fatal Python error");
  private static final byte[] WINDOWS = ascii("Windows fatal exception");
  private static final byte[] PROCESS = ascii("Process ");
  private static final byte[] PYTHON = ascii("Python v");
  private static final byte[] DUMPING = ascii("Dumping Threads");
  private static final byte[] FILE = ascii("File \"");
  private static final byte[] NO_FRAME = ascii("<no Python frame>");
  private static final byte[] BUILT_IN = ascii("<built-in method ");
  private static final byte[] LOCK_OBJECT = ascii(" of _thread.lock object at remote 0x");
  private static final byte[] LOCK_OBJECT_REENTRANT = ascii(" of _thread.RLock object at remote 0x");
  private static final byte[] GIL = ascii("Waiting for the GIL");

  private final DumpDraft draft;
  private final Symbols symbols;
  private final LineMemo frames = new LineMemo();
  private final LongSet ids = new LongSet();

  private final List<LockMark> marks = new ArrayList<>();
  private boolean inThread;
  private boolean lastFirst;
  private boolean pySpy;
  private String name;
  private long number;
  private String state;
  private long headerLine;
  private String headerText;
  private final GdbHeader gdbHeader = new GdbHeader();
  private int[] reversed = new int[64];
  private int reversedEnd;

  PythonReader(DumpDraft draft) {
    this.draft = draft;
    this.symbols = draft.stacks().symbols();
  }

  @Override
  public boolean open() {
    return draft.open();
  }

  @Override
  public boolean accept(LineView v) {
    if (v.from == v.to) {
      return draft.open();
    }
    byte c = v.b[v.from];
    if (c == ' ' || c == '\t') {
      return inThread && frame(v);
    }
    return switch (c) {
      case 'T' -> gdb(v) || gdbHeader.read(v) || thread(v) || opener(v, TIMEOUT, "faulthandler");
      case 'C' -> thread(v);
      case 'F' -> opener(v, FATAL, "faulthandler");
      case 'W' -> opener(v, WINDOWS, "faulthandler");
      case 'D' -> opener(v, DUMPING, "traceback");
      case 'P' -> process(v) || (draft.open() && v.startsWith(PYTHON) && version(v));
      case '-', '#' -> (draft.open() && draft.format.equals("traceback")) && handMade(v);
      default -> false;
    };
  }

  private boolean opener(LineView v, byte[] words, String format) {
    if (!v.startsWith(words)) {
      return false;
    }
    finish(false);
    draft.begin(Platform.PYTHON, format, v.number);
    return true;
  }

  /** {@code Process 123: python bot.py}, which opens a dump of py-spy. */
  private boolean process(LineView v) {
    if (!v.startsWith(PROCESS)) {
      return false;
    }
    int digits = GoArguments.digitsEnd(v.b, v.from + PROCESS.length, v.to);
    if (digits == v.from + PROCESS.length || digits >= v.to || v.b[digits] != ':') {
      return false;
    }
    finish(false);
    draft.begin(Platform.PYTHON, "py-spy", v.number);
    return true;
  }

  private boolean version(LineView v) {
    draft.runtime = "Python " + v.text(v.from + PYTHON.length, Math.min(v.to, v.from + 100));
    return true;
  }

  private boolean handMade(LineView v) {
    String text = v.text(v.from, Math.min(v.to, v.from + 200)).strip();
    int at = text.indexOf("Thread");
    if (at < 0) {
      return false;
    }
    String title = text.substring(at).replaceAll("[-:#]+$", "").strip();
    begin(v, "traceback", title, -1, "unknown");
    lastFirst = true;
    return true;
  }

  private boolean gdb(LineView v) {
    if (!v.startsWith(GDB)) {
      return false;
    }
    endThread();
    if (gdbHeader.isBefore(v.number)) {
      begin(v, "gdb-py-bt", gdbHeader.title(), gdbHeader.nativeId(), "unknown");
      headerLine = v.number - 1;
      headerText = gdbHeader.text();
    } else {
      begin(v, "gdb-py-bt", "thread " + (draft.threadCount() + 1), -1, "unknown");
    }
    return true;
  }

  /** {@code Thread 0x7f.. [name] (most recent call first):} or py-spy's {@code Thread 12 (idle): "MainThread"}. */
  private boolean thread(LineView v) {
    boolean current = v.startsWith(CURRENT);
    if (!current && !v.startsWith(THREAD)) {
      return false;
    }
    int at = v.from + (current ? CURRENT.length : THREAD.length);
    boolean hex = Bytes.startsWith(v.b, at, v.to, ascii("0x")) || Bytes.startsWith(v.b, at, v.to, ascii("0X"));
    long id = hex ? GoArguments.hex(v.b, at + 2, v.to) : GoArguments.decimal(v.b, at, v.to);
    int open = Bytes.indexOf(v.b, at, v.to, (byte) '(');
    if (id < 0 || open == v.to) {
      return false;
    }
    if (Bytes.startsWith(v.b, open, v.to, FIRST)) {
      int bracket = Bytes.indexOf(v.b, at, open, (byte) '[');
      int close = Bytes.indexOf(v.b, bracket, open, (byte) ']');
      String title = close < open ? v.text(bracket + 1, Math.min(close, bracket + 200)) : idText(v, at, open);
      begin(v, "faulthandler", title, id, current ? "current" : "unknown");
      return true;
    }
    return pySpyThread(v, at, open, id);
  }

  private boolean pySpyThread(LineView v, int at, int open, long id) {
    int close = Bytes.indexOf(v.b, open, v.to, (byte) ')');
    String words = v.text(open + 1, Math.min(close, open + 40));
    if (close == v.to || !(words.startsWith("idle") || words.startsWith("active"))) {
      return false;
    }
    int quote = Bytes.indexOf(v.b, close, v.to, (byte) '"');
    String title = quote < v.to ? v.text(quote + 1, Math.min(v.to - 1, quote + 200)) : idText(v, at, open);
    begin(v, "py-spy", title, id, words);
    pySpy = true;
    return true;
  }

  private static String idText(LineView v, int at, int open) {
    return v.text(at, open).strip();
  }

  private void begin(LineView v, String format, String title, long id, String words) {
    endThread();
    if (draft.open() && id >= 0 && !ids.add(id) && !format.equals("gdb-py-bt")) {
      finish(false);
    }
    if (!draft.open()) {
      draft.begin(Platform.PYTHON, format, v.number);
      ids.clear();
      ids.add(id);
    }
    draft.format = format;
    inThread = true;
    lastFirst = false;
    pySpy = false;
    name = title;
    number = id;
    state = words;
    headerLine = v.number;
    headerText = v.text(v.from, Math.min(v.to, v.from + 400));
  }

  private boolean frame(LineView v) {
    int from = v.from;
    while (from < v.to && (v.b[from] == ' ' || v.b[from] == '\t')) {
      from++;
    }
    if (from == v.to) {
      return true;
    }
    if (Bytes.startsWith(v.b, from, v.to, GIL)) {
      state = "waiting for the GIL";
      return true;
    }
    if (v.b[from] == '<' && Bytes.startsWith(v.b, from, v.to, BUILT_IN)) {
      lockObject(v, from);
      return true;
    }
    if (Bytes.startsWith(v.b, from, v.to, NO_FRAME) || (v.to - from == 3 && v.b[from] == '.')) {
      return true;
    }
    long value = frames.get(v.b, v.from, v.to);
    if (value == LineMemo.UNKNOWN) {
      boolean file = Bytes.startsWith(v.b, from, v.to, FILE);
      value = file ? PythonFrames.file(v, from + FILE.length, symbols) : pySpy ? PythonFrames.pySpy(v, from, symbols) : -1;
      if (value < 0) {
        return !file && !pySpy && sourceLine(v, from);
      }
      frames.put(v.b, v.from, v.to, value);
    }
    keep((int) (value >>> 32), (int) value);
    return true;
  }

  /** {@code <built-in method acquire of _thread.lock object at remote 0x7f..>}: gdb names the object a thread waits for. */
  private void lockObject(LineView v, int from) {
    int at = Bytes.find(v.b, from, v.to, LOCK_OBJECT);
    at = at < 0 ? Bytes.find(v.b, from, v.to, LOCK_OBJECT_REENTRANT) : at;
    int address = at < 0 ? -1 : Bytes.find(v.b, at, v.to, ascii("0x"));
    if (address >= 0 && marks.isEmpty() && draft.depth() == 0) {
      long value = GoArguments.hex(v.b, address, v.to);
      if (value > 0) {
        marks.add(new LockMark(LockMark.Kind.WAITING_TO_LOCK, 0, value, "_thread.lock", v.number, v.text(from, Math.min(v.to, from + 200)).strip()));
      }
    }
  }

  /** A source line under its frame, as gdb and traceback print it: the only place where a lock is called by name. */
  private boolean sourceLine(LineView v, int from) {
    String text = v.text(from, Math.min(v.to, from + 200));
    boolean locks = text.startsWith("with ") && text.endsWith(":") || text.contains(".acquire(") || text.contains("lock.__enter__(");
    if (locks && reversedEnd + draft.depth() > 0 && state.equals("unknown")) {
      state = "at: " + text.strip();
    }
    return true;
  }

  private void keep(int function, int place) {
    if (!lastFirst) {
      draft.frame(function, place);
      return;
    }
    if (reversedEnd + 2 > reversed.length) {
      if (reversedEnd >= 1 << 16) {
        return;
      }
      reversed = java.util.Arrays.copyOf(reversed, reversed.length * 2);
    }
    reversed[reversedEnd++] = place;
    reversed[reversedEnd++] = function;
  }

  private void endThread() {
    if (!inThread) {
      return;
    }
    inThread = false;
    while (reversedEnd > 0) {
      reversedEnd -= 2;
      draft.frame(reversed[reversedEnd + 1], reversed[reversedEnd]);
    }
    int stack = draft.takeStack();
    draft.thread(
        new ThreadInfo(name, number, state, -1, headerLine, number, -1, -1, false, 1, stack, List.copyOf(marks), 0, 0, headerText));
    marks.clear();
  }

  @Override
  public void finish(boolean cut) {
    if (!draft.open()) {
      return;
    }
    draft.cutEnd |= cut && inThread;
    endThread();
    draft.finish();
    ids.clear();
  }
}
