package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.WindowId;
import dev.lockstep.forensics.event.Stretch;
import java.util.ArrayList;
import java.util.List;

/** Takes the lines of one source's files, in order, and hands each to the program whose label it bears. */
final class LogReader implements LineScanner.Sink {
  /** Zero bytes within a line that are a block; where a line begins with them, fewer are one. */
  private static final int ZEROS_MIN = 32;
  private static final long JOINED_LATE_NANOS = 60_000_000_000L;

  private final String stem;
  private final EventRules rules;
  private final Stretch stretch;
  private final RuleMatcher matcher;
  private final KnownLines known;
  private final List<SourceTally> tallies = new ArrayList<>();
  private Peeler peeler;
  private String file = "";
  private int fileIndex;
  private boolean firstLine;
  private long matchedLines;
  private long matchedBytes;
  private long linesTimed;
  private long continuations;
  private int lastLabel;

  LogReader(String stem, EventRules rules) {
    this(stem, rules, Stretch.ALL);
  }

  /** @param stretch the time that is asked for; baselines and rhythms still come from all of the log */
  LogReader(String stem, EventRules rules, Stretch stretch) {
    this.stretch = stretch;
    this.stem = stem;
    this.rules = rules;
    this.matcher = rules.matcher();
    this.known = new KnownLines(matcher);
  }

  /** Begins a file; its envelope and clock are found afresh. */
  void begin(String name, Peeler fresh) {
    file = name;
    peeler = fresh;
    firstLine = true;
    lastLabel = -1;
    matchedLines = 0;
    matchedBytes = 0;
    linesTimed = 0;
    continuations = 0;
  }

  @Override
  public int lines(byte[] bytes, int from, int to, long number) {
    KnownPrefix prefix = peeler.prefix();
    if (prefix.length() == 0 || current == null || prefix.label() != lastLabel || !current.timesKnown()) return 0;
    int taken = known.take(bytes, from, to, number, prefix, current, fileIndex);
    matchedLines += known.matched();
    linesTimed += taken;
    matchedBytes += known.bytes();
    return taken;
  }

  @Override
  public int linesEnd() {
    return known.end();
  }

  @Override
  public void line(byte[] bytes, int from, int to, long number, boolean cut) {
    int at = from;
    for (int zeros = zeroBlock(bytes, at, to); zeros >= 0; zeros = zeroBlock(bytes, at, to)) {
      if (zeros > at) text(bytes, at, zeros, number, false);
      nulBlock(bytes, zeros, to, number);
      at = zeros;
      while (at < to && bytes[at] == 0) at++;
      if (at == to) return;
    }
    text(bytes, at, to, number, cut);
  }

  /** Where a block of {@link #ZEROS_MIN} zero bytes or more begins, or -1: what a file holds that has grown without being written to. */
  private static int zeroBlock(byte[] bytes, int from, int to) {
    for (int i = from + ZEROS_MIN - 1; i < to; i += ZEROS_MIN) {
      if (bytes[i] != 0) continue;
      int first = i;
      while (first > from && bytes[first - 1] == 0) first--;
      int end = i + 1;
      while (end < to && bytes[end] == 0) end++;
      if (end - first >= ZEROS_MIN) return first;
    }
    return -1;
  }

  /** A line, or what stands on one side of a block of zero bytes in it. */
  private void text(byte[] bytes, int from, int to, long number, boolean cut) {
    Peeler line = peeler;
    if (from == to || !line.peel(bytes, from, to)) {
      if (from < to && bytes[from] == 0) nulBlock(bytes, from, to, number);
      return;
    }
    SourceTally tally = tally(line.label);
    if (line.extract) tally.extract = true;
    if (cut) tally.cutLines++;
    if (bytes[from] == 0) nulBlock(bytes, from, to, number);
    if (firstLine) first(tally, line);
    int rule = line.continuation ? -1 : matcher.match(line.body, line.bodyFrom, line.bodyTo);
    if (line.timeNanos != LogEvent.UNTIMED) {
      linesTimed++;
      if (rule >= 0 && matcher.rule(rule).kind() == EventKind.SESSION_STARTED) tally.beforeSession();
      if (rule >= 0 && matcher.rule(rule).kind() == EventKind.WINDOW_STARTED) window(tally, rule, line);
      tally.stamped(line.timeNanos, line.text, line.textFrom, line.textTo, fileIndex, number);
    } else if (line.continuation) {
      continuations++;
    }
    if (rule < 0) return;
    matchedLines++;
    matchedBytes += to - from;
    tally.event(rule, line, fileIndex, number);
  }

