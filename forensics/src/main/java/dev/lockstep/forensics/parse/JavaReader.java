package dev.lockstep.forensics.parse;

import static dev.lockstep.forensics.parse.LineView.ascii;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads Java dumps as text: jstack, kill -3 and {@code jcmd Thread.print} of JDK 1.4 to 26, the forms of SAP, HP and JRockit, and
 * those that {@code ThreadInfo} and VisualVM print. Class histograms and coroutine dumps behind it are left to pass by.
 */
final class JavaReader implements DumpReader {
  private static final byte[] FULL = ascii("Full thread dump");
  private static final byte[] JROCKIT = ascii("===== FULL THREAD DUMP");
  private static final byte[] SMR = ascii("Threads class SMR info");
  private static final byte[] SMR_LIST = ascii("_java_thread_list=");
  private static final byte[] LENGTH = ascii("length=");
  private static final byte[] JNI = ascii("JNI global ref");
  private static final byte[] END_OF_TRACE = ascii("-- end of trace");
  private static final byte[] STATE = ascii("java.lang.Thread.State: ");
  private static final byte[] AT = ascii("at ");
  private static final byte[] OWNABLE = ascii("Locked ownable synchronizers");
  private static final byte[] SYNCHRONIZERS = ascii("Locked synchronizers: ");
  private static final byte[] NUMBER_OF = ascii("Number of locked synchronizers");
  private static final byte[] NONE = ascii("- None");
  private static final byte[] CARRYING = ascii("Carrying virtual thread");
  private static final byte[] MOUNTED = ascii("Mounted virtual thread");
  private static final byte[] FOUND_ONE = ascii("Found one Java-level deadlock");
  private static final int MARKS_MAX = 10_000;
  private static final int HEADER_TEXT_MAX = 400;

  private final DumpDraft draft;
  private final Symbols symbols;
  private JavaHeader header = new JavaHeader();
  private JavaHeader next = new JavaHeader();
  private final JavaDeadlockSection section = new JavaDeadlockSection();
  private final JavaMarks lockLines = new JavaMarks();
  private final LineMemo frames = new LineMemo();
  private final JavaBlocks blocks;
  private final HotSpotMarks hotSpotMarks = new HotSpotMarks();
  private final TextCache states = new TextCache();

  private long begun;
  private boolean inThread;
  private boolean framesOver;
  private boolean inSynchronizers;
  private boolean inList;
  private boolean mounted;
  private String state = "";
  private long headerLine;
  private String headerText;
  private final List<LockMark> marks = new ArrayList<>();

  JavaReader(DumpDraft draft) {
    this.draft = draft;
    this.symbols = draft.stacks().symbols();
    this.blocks = new JavaBlocks(draft);
  }

  @Override
  public boolean open() {
    return draft.open();
  }

  @Override
  public boolean accept(LineView v) {
    if (v.from == v.to) {
      framesOver |= inThread && draft.depth() > 0;
      inSynchronizers = false;
      return draft.open();
    }
    byte c = v.b[v.from];
    if (c == '\t' || c == ' ') {
      return draft.open() && indented(v);
    }
    if (c == '"') {
      return quoted(v);
    }
    if (c == 'F' && (v.startsWith(FULL) || v.startsWith(FOUND_ONE))) {
      return opening(v);
    }
    if (c == '=' && v.startsWith(JROCKIT)) {
      beginDump(v, "jrockit");
      return true;
    }
    return draft.open() && plain(v, c);
  }

  @Override
  public long begun() {
    return begun;
  }

  @Override
  public boolean begins(byte first) {
    return first == '"';
  }

