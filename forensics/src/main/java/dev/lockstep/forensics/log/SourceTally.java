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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is remembered of one source while its lines go by; bounded whatever the length of the log. */
final class SourceTally {
  private static final int TASKS_MAX = 256;
  private static final int LIST_MAX = 1_000;
  private static final long BACK_NANOS = 1_000_000_000L;
  private static final Set<EventKind> PRICED = EnumSet.of(EventKind.HEARTBEAT, EventKind.EVALUATION, EventKind.PRICE);
  private static final int KINDS = EventKind.values().length;

  final String name;
  private final RuleMatcher matcher;
  private final long[] ruleCounts;
  private final int[] priced;
  private final int[] kindOf;
  private final boolean[] more;
  private final boolean[] keeps;
  private final boolean[] waits;
  private final FieldRule[] priceFields;
  private final boolean wholeTime;
  private final Track[] tracks = new Track[KINDS];
  private final InStep inStep;
  private final Track all;
  private final Stretch stretch;
  private final List<String> files = new ArrayList<>();
  private final EventStore store;
  private final List<TimeStep> steps = new ArrayList<>();
  private final List<RestartGap> restarts = new ArrayList<>();
  private final List<Evidence> lossSamples = new ArrayList<>();
  private final Map<String, Rhythm> tasks = new LinkedHashMap<>();
  private final PriceWatch prices = new PriceWatch();
  private long lastNanos = LogEvent.UNTIMED;
  private long sessionNanos = LogEvent.UNTIMED;
  private long previousNanos = LogEvent.UNTIMED;
  private int suppressed;
  int unfinished;
  long nulBytes;
  long cutLines;
  boolean midLineStart;
  boolean extract;
  boolean dated = true;

  SourceTally(String name, RuleMatcher matcher, Stretch stretch) {
    this(name, matcher, stretch, EventStore.EVENTS_MAX);
  }

  SourceTally(String name, RuleMatcher matcher, Stretch stretch, int eventsMax) {
    this.name = name;
    this.stretch = stretch;
    this.matcher = matcher;
    this.store = new EventStore(matcher, eventsMax);
    this.ruleCounts = new long[matcher.size()];
    this.priced = new int[matcher.size()];
    this.kindOf = new int[matcher.size()];
    this.more = new boolean[matcher.size()];
    this.keeps = new boolean[matcher.size()];
    this.waits = new boolean[matcher.size()];
    this.priceFields = new FieldRule[matcher.size()];
    this.wholeTime = stretch.all();
    for (int i = 0; i < kindOf.length; i++) {
      EventRule rule = matcher.rule(i);
      priced[i] = PRICED.contains(rule.kind()) ? rule.field("price") : -1;
      kindOf[i] = kindOf(rule);
      priceFields[i] = priced[i] >= 0 && priced[i] < rule.fields().size() ? rule.fields().get(priced[i]) : null;
      keeps[i] = rule.keep();
      waits[i] = rule.kind() == EventKind.ORDER_PENDING;
      more[i] = keeps[i] || priceFields[i] != null || waits[i];
    }
    Stretch asked = stretch.all() ? null : stretch;
    for (int i = 0; i < KINDS; i++) tracks[i] = new Track(i == EventKind.EVALUATION.ordinal(), asked);
    all = new Track(false, asked);
    inStep = new InStep(tracks, asked == null);
  }

  private static int kindOf(EventRule rule) {
    return rule.kind() == EventKind.OTHER && !rule.keep() ? -1 : rule.kind().ordinal();
  }

  /** True if a kind's lines do more than being counted, timed and kept. */
  static boolean general(EventKind kind) {
    return kind == EventKind.SESSION_STARTED || kind == EventKind.WINDOW_STARTED || kind == EventKind.TASK_BEAT || kind == EventKind.LOG_DROPPED;
  }

