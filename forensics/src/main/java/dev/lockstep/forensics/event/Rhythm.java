package dev.lockstep.forensics.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How often events of one kind come in one source, and the silences in between, in memory that does not grow with the log. */
public final class Rhythm {
  /** Most silences kept; beyond it the shortest half is dropped. */
  public static final int SILENCES_MAX = 2_048;
  private static final long FLOOR_NANOS = 2_000_000_000L;

  private final boolean byMedian;
  private final Gaps gaps = new Gaps();
  private final List<Silence> silences = new ArrayList<>();
  private long count;
  private long firstNanos = LogEvent.UNTIMED;
  private long lastNanos = LogEvent.UNTIMED;
  private int lastFile;
  private long lastLine;
  private long notableNanos = FLOOR_NANOS;
  private long nextNotableUpdate = 16;
  private long silencesDropped;
  private String lastText = "";

  /**
   * @param byMedian silences are noted from twice the median, as for evaluations, which are due in every loop; else from
   *     twice the 99th percentile
   */
  public Rhythm(boolean byMedian) {
    this.byMedian = byMedian;
  }

  /** Registers an event; true if the gap before it is long enough to be kept by {@link #keep}. */
  public boolean beat(long timeNanos, int file, long line) {
    count++;
    boolean notable = false;
    if (lastNanos != LogEvent.UNTIMED) {
      long gap = timeNanos - lastNanos;
      if (gap < 0) gap = 0;
      notable = gap >= notableNanos;
      if (!notable) gaps.add(gap);
      if (gaps.count() >= nextNotableUpdate) updateNotable();
    } else if (firstNanos == LogEvent.UNTIMED) {
      firstNanos = timeNanos;
    }
    if (!notable) advance(timeNanos, file, line);
    return notable;
  }

  /** Registers further events at the time of the last one. */
  public void again(long timeNanos, long times, int file, long line) {
    if (lastNanos == LogEvent.UNTIMED) {
      beat(timeNanos, file, line);
      return;
    }
    count += times;
    gaps.addZeros(times);
    if (gaps.count() >= nextNotableUpdate) updateNotable();
    lastFile = file;
    lastLine = line;
  }

  /**
   * Registers further events at the time of the last one, and one at a later time, if that is an ordinary gap; false if it takes {@link #again} and
   * {@link #beat} to do so.
   */
  public boolean step(long further, long timeNanos, int file, long line) {
    long gap = timeNanos - lastNanos;
    if (lastNanos == LogEvent.UNTIMED || gap <= 0 || gap >= notableNanos || gaps.count() + further + 1 >= nextNotableUpdate) return false;
    gaps.addStep(further, gap);
    count += further + 1;
    lastNanos = timeNanos;
    lastFile = file;
    lastLine = line;
    return true;
  }

  /** Gaps that may be added before it is thought over which are long. */
  public long room() {
    return nextNotableUpdate - gaps.count() - 1;
  }

  /** Gaps as long as this are kept as silences. */
  public long notableNanos() {
    return notableNanos;
  }

  /** True if the last event was at this time. */
  public boolean lastAt(long timeNanos) {
    return lastNanos == timeNanos;
  }

  /**
   * Registers events with short gaps, fewer than there is {@link #room} for.
   *
   * @param buckets places in the histogram of gaps
   * @param times how often each, by place
   */
  public void steady(int[] buckets, int length, long[] times, long lastTimeNanos, int file, long line) {
    for (int i = 0; i < length; i++) {
      gaps.addAt(buckets[i], times[buckets[i]]);
      count += times[buckets[i]];
    }
    advance(lastTimeNanos, file, line);
  }

  /** Keeps the silence that {@link #beat} has just announced, with the texts of the lines on both sides. */
  public void keep(long timeNanos, int file, long line, String before, String after) {
    silences.add(
        new Silence(
            lastNanos, timeNanos, lastFile, lastLine, before, file, line, after,
            gaps.quantile(0.99), gaps.quantile(0.5), gaps.count()));
    gaps.add(timeNanos - lastNanos);
    if (gaps.count() >= nextNotableUpdate) updateNotable();
    if (silences.size() >= SILENCES_MAX) dropShortest();
    advance(timeNanos, file, line);
  }

  /** Forgets the last event, because a new process began: the gap to the next one is no silence of either. */
  public void breakOff() {
    lastNanos = LogEvent.UNTIMED;
  }

  private void advance(long timeNanos, int file, long line) {
    if (lastNanos == LogEvent.UNTIMED || timeNanos > lastNanos) lastNanos = timeNanos;
    lastFile = file;
    lastLine = line;
  }

  private void updateNotable() {
    notableNanos = Math.max(FLOOR_NANOS, gaps.quantile(byMedian ? 0.5 : 0.99) * 2);
    nextNotableUpdate = Math.min(gaps.count() * 2, gaps.count() + 4_096);
  }

  private void dropShortest() {
    List<Silence> byLength = new ArrayList<>(silences);
    byLength.sort(Comparator.comparingLong(Silence::nanos).reversed().thenComparingLong(Silence::fromNanos));
    List<Silence> kept = new ArrayList<>(byLength.subList(0, SILENCES_MAX / 2));
    silencesDropped += silences.size() - kept.size();
    kept.sort(Comparator.comparingLong(Silence::fromNanos));
    silences.clear();
    silences.addAll(kept);
  }

  public long count() {
    return count;
  }

  public Gaps gaps() {
    return gaps;
  }

  public long firstNanos() {
    return firstNanos;
  }

  public long lastNanos() {
    return lastNanos;
  }

  public int lastFile() {
    return lastFile;
  }

  public long lastLine() {
    return lastLine;
  }

  /** Text of the last line; empty where nobody told it. */
  public String lastText() {
    return lastText;
  }

  /** Tells the text of the last line. */
  public void endsWith(String text) {
    lastText = text;
  }

  public List<Silence> silences() {
    return List.copyOf(silences);
  }

  public long silencesDropped() {
    return silencesDropped;
  }
}
