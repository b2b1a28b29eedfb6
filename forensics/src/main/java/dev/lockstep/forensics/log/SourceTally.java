package dev.lockstep.forensics.log;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.event.BotFacts;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.FrozenPrice;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogLoss;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.RestartGap;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Stretch;
import dev.lockstep.forensics.event.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is remembered of one source while its lines go by; bounded whatever the length of the log. */
final class SourceTally {
  static final int EVENTS_MAX = 60_000;
  private static final int TASKS_MAX = 256;
  private static final int LIST_MAX = 1_000;
  private static final long BACK_NANOS = 1_000_000_000L;
  private static final Set<EventKind> PRICED = EnumSet.of(EventKind.HEARTBEAT, EventKind.EVALUATION, EventKind.PRICE);
  private static final int KINDS = EventKind.values().length;

  final String name;
  private final RuleMatcher matcher;
  private final long[] ruleCounts;
  private final int[] priced;
  private final boolean[] countOnly;
  private final boolean[] light;
  private final int[] slots;
  private final Rhythm[] rhythms = new Rhythm[KINDS + 1];
  private final Stretch stretch;
  /** Rhythms within the stretch; null if all of the log is asked for. */
  private final Rhythm[] inside;
  private final LineMemory[] memory = new LineMemory[KINDS + 1];
  private final List<String> files = new ArrayList<>();
  private final List<LogEvent> events = new ArrayList<>();
  private final List<TimeStep> steps = new ArrayList<>();
  private final List<RestartGap> restarts = new ArrayList<>();
  private final List<Evidence> lossSamples = new ArrayList<>();
  private final Map<String, Rhythm> tasks = new LinkedHashMap<>();
  private final PriceWatch prices = new PriceWatch();
  private long eventsDropped;
  private long order;
  private long lastNanos = LogEvent.UNTIMED;
  private long sessionNanos = LogEvent.UNTIMED;
  private int suppressed;
  int unfinished;
  long nulBytes;
  long cutLines;
  boolean midLineStart;
  boolean extract;
  boolean dated = true;

  SourceTally(String name, RuleMatcher matcher, Stretch stretch) {
    this.name = name;
    this.stretch = stretch;
    this.inside = stretch.all() ? null : new Rhythm[KINDS + 1];
    this.matcher = matcher;
    this.ruleCounts = new long[matcher.size()];
    this.priced = new int[matcher.size()];
    Arrays.setAll(priced, i -> PRICED.contains(matcher.rule(i).kind()) ? matcher.rule(i).field("price") : -1);
    this.countOnly = new boolean[matcher.size()];
    this.light = new boolean[matcher.size()];
    this.slots = new int[matcher.size()];
    for (int i = 0; i < countOnly.length; i++) {
      EventRule rule = matcher.rule(i);
      countOnly[i] = rule.kind() == EventKind.OTHER && !rule.keep();
      light[i] = !rule.keep() && rule.kind() != EventKind.SESSION_STARTED && rule.kind() != EventKind.WINDOW_STARTED && rule.kind() != EventKind.ORDER_PENDING;
      slots[i] = rule.kind().ordinal();
    }
    Arrays.setAll(memory, i -> new LineMemory());
  }