  /** A window's name tells the date; and a bot that names one long after it began has only just come up. */
  private void window(SourceTally tally, int rule, Peeler line) {
    EventRule matched = matcher.rule(rule);
    int field = matched.field("window");
    if (field < 0) return;
    String id = matched.values(line.body, line.bodyFrom, line.bodyTo, line.isJson ? line.fields() : null)[field];
    long start = WindowId.beginNanos(id);
    if (start == LogEvent.UNTIMED) return;
    if (line.timeOfDay()) line.anchor(start);
    if (Math.abs(line.timeNanos - start) > JOINED_LATE_NANOS) tally.joined(line.timeNanos);
  }

  private void first(SourceTally tally, Peeler line) {
    firstLine = false;
    boolean lower = line.timeNanos == LogEvent.UNTIMED && !line.isJson && line.bodyFrom == line.textFrom;
    tally.midLineStart |= lower && midRecord(line);
  }

  /** A first line that ends like a record but does not begin like one: key=value pairs or JSON without their start. */
  private static boolean midRecord(Peeler line) {
    byte first = line.body[line.bodyFrom];
    byte last = line.body[line.bodyTo - 1];
    return (last == '}' && first != '{') || first == '"' || first == ',' || first == '=' || onlyFields(line);
  }

  /** Two fields or more with names in lower case, and nothing before them: the end of a line whose beginning is gone. */
  private static boolean onlyFields(Peeler line) {
    int fields = 0;
    for (int at = line.bodyFrom; at < line.bodyTo; ) {
      if (line.body[at] == ' ') {
        at++;
        continue;
      }
      int equals = at;
      while (equals < line.bodyTo && (line.body[equals] >= 'a' && line.body[equals] <= 'z' || line.body[equals] == '_')) equals++;
      if (equals == at || equals >= line.bodyTo || line.body[equals] != '=') return false;
      fields++;
      while (at < line.bodyTo && line.body[at] != ' ') at++;
    }
    return fields >= 2;
  }

  private void nulBlock(byte[] bytes, int from, int to, long number) {
    SourceTally tally = tally(Math.max(0, lastLabel));
    long zeros = 0;
    for (int i = from; i < to && bytes[i] == 0; i++) zeros++;
    if (tally.nulBytes == 0) tally.sample(fileIndex, number, zeros + " zero bytes");
    tally.nulBytes += zeros;
  }

  private SourceTally tally(int label) {
    if (label != lastLabel) {
      String name = label == 0 ? stem : peeler.labels().name(label);
      current = null;
      for (SourceTally tally : tallies) if (tally.name.equals(name)) current = tally;
      if (current == null) {
        current = new SourceTally(name, matcher, stretch);
        tallies.add(current);
      }
      fileIndex = current.file(file);
      lastLabel = label;
    }
    return current;
  }

  private SourceTally current;

  /** Ends a file: what its envelope has lost goes to the last source it fed. */
  void end() {
    if (current != null) current.unfinished += peeler.partials().unfinished();
  }

  @Override
  public void bufferMoves() {
    for (SourceTally tally : tallies) tally.bufferMoves();
  }

  /** The file holds marks of a grep: all of it is an extract. */
  void extract() {
    for (SourceTally tally : tallies) tally.extract = true;
  }

  void undated() {
    for (SourceTally tally : tallies) tally.dated = false;
  }

  List<LogSource> finish() {
    List<LogSource> sources = new ArrayList<>();
    for (SourceTally tally : tallies) if (!tally.empty()) sources.add(tally.finish(rules.facts()));
    return sources;
  }

  long matchedLines() {
    return matchedLines;
  }

  long matchedBytes() {
    return matchedBytes;
  }

  long linesTimed() {
    return linesTimed;
  }

  long continuations() {
    return continuations;
  }
}
