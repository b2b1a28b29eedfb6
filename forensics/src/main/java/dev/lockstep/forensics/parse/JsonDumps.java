package dev.lockstep.forensics.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads dumps that are JSON as a whole: {@code Thread.dump_to_file} of JDK 21 and later, and {@code py-spy dump --json}. */
final class JsonDumps {
  private static final int HEAD = 1 << 16;
  private static final int TEXT_MAX = 2000;

  private final String file;
  private final InputStream stream;
  private final boolean javaDump;
  private final boolean pySpy;

  JsonDumps(String file, InputStream in) throws IOException {
    this.file = file;
    byte[] head = in.readNBytes(HEAD);
    int from = 0;
    while (from < head.length && (head[from] <= ' ' || head[from] == (byte) 0xef || head[from] == (byte) 0xbb || head[from] == (byte) 0xbf)) {
      from++;
    }
    boolean object = from < head.length && head[from] == '{';
    boolean array = from < head.length && head[from] == '[';
    javaDump = object && Bytes.find(head, from, Math.min(head.length, from + 200), LineView.ascii("\"threadDump\"")) >= 0;
    pySpy = (array || object) && Bytes.find(head, from, head.length, LineView.ascii("\"thread_id\"")) >= 0
        && Bytes.find(head, from, head.length, LineView.ascii("\"frames\"")) >= 0;
    stream = new SequenceInputStream(new ByteArrayInputStream(head), in);
  }

  boolean recognised() {
    return javaDump || pySpy;
  }

  /** The whole input, the bytes looked at included. */
  InputStream stream() {
    return stream;
  }

  /** One thread while it is read. */
  private static final class Draft {
    String name = "";
    String state = "unknown";
    long number = -1;
    long line;
    final List<LockMark> marks = new ArrayList<>();
    int depth;
  }

