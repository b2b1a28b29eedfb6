package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Fingerprint;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A finding while it is being put together. */
final class Report {
  private static final int EVIDENCE_MAX = 12;

  private final String rule;
  private final Severity severity;
  private Confidence confidence;
  private final List<String> key = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Object> details = new LinkedHashMap<>();
  private long atNanos = LogEvent.UNTIMED;
  private boolean dated = true;

  private Report(String rule, Severity severity, Confidence confidence) {
    this.rule = rule;
    this.severity = severity;
    this.confidence = confidence;
    key.add(rule);
  }

  static Report critical(String rule, Confidence confidence) {
    return new Report(rule, Severity.CRITICAL, confidence);
  }

  static Report warning(String rule, Confidence confidence) {
    return new Report(rule, Severity.WARNING, confidence);
  }

  static Report info(String rule, Confidence confidence) {
    return new Report(rule, Severity.INFO, confidence);
  }

  static Report of(String rule, boolean critical, Confidence confidence) {
    return new Report(rule, critical ? Severity.CRITICAL : Severity.WARNING, confidence);
  }

  /** What tells this finding from others of its rule: ids, sides, names; no times. */
  Report key(String... parts) {
    for (String part : parts) if (part != null) key.add(part);
    return this;
  }

  Report at(long nanos, LogSource source) {
    atNanos = nanos;
    dated = source == null || source.dated();
    return this;
  }

  Report cap(Confidence most) {
    confidence = confidence.cappedAt(most);
    return this;
  }

  Report detail(String name, Object value) {
    if (value != null) details.put(name, value);
    return this;
  }

  Report seconds(String name, long nanos) {
    details.put(name, seconds(nanos));
    return this;
  }

  Report line(LogSource source, LogEvent event) {
    if (event != null) line(source.file(event.file()), event.line(), event.text());
    return this;
  }

  Report line(String file, long line, String text) {
    if (evidence.size() < EVIDENCE_MAX) evidence.add(new Evidence(file, line, text));
    return this;
  }

  Report both(LogSource source, Silence silence) {
    line(source.file(silence.fromFile()), silence.fromLine(), silence.fromText());
    return line(source.file(silence.toFile()), silence.toLine(), silence.toText());
  }

  Finding say(String format, Object... arguments) {
    String summary = String.format(Locale.ROOT, format, arguments);
    Instant time = atNanos == LogEvent.UNTIMED || !dated ? null : instant(atNanos);
    return new Finding(rule, severity, confidence, summary, Fingerprint.of(key.toArray(new String[0])), time, evidence, details);
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, Thresholds.SECOND), Math.floorMod(nanos, Thresholds.SECOND));
  }

  /** Seconds as a decimal text with at most three decimals. */
  static String seconds(long nanos) {
    String text = decimals(nanos, 3);
    return text.endsWith(".000") ? text.substring(0, text.length() - 4) : text;
  }

  /** A duration for people: seconds below two minutes, else minutes or hours. */
  static String span(long nanos) {
    if (nanos < 120 * Thresholds.SECOND) return decimals(nanos, 1) + " s";
    if (nanos < 7_200 * Thresholds.SECOND) return decimals(nanos / 60, 1) + " min";
    return decimals(nanos / 3_600, 1) + " h";
  }

  /**
   * Billionths as a number with one decimal or three, rounded half away from zero. Without a formatter, whose first use takes
   * as long as reading twenty megabytes of a log.
   */
  private static String decimals(long nanos, int places) {
    long unit = places == 1 ? 100_000_000L : 1_000_000L;
    long scale = places == 1 ? 10 : 1_000;
    long rounded = (Math.abs(nanos) + unit / 2) / unit;
    return (nanos < 0 ? "-" : "") + rounded / scale + '.' + Long.toString(scale + rounded % scale).substring(1);
  }
}