  int file(String file) {
    if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) files.add(file);
    return files.size() - 1;
  }

  /** Registers a line that carries a time, whatever it says. */
  void stamped(long time, byte[] buffer, int from, int to, int file, long number) {
    if (time == lastNanos && rhythms[KINDS] != null) {
      // Most lines bear the stamp of the one before: they are only counted, and told to the rhythm when the stamp changes.
      repeated(1, buffer, from, to, file, number);
      return;
    }
    flush();
    if (time != lastNanos) {
      if (lastNanos != LogEvent.UNTIMED && time < lastNanos - BACK_NANOS) stepBack(time, file, number, Texts.line(buffer, from, to));
      lastNanos = time;
    }
    beat(KINDS, time, buffer, from, to, file, number);
  }

  /** True if lines of the rule are only counted and timed, so that {@link #lightly} does for them what {@link #event} would. */
  boolean isLight(int rule) {
    return light[rule];
  }

  /** True once a line with a time was registered. */
  boolean timesKnown() {
    return rhythms[KINDS] != null;
  }

  /** Time of the last line; UNTIMED before the first. */
  long lastNanos() {
    return lastNanos;
  }

  /** Registers further lines with the time of the last one, the last of them at a place in the buffer. */
  void repeated(long times, byte[] buffer, int from, int to, int file, long number) {
    repeats += times;
    repeatLine = number;
    repeatFile = file;
    repeatFrom = from;
    repeatTo = to;
    repeatBuffer = buffer;
  }

  /** Registers a timed line of a light rule; its price is {@link #priced}'s. */
  void lightly(int rule, long time, byte[] buffer, int from, int to, int file, long number) {
    ruleCounts[rule]++;
    if (!countOnly[rule]) beat(slots[rule], time, buffer, from, to, file, number);
  }

  /** True if the rule's lines are watched for their price, which {@link #priced} takes. */
  boolean pricesWatch(int rule) {
    return priced[rule] >= 0 && prices.watches(rule);
  }

  void priced(int rule, Peeler line, int start, int file, long number) {
    EventRule matched = matcher.rule(rule);
    prices.saw(matched.name(), matched.fields().get(priced[rule]), line, null, start, file, number);
  }

  private long repeats;
  private long repeatLine;
  private int repeatFile;
  private int repeatFrom;
  private int repeatTo;
  private byte[] repeatBuffer;

  private void flush() {
    if (repeats == 0) return;
    rhythms[KINDS].again(lastNanos, repeats, repeatFile, repeatLine);
    if (inside != null && inside[KINDS] != null && stretch.contains(lastNanos)) inside[KINDS].again(lastNanos, repeats, repeatFile, repeatLine);
    memory[KINDS].set(repeatBuffer, repeatFrom, repeatTo);
    repeats = 0;
  }

  private void stepBack(long time, int file, long number, String text) {
    if (steps.size() < LIST_MAX) steps.add(new TimeStep(lastNanos, time, file, number, text));
  }

  private void beat(int slot, long time, byte[] buffer, int from, int to, int file, long number) {
    Rhythm rhythm = rhythms[slot];
    if (rhythm == null) rhythm = rhythms[slot] = new Rhythm(slot == EventKind.EVALUATION.ordinal());
    if (rhythm.beat(time, file, number)) rhythm.keep(time, file, number, memory[slot].text(), Texts.line(buffer, from, to));
    memory[slot].set(buffer, from, to);
    if (inside != null && stretch.contains(time)) beatInside(slot, time, file, number);
  }

  private void beatInside(int slot, long time, int file, long number) {
    if (inside[slot] == null) inside[slot] = new Rhythm(slot == EventKind.EVALUATION.ordinal());
    if (inside[slot].beat(time, file, number)) inside[slot].keep(time, file, number, "", "");
  }

  /** Registers a line that a rule has matched. */
  void event(int rule, Peeler line, byte[] buffer, int from, int to, int file, long number) {
    ruleCounts[rule]++;
    if (countOnly[rule]) return;
    EventRule matched = matcher.rule(rule);
    EventKind kind = matched.kind();
    if (kind == EventKind.SESSION_STARTED) session(line.timeNanos, buffer, from, to, file, number);
    // Waiting for an order is what the loop decided, too.
    if (kind == EventKind.ORDER_PENDING && line.timeNanos != LogEvent.UNTIMED) beat(EventKind.DECISION.ordinal(), line.timeNanos, buffer, from, to, file, number);
    if (line.timeNanos != LogEvent.UNTIMED) beat(kind.ordinal(), line.timeNanos, buffer, from, to, file, number);
    JsonFields json = line.isJson ? line.fields() : null;
    if (priced[rule] >= 0 && line.timeNanos != LogEvent.UNTIMED && prices.watches(rule)) {
      prices.saw(matched.name(), matched.fields().get(priced[rule]), line, json, -1, file, number);
    }
    if (!matched.keep() || !stretch.bearsOn(line.timeNanos) || (kind == EventKind.ORDER_PENDING && pendingStill(line))) return;
    boolean full = events.size() >= EVENTS_MAX;
    if (full && kind != EventKind.TASK_BEAT && kind != EventKind.LOG_DROPPED) {
      eventsDropped++;
      return;
    }
    String[] values = matched.values(line.body, line.bodyFrom, line.bodyTo, json);
    if (kind == EventKind.TASK_BEAT) task(values[Math.max(0, matched.field("task"))], line.timeNanos, file, number);
    if (kind == EventKind.LOG_DROPPED) dropped(file, number, Texts.line(buffer, from, to));
    if (full) {
      eventsDropped++;
      return;
    }
    events.add(new LogEvent(
        kind, matched.name(), line.timeNanos, file, number, order++, Texts.line(buffer, from, to), matched.fieldNames(), values));
  }

  /** A loop that waits for an order says so in every round: of a run of equal lines the first is kept. */
  private boolean pendingStill(Peeler line) {
    int length = line.bodyTo - line.bodyFrom;
    boolean last = !events.isEmpty() && events.get(events.size() - 1).kind() == EventKind.ORDER_PENDING;
    boolean same = last && length == pending.length && ByteSearch.startsWith(line.body, line.bodyFrom, pending);
    if (!same) pending = Arrays.copyOfRange(line.body, line.bodyFrom, line.bodyTo);
    return same;
  }

  private byte[] pending = {};

  private void session(long time, byte[] buffer, int from, int to, int file, long number) {
    Rhythm all = rhythms[KINDS];
    boolean again = sessionNanos != LogEvent.UNTIMED && time - sessionNanos < 5 * BACK_NANOS;
    sessionNanos = time;
    if (again || all == null || all.count() <= 1) return;
    long before = previousNanos;
    if (before != LogEvent.UNTIMED && time > before && restarts.size() < LIST_MAX) {
      restarts.add(new RestartGap(before, time, file, number, Texts.line(buffer, from, to)));
    }
    for (Rhythm rhythm : rhythms) if (rhythm != null) rhythm.breakOff();
    prices.end();
  }

  private long previousNanos = LogEvent.UNTIMED;

  /** Called before a session's first line is counted in the rhythm of all lines, so that the restart is no silence. */
  void maybeSession(int rule, long time) {
    flush();
    previousNanos = lastNanos;
    if (rule >= 0 && matcher.rule(rule).kind() == EventKind.SESSION_STARTED && rhythms[KINDS] != null
        && time != LogEvent.UNTIMED) {
      rhythms[KINDS].breakOff();
    }
  }

  /** A process came up without saying so: what lies before is another one's. */
  void joined(long time) {
    flush();
    if (rhythms[KINDS] == null) return;
    for (Rhythm rhythm : rhythms) if (rhythm != null) rhythm.breakOff();
    prices.end();
    lastNanos = time;
  }

  private void task(String task, long time, int file, long number) {
    if (task == null || time == LogEvent.UNTIMED || (tasks.size() >= TASKS_MAX && !tasks.containsKey(task))) return;
    Rhythm rhythm = tasks.computeIfAbsent(task, t -> new Rhythm(false));
    if (rhythm.beat(time, file, number)) rhythm.keep(time, file, number, "", "");
  }

  private void dropped(int file, long number, String text) {
    if (text.strip().startsWith("...")) {
      extract = true;
      return;
    }
    suppressed++;
    sample(file, number, text);
  }

  void sample(int file, long number, String text) {
    if (lossSamples.size() < 5) lossSamples.add(new Evidence(files.get(file), number, text));
  }

  /** The buffer is reused: places in it become texts. */
  void bufferMoves() {
    flush();
    for (LineMemory line : memory) line.settle();
    prices.bufferMoves();
  }

  LogSource finish(Map<String, BotFacts> factsByRule) {
    bufferMoves();
    prices.end();
    for (int i = 0; i <= KINDS; i++) if (rhythms[i] != null) rhythms[i].endsWith(memory[i].text());
    Map<EventKind, Rhythm> kinds = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) if (rhythms[kind.ordinal()] != null) kinds.put(kind, rhythms[kind.ordinal()]);
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Long> bots = new LinkedHashMap<>();
    BotFacts facts = BotFacts.UNKNOWN;
    for (int i = 0; i < ruleCounts.length; i++) {
      if (ruleCounts[i] == 0) continue;
      String rule = matcher.rule(i).name();
      counts.put(rule, ruleCounts[i]);
      BotFacts of = factsByRule.get(rule);
      if (of != null && of != BotFacts.UNKNOWN) {
        long total = bots.merge(of.bot(), ruleCounts[i], Long::sum);
        if (facts == BotFacts.UNKNOWN || total > bots.getOrDefault(facts.bot(), 0L)) facts = of;
      }
    }
    Map<EventKind, Rhythm> shown = new EnumMap<>(EventKind.class);
    for (EventKind kind : kinds.keySet()) {
      Rhythm within = inside == null ? rhythms[kind.ordinal()] : inside[kind.ordinal()];
      shown.put(kind, within == null ? new Rhythm(false) : within);
    }
    LogLoss loss = new LogLoss(suppressed, unfinished, nulBytes, cutLines, midLineStart, lossSamples);
    Rhythm all = rhythms[KINDS] == null ? new Rhythm(false) : rhythms[KINDS];
    List<FrozenPrice> frozen = prices.frozen();
    return new LogSource(
        name, files, facts, kinds, all, counts, events, frozen, prices.bad(), steps, restarts, tasks, loss, extract, eventsDropped, dated,
        shown, inside == null ? all : inside[KINDS] == null ? new Rhythm(false) : inside[KINDS]);
  }

  boolean empty() {
    return order == 0 && rhythms[KINDS] == null;
  }
}