  int file(String file) {
    if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) files.add(file);
    return files.size() - 1;
  }

  /** Registers a line that carries a time, whatever it says. */
  void stamped(long time, byte[] buffer, int from, int to, int file, long number) {
    if (time != lastNanos) {
      if (lastNanos != LogEvent.UNTIMED && time < lastNanos - BACK_NANOS) stepBack(time, file, number, Texts.line(buffer, from, to));
      lastNanos = time;
    }
    all.at(time, buffer, from, to, file, number);
  }

  private void stepBack(long time, int file, long number, String text) {
    if (steps.size() < LIST_MAX) steps.add(new TimeStep(lastNanos, time, file, number, text));
  }

  /** Registers further lines with the time of the last one, the last of them at a place in the buffer. */
  void repeated(long times, byte[] buffer, int from, int to, int file, long number) {
    all.again(times, buffer, from, to, file, number);
  }

  /** Registers lines of a new time if they go on in step, the last of them at a place in the buffer; false if it takes {@link #stamped}. */
  boolean steps(long time, long times, byte[] buffer, int from, int to, int file, long firstNumber, long lastNumber) {
    if (time <= lastNanos || !all.step(time, times, buffer, from, to, file, firstNumber, lastNumber)) return false;
    lastNanos = time;
    return true;
  }

  /** True once a line with a time was registered. */
  boolean timesKnown() {
    return all.begun();
  }

  /** True if a line of this time would be one more of the last line's, of the same process. */
  boolean goesOn(long time) {
    return time == lastNanos && all.lastStamp() == time;
  }

  /** How many lines each rule has matched; the hot loop counts in it. */
  long[] ruleCounts() {
    return ruleCounts;
  }

  /** Per rule the place of its kind's track, -1 if its lines are only counted. */
  int[] kindOf() {
    return kindOf;
  }

  InStep inStep() {
    return inStep;
  }

  /** Per rule whether its lines are more than counted and timed: {@link #alsoKept} is told of them. */
  boolean[] more() {
    return more;
  }

  /**
   * Takes what is to be taken of a line beyond its time.
   *
   * @param price where its price stands in the payload, or -1 if that has to be looked for
   */
  void alsoKept(int rule, long time, byte[] b, int from, int body, int to, int price, int file, long number) {
    FieldRule field = priceFields[rule];
    if (field != null && prices.watches(rule)) {
      int start = price < 0 ? field.start(b, body, to) : Peeler.skipSpaces(b, body + price, to);
      if (start >= 0) prices.saw(matcher.rule(rule).name(), field, b, start, to, time, b, from, to, file, number);
    } else if (!keeps[rule] && !waits[rule]) {
      // Another rule's price is the one that is watched.
      more[rule] = false;
    }
    // Waiting for an order is what the loop decided, too.
    if (waits[rule]) inStep.note(EventKind.DECISION.ordinal(), from, to, number);
    if (keeps[rule] && (wholeTime || stretch.bearsOn(time))) store.add(rule, time, b, from, body, to, file, number);
  }

  /** Registers a line that a rule has matched. */
  void event(int rule, Peeler line, int file, long number) {
    ruleCounts[rule]++;
    EventRule matched = matcher.rule(rule);
    EventKind kind = matched.kind();
    if (kindOf[rule] == -1) return;
    boolean timed = line.timeNanos != LogEvent.UNTIMED;
    if (kind == EventKind.SESSION_STARTED) session(line.timeNanos, line.text, line.textFrom, line.textTo, file, number);
    // Waiting for an order is what the loop decided, too.
    if (kind == EventKind.ORDER_PENDING && timed) tracks[EventKind.DECISION.ordinal()].at(line.timeNanos, line.text, line.textFrom, line.textTo, file, number);
    if (timed) tracks[kind.ordinal()].at(line.timeNanos, line.text, line.textFrom, line.textTo, file, number);
    JsonFields json = line.isJson ? line.fields() : null;
    if (priced[rule] >= 0 && timed && prices.watches(rule)) price(matched, matched.fields().get(priced[rule]), line, json, file, number);
    if (!matched.keep() || !stretch.bearsOn(line.timeNanos)) return;
    boolean inPlace = json == null && line.body == line.text && line.bodyFrom >= line.textFrom && line.bodyTo == line.textTo;
    String[] values = inPlace && kind != EventKind.TASK_BEAT ? null : matched.values(line.body, line.bodyFrom, line.bodyTo, json);
    if (kind == EventKind.TASK_BEAT) task(values[Math.max(0, matched.field("task"))], line.timeNanos, file, number);
    if (kind == EventKind.LOG_DROPPED) dropped(file, number, Texts.line(line.text, line.textFrom, line.textTo));
    if (inPlace) store.add(rule, line.timeNanos, line.text, line.textFrom, line.bodyFrom, line.textTo, file, number);
    else store.add(rule, line, values, file, number);
  }

  private void price(EventRule rule, FieldRule field, Peeler line, JsonFields json, int file, long number) {
    int at = json != null && field.json() != null ? json.find(field.json()) : -1;
    byte[] b = at >= 0 ? json.bytes() : line.body;
    int start = at >= 0 ? json.from(at) : field.start(b, line.bodyFrom, line.bodyTo);
    if (start < 0) return;
    int limit = at >= 0 ? json.to(at) : line.bodyTo;
    prices.saw(rule.name(), at >= 0 ? null : field, b, start, limit, line.timeNanos, line.text, line.textFrom, line.textTo, file, number);
  }

  private void session(long time, byte[] buffer, int from, int to, int file, long number) {
    boolean again = sessionNanos != LogEvent.UNTIMED && time - sessionNanos < 5 * BACK_NANOS;
    sessionNanos = time;
    if (again || all.count() <= 1) return;
    long before = previousNanos;
    if (before != LogEvent.UNTIMED && time > before && restarts.size() < LIST_MAX) {
      restarts.add(new RestartGap(before, time, file, number, Texts.line(buffer, from, to)));
    }
    for (Track track : tracks) track.breakOff();
    all.breakOff();
    prices.end();
  }

  /** Called before a session's first line is counted in the rhythm of all lines, so that the restart is no silence. */
  void beforeSession() {
    previousNanos = lastNanos;
    all.breakOff();
  }

  /** A process came up without saying so: what lies before is another one's. */
  void joined(long time) {
    if (!all.begun()) return;
    for (Track track : tracks) track.breakOff();
    all.breakOff();
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
    for (Track track : tracks) track.bufferMoves();
    all.bufferMoves();
    prices.bufferMoves();
  }

  LogSource finish(Map<String, BotFacts> factsByRule) {
    prices.end();
    all.end();
    Map<EventKind, Rhythm> rhythms = new EnumMap<>(EventKind.class);
    Map<EventKind, Rhythm> shown = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      Track track = tracks[kind.ordinal()];
      track.end();
      if (!track.begun()) continue;
      rhythms.put(kind, track.whole());
      shown.put(kind, track.shown());
    }
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
    LogLoss loss = new LogLoss(suppressed, unfinished, nulBytes, cutLines, midLineStart, lossSamples);
    List<FrozenPrice> frozen = prices.frozen();
    return new LogSource(
        name, files, facts, rhythms, all.begun() ? all.whole() : new Rhythm(false), counts, store.events(), frozen, prices.bad(), steps, restarts,
        tasks, loss, extract, store.dropped(), dated, shown, all.begun() ? all.shown() : new Rhythm(false));
  }

  boolean empty() {
    return store.total() == 0 && !all.begun();
  }
}