  ThreadDumpParser.Result parse(DumpDraft draft, List<ThreadDump> dumps, List<String> told) throws IOException {
    draft.begin(javaDump ? Platform.JAVA : Platform.PYTHON, javaDump ? "java-json" : "py-spy-json", 1);
    List<String> problems = new ArrayList<>(told);
    CountingStream counted = new CountingStream(stream);
    try (JsonParser parser = new JsonFactory().createParser(counted)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      walk(parser, draft);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      draft.cutEnd = true;
      problems.add("JSON broken or cut at line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()) + "; what came before it was kept");
    } catch (java.io.CharConversionException e) {
      draft.cutEnd = true;
      problems.add("JSON in no encoding that JSON may have; what came before it was kept");
    }
    draft.finish();
    counted.drain();
    long bytes = counted.count();
    InputReport report = ThreadDumpParser.report(file, dumps, bytes, dumps.isEmpty() ? 0 : bytes, dumps.isEmpty() ? bytes : 0, 0, problems);
    return new ThreadDumpParser.Result(dumps, report);
  }

  /** Flat walk: an object that has a thread's id starts a thread at its opening brace and ends it at its closing one. */
  private void walk(JsonParser parser, DumpDraft draft) throws IOException {
    int depth = 0;
    int threadDepth = -1;
    Draft thread = null;
    String field = "";
    String list = "";
    Frame frame = new Frame();
    JsonToken token;
    while ((token = parser.nextToken()) != null) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          depth++;
          if (thread != null && depth == threadDepth + 1) {
            list = field;
          }
        }
        case END_OBJECT, END_ARRAY -> {
          if (thread != null && token == JsonToken.END_OBJECT && depth == threadDepth + 2 && list.equals("frames")) {
            frame.keep(draft);
          }
          if (thread != null && depth == threadDepth) {
            add(draft, thread);
            thread = null;
          }
          depth--;
        }
        case FIELD_NAME -> {
          field = parser.currentName();
          if (thread == null && (field.equals("tid") || field.equals("thread_id"))) {
            thread = new Draft();
            thread.line = parser.currentTokenLocation().getLineNr();
            threadDepth = depth;
          }
        }
        default -> {
          String text = token == JsonToken.VALUE_NULL ? "" : clip(parser.getText());
          if (thread == null) {
            dumpField(draft, field, text);
          } else if (depth == threadDepth) {
            threadField(thread, field, text, parser.currentTokenLocation().getLineNr());
          } else {
            inner(draft, thread, frame, list, field, text, parser.currentTokenLocation().getLineNr());
          }
        }
      }
    }
  }

  private static String clip(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }

  private static void dumpField(DumpDraft draft, String field, String text) {
    if (field.equals("runtimeVersion")) {
      draft.runtime = text;
    } else if (field.equals("time")) {
      try {
        draft.time = java.time.Instant.parse(text);
      } catch (java.time.format.DateTimeParseException e) {
        draft.time = null;
      }
    }
  }

  private static void threadField(Draft thread, String field, String text, long line) {
    switch (field) {
      case "tid", "thread_id" -> thread.number = GoArguments.decimal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, text.length());
      case "name", "thread_name" -> thread.name = text;
      case "state" -> thread.state = text;
      case "active" -> thread.state = text.equals("true") ? "active" : "idle";
      case "owns_gil" -> thread.state += text.equals("true") ? "+gil" : "";
      case "blockedOn" -> thread.marks.add(object(LockMark.Kind.WAITING_TO_LOCK, 0, text, line));
      case "waitingOn" -> thread.marks.add(object(LockMark.Kind.WAITING_ON, 0, text, line));
      case "parkBlocker" -> thread.marks.add(object(LockMark.Kind.PARKING, 0, text, line));
      default -> { }
    }
  }

  private void inner(DumpDraft draft, Draft thread, Frame frame, String list, String field, String text, long line) {
    if (list.equals("stack")) {
      javaFrame(draft, text);
    } else if (list.equals("frames")) {
      frame.set(field, text);
    } else if (list.equals("parkBlocker") && field.equals("object")) {
      thread.marks.add(object(LockMark.Kind.PARKING, -1, text, line));
    } else if (list.equals("monitorsOwned") && field.equals("depth")) {
      thread.depth = (int) Math.min(1000, Math.max(0, GoArguments.decimal(LineView.ascii(text), 0, text.length())));
    } else if (list.equals("monitorsOwned") && (field.equals("locks") || field.equals("lock"))) {
      thread.marks.add(object(LockMark.Kind.LOCKED, thread.depth, text, line));
    }
  }

  private static LockMark object(LockMark.Kind kind, int frame, String text, long line) {
    int at = text.lastIndexOf('@');
    String type = at < 0 ? text : text.substring(0, at);
    byte[] hash = LineView.ascii(at < 0 ? "0" : text.substring(at + 1));
    return new LockMark(kind, frame, Math.max(0, GoArguments.hex(hash, 0, hash.length)), type, line, text);
  }

  private static void javaFrame(DumpDraft draft, String text) {
    int open = text.indexOf('(');
    Symbols symbols = draft.stacks().symbols();
    String name = open < 0 ? text : text.substring(0, open);
    int module = name.indexOf('/');
    String function = module > 0 && !name.startsWith("/0x", module) ? name.substring(module + 1) : name;
    String place = open < 0 || !text.endsWith(")") ? "" : text.substring(open + 1, text.length() - 1);
    draft.frame(symbols.intern(JavaFrames.function(function)), symbols.intern(place));
  }

  /** One frame of py-spy while it is read. */
  private static final class Frame {
    private String name = "";
    private String path = "";
    private String line = "";

    void set(String field, String text) {
      switch (field) {
        case "name" -> name = text;
        case "filename" -> path = text;
        case "line" -> line = text;
        default -> { }
      }
    }

    void keep(DumpDraft draft) {
      if (!name.isEmpty()) {
        Symbols symbols = draft.stacks().symbols();
        String base = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        draft.frame(symbols.intern(base + ":" + name), symbols.intern(path + ":" + line));
      }
      name = "";
      path = "";
      line = "";
    }
  }

  private static void add(DumpDraft draft, Draft thread) {
    String name = thread.name.isEmpty() ? "#" + thread.number : thread.name;
    draft.thread(ThreadInfo.named(name, thread.number, thread.state, thread.line, draft.takeStack(), List.copyOf(thread.marks)));
  }

  /** Counts what is read. */
  private static final class CountingStream extends java.io.FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      count += c < 0 ? 0 : 1;
      return c;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = in.read(b, off, len);
      count += Math.max(n, 0);
      return n;
    }

    void drain() throws IOException {
      byte[] scratch = new byte[8192];
      while (read(scratch, 0, scratch.length) >= 0) {
        continue;
      }
    }

    long count() {
      return count;
    }
  }
}