  @Override
  public int takeThread(byte[] b, int from, int to, long line) {
    if (b[from] != '"' || !draft.open() || section.active() || inList) {
      return KnownBlocks.UNKNOWN;
    }
    int next = blocks.match(b, from, to);
    if (next < 0) {
      return next;
    }
    if (!draft.pointers().room(blocks.addressCount())) {
      return KnownBlocks.UNKNOWN;
    }
    endThread();
    draft.synchronizersPrinted |= blocks.listsSynchronizers();
    if (!draft.roomForThreads()) {
      draft.countDropped();
      return next;
    }
    int numbers = draft.pointersSize();
    draft.pointers(blocks.addresses(), blocks.addressCount());
    int end = b[blocks.headerEnd() - 2] == '\r' ? blocks.headerEnd() - 2 : blocks.headerEnd() - 1;
    long header = draft.threads().texts().add(b, from, end);
    draft.thread(blocks.form(), JavaForm.key(header, end - from), line, blocks.stack(), numbers, blocks.nameHash(b, from));
    return next;
  }

  @Override
  public int linesTaken() {
    return blocks.lines();
  }

  @Override
  public void learn(byte[] b, int from, int to) {
    if (inThread && !mounted && !section.active() && b[from] == '"') {
      blocks.learn(b, from, to, draft.stackSoFar(), state, marks, headerLine);
    }
  }

  /** The header as findings quote it. */
  static String headerText(LineView v) {
    return v.text(v.from, Math.min(v.to, v.from + HEADER_TEXT_MAX));
  }

  private boolean opening(LineView v) {
    if (v.startsWith(FOUND_ONE)) {
      endThread();
      if (!draft.open()) {
        draft.begin(Platform.JAVA, "jstack", v.number);
      }
      section.begin(v.number, draft);
      return true;
    }
    beginDump(v, "jstack");
    int from = v.from + FULL.length;
    while (from < v.to && v.b[from] == ' ') {
      from++;
    }
    int end = v.to > from && v.b[v.to - 1] == ':' ? v.to - 1 : v.to;
    draft.runtime = v.text(from, Math.min(end, from + 200));
    return true;
  }

  private void beginDump(LineView v, String format) {
    finish(false);
    draft.begin(Platform.JAVA, format, v.number);
  }

  private boolean plain(LineView v, byte c) {
    if (section.active() && section.plain(v)) {
      return true;
    }
    if (v.startsWith(SMR)) {
      return true;
    }
    if (v.startsWith(SMR_LIST)) {
      int at = Bytes.find(v.b, v.from, v.to, LENGTH);
      if (at >= 0) {
        draft.declared = GoArguments.decimal(v.b, at + LENGTH.length, v.to);
      }
      inList = Bytes.indexOf(v.b, v.from, v.to, (byte) '}') == v.to;
      return true;
    }
    if (inList) {
      inList = c != '}' && c == '0';
      return c == '}' || c == '0';
    }
    if (c == 'J' && v.startsWith(JNI)) {
      endThread();
      return true;
    }
    if (c == 'B' && draft.format.equals("jrockit") && draft.runtime.isEmpty()) {
      draft.runtime = v.text(v.from, Math.min(v.to, v.from + 200));
      return true;
    }
    return false;
  }

  private boolean quoted(LineView v) {
    if (section.active() && section.quoted(v)) {
      return true;
    }
    if (!next.read(v, draft.open())) {
      return false;
    }
    section.end(draft);
    endThread();
    JavaHeader read = next;
    next = header;
    header = read;
    if (!draft.open()) {
      draft.begin(Platform.JAVA, "jstack", v.number);
    }
    beginThread(v, false);
    if (header.waitsForClass() != null) {
      mark(new LockMark(LockMark.Kind.WAITING_TO_LOCK, -1, header.waitsForAddress(), header.waitsForClass(), v.number, headerText(v)));
    }
    return true;
  }

  private void beginThread(LineView v, boolean virtual) {
    inThread = true;
    mounted = virtual;
    framesOver = false;
    inSynchronizers = false;
    begun++;
    state = virtual ? "RUNNABLE" : header.state();
    headerLine = v.number;
    headerText = headerText(v);
  }

