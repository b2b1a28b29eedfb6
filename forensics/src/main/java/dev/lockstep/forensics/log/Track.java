package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Stretch;

/**
 * The rhythm of one kind while its lines go by. Lines of one stamp are only counted until the stamp changes.
 */
final class Track {
  private final boolean byMedian;
  private final Stretch stretch;
  /** Null until a first line came. */
  private Rhythm rhythm;
  /** Rhythm within the stretch; null until it holds a line. */
  private Rhythm inside;
  private long nanos = LogEvent.UNTIMED;
  private long repeats;
  private final LineMemory last = new LineMemory();
  private int file;
  private long line;

  /** @param stretch the time that is asked for, or null for all of the log */
  Track(boolean byMedian, Stretch stretch) {
    this.byMedian = byMedian;
    this.stretch = stretch;
  }

  /** Registers a line. */
  void at(long time, byte[] buffer, int from, int to, int file, long line) {
    if (time == nanos && time != LogEvent.UNTIMED) repeats++;
    else turn(time, buffer, from, to, file, line);
    last.set(buffer, from, to);
    this.file = file;
    this.line = line;
  }

  /**
   * Registers lines of a new time, the first of them with a number of its own, if no silence lies before them; false if it takes {@link #at}. The
   * last of them stands at a place in the buffer.
   */
  boolean step(long time, long times, byte[] buffer, int from, int to, int file, long firstLine, long lastLine) {
    if (stretch != null || rhythm == null || !rhythm.step(repeats, time, file, firstLine)) return false;
    nanos = time;
    repeats = times - 1;
    last.set(buffer, from, to);
    this.file = file;
    line = lastLine;
    return true;
  }

  /** Registers further lines of the last one's time; the last of them stands at a place in the buffer. */
  void again(long times, byte[] buffer, int from, int to, int file, long line) {
    repeats += times;
    last.set(buffer, from, to);
    this.file = file;
    this.line = line;
  }

  private void turn(long time, byte[] buffer, int from, int to, int file, long line) {
    flush();
    if (rhythm == null) rhythm = new Rhythm(byMedian);
    if (rhythm.beat(time, file, line)) rhythm.keep(time, file, line, last.text(), Texts.line(buffer, from, to));
    nanos = time;
    if (stretch != null && stretch.contains(time)) turnInside(time, file, line);
  }

  private void turnInside(long time, int file, long line) {
    if (inside == null) inside = new Rhythm(byMedian);
    if (inside.beat(time, file, line)) inside.keep(time, file, line, "", "");
  }

  private void flush() {
    if (repeats == 0) return;
    rhythm.again(nanos, repeats, file, line);
    if (inside != null && stretch.contains(nanos)) inside.again(nanos, repeats, file, line);
    repeats = 0;
  }

  /** True if one line, and none after it, has this stamp. */
  boolean lastAt(long time) {
    return nanos == time && repeats == 0 && time != LogEvent.UNTIMED && rhythm.lastAt(time);
  }

  /** The stamp of the last line. */
  long lastStamp() {
    return nanos;
  }

  /** See {@link Rhythm#room}. */
  long room() {
    return rhythm.room();
  }

  /** See {@link Rhythm#notableNanos}. */
  long notableNanos() {
    return rhythm.notableNanos();
  }

  /** Registers lines with short gaps; the last of them stands at a place in the buffer. */
  void steady(int[] buckets, int length, long[] times, long lastTime, byte[] buffer, int from, int to, int file, long line) {
    rhythm.steady(buckets, length, times, lastTime, file, line);
    nanos = lastTime;
    last.set(buffer, from, to);
    this.file = file;
    this.line = line;
  }

  /** The next line belongs to another process: what lies between is no silence. */
  void breakOff() {
    if (rhythm == null) return;
    flush();
    rhythm.breakOff();
    nanos = LogEvent.UNTIMED;
  }

  /** The buffer is reused: the last line becomes a text. */
  void bufferMoves() {
    last.settle();
  }

  /** True once a line was registered. */
  boolean begun() {
    return rhythm != null;
  }

  /** Lines registered. */
  long count() {
    return rhythm == null ? 0 : rhythm.count() + repeats;
  }

  /** Ends the log. */
  void end() {
    if (rhythm == null) return;
    flush();
    rhythm.endsWith(last.text());
  }

  /** The rhythm of all of the log; null if no line came. */
  Rhythm whole() {
    return rhythm;
  }

  /** The rhythm within the stretch; that of the whole log if none was asked for, an empty one if no line fell into it. */
  Rhythm shown() {
    if (stretch == null) return rhythm;
    return inside == null ? new Rhythm(false) : inside;
  }
}
