package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.JvmDeadlock;
import java.util.ArrayList;
import java.util.List;

/** Reads "Found one Java-level deadlock" sections: first who waits for whom, then stacks that were printed before and are skipped. */
final class JavaDeadlockSection {
  private static final int WAITS_MAX = 10_000;

  private boolean active;
  private boolean inStacks;
  private long firstLine;
  private final List<JvmDeadlock.Wait> waits = new ArrayList<>();
  private String thread;
  private long threadLine;
  private long lock;
  private String lockClass = "";
  private boolean waiting;
  private String holder;

  boolean active() {
    return active;
  }

  void begin(long line, DumpDraft draft) {
    end(draft);
    active = true;
    inStacks = false;
    firstLine = line;
  }

  /** A line without indentation that is no thread: true while it belongs to the section. */
  boolean plain(LineView v) {
    byte c = v.b[v.from];
    if (c == '=' || c == '`') {
      return true;
    }
    String text = v.text(v.from, Math.min(v.to, v.from + 100));
    if (text.startsWith("Java stack information for the threads")) {
      closeThread();
      inStacks = true;
      return true;
    }
    return text.startsWith("Found ") && text.contains("deadlock");
  }

  /** {@code "name":}; false for a thread's header, which ends the section. */
  boolean quoted(LineView v) {
    if (v.to - v.from < 3 || v.b[v.to - 1] != ':' || v.b[v.to - 2] != '"') {
      return false;
    }
    if (!inStacks) {
      closeThread();
      thread = v.text(v.from + 1, Math.min(v.to - 2, v.from + 512));
      threadLine = v.number;
    }
    return true;
  }

  boolean indented(LineView v) {
    if (inStacks || thread == null) {
      return true;
    }
    String text = v.text(v.from, Math.min(v.to, v.from + 1000)).strip();
    if (text.startsWith("waiting to lock ") || text.startsWith("waiting for ownable synchronizer") || text.startsWith("waiting to re-lock")) {
      waiting = true;
      int object = text.indexOf("object 0x");
      int at = object >= 0 ? object + 9 : text.indexOf("0x") + 2;
      lock = at < 2 ? 0 : hexAt(text, at);
      int a = text.indexOf("a ", Math.max(at, 0));
      int end = text.lastIndexOf(')');
      lockClass = a < 0 || end < a ? "" : text.substring(a + 2, end);
    }
    int held = text.indexOf("which is held by ");
    if (held >= 0) {
      int open = text.indexOf('"', held);
      int close = text.lastIndexOf('"');
      holder = open >= 0 && close > open ? text.substring(open + 1, close) : null;
    }
    return true;
  }

  private static long hexAt(String text, int at) {
    long value = 0;
    for (int i = at; i < text.length() && i - at < 16; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
    }
    return value & Long.MAX_VALUE;
  }

  private void closeThread() {
    if (thread != null && waiting && waits.size() < WAITS_MAX) {
      waits.add(new JvmDeadlock.Wait(thread, lock, lockClass, holder, threadLine));
    }
    thread = null;
    waiting = false;
    holder = null;
    lock = 0;
    lockClass = "";
  }

  void end(DumpDraft draft) {
    if (!active) {
      return;
    }
    closeThread();
    if (!waits.isEmpty()) {
      draft.deadlock(new JvmDeadlock(firstLine, List.copyOf(waits)));
      waits.clear();
    }
    active = false;
  }
}