  private boolean indented(LineView v) {
    if (section.active()) {
      return section.indented(v);
    }
    int from = v.from;
    while (from < v.to && (v.b[from] == ' ' || v.b[from] == '\t')) {
      from++;
    }
    if (from == v.to) {
      return true;
    }
    byte c = v.b[from];
    if (c == 'a' && Bytes.startsWith(v.b, from, v.to, AT)) {
      return inThread && !framesOver && frame(v, from + AT.length);
    }
    if (!inThread) {
      return false;
    }
    if (c == '-' || c == '^') {
      return markLine(v, from);
    }
    return words(v, from, c);
  }

  private boolean markLine(LineView v, int from) {
    if (Bytes.startsWith(v.b, from, v.to, END_OF_TRACE)) {
      framesOver = true;
      return true;
    }
    if (framesOver && !inSynchronizers) {
      return false;
    }
    if (inSynchronizers && Arrays.equals(v.b, from, v.to, NONE, 0, NONE.length)) {
      return true;
    }
    int frame = inSynchronizers ? -1 : draft.depth() - 1;
    LockMark mark = hotSpotMarks.read(v, from, inSynchronizers, frame);
    if (mark != null) {
      mark(mark);
      return true;
    }
    mark = lockLines.read(v, from, inSynchronizers, frame);
    if (mark != null) {
      mark(mark);
    }
    return mark != null || lockLines.understood();
  }

  private void mark(LockMark mark) {
    if (marks.size() < MARKS_MAX) {
      marks.add(mark);
    }
  }

  private boolean words(LineView v, int from, byte c) {
    if (c == 'j' && Bytes.startsWith(v.b, from, v.to, STATE)) {
      state = states.text(v, from + STATE.length, Math.max(from + STATE.length, Math.min(v.to, from + STATE.length + 200))).strip();
      LockMark blocked = JavaMarks.inState(state, v.number);
      if (blocked != null) {
        mark(blocked);
      }
      return true;
    }
    if (Bytes.startsWith(v.b, from, v.to, OWNABLE)
        || Bytes.startsWith(v.b, from, v.to, SYNCHRONIZERS)
        || Bytes.startsWith(v.b, from, v.to, NUMBER_OF)) {
      inSynchronizers = true;
      draft.synchronizersPrinted = true;
      return true;
    }
    if (c == 'C' && Bytes.startsWith(v.b, from, v.to, CARRYING)) {
      return true;
    }
    if (c == 'M' && Bytes.startsWith(v.b, from, v.to, MOUNTED)) {
      String name = v.text(from, Math.min(v.to, from + 200)).strip();
      endThread();
      beginThread(v, true);
      header.virtual(name);
      return true;
    }
    return false;
  }

  private boolean frame(LineView v, int from) {
    long value = frames.get(v.b, v.from, v.to);
    if (value == LineMemo.UNKNOWN) {
      value = JavaFrames.understand(v, from, symbols);
      if (value < 0) {
        return false;
      }
      frames.put(v.b, v.from, v.to, value);
    }
    keepFrame(value);
    return true;
  }

  private void keepFrame(long value) {
    inSynchronizers = false;
    draft.frame((int) (value >>> 32), (int) value);
  }

  private void endThread() {
    if (!inThread) {
      return;
    }
    inThread = false;
    inSynchronizers = false;
    int stack = draft.takeStack();
    List<LockMark> kept = marks.isEmpty() ? List.of() : List.copyOf(marks);
    marks.clear();
    if (!draft.roomForThreads()) {
      if (!mounted) {
        draft.countDropped();
      }
      return;
    }
    draft.thread(
        new ThreadInfo(header.name(), header.number(), state, -1, headerLine, header.nativeId(), header.cpuMillis(),
            header.elapsedMillis(), mounted, 1, stack, kept, 0, 0, headerText));
  }

  @Override
  public void finish(boolean cut) {
    if (!draft.open()) {
      return;
    }
    draft.cutEnd |= cut && inThread;
    endThread();
    section.end(draft);
    inList = false;
    draft.finish();
  }
}
