package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Rows;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.PassedFile;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.Completeness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Windows as rows of output, with the counts that stand below them. */
final class WindowRows {
  static final List<Column> COLUMNS =
      List.of(
          Column.text("window", "window"),
          Column.text("status", "status"),
          Column.text("depth", "depth"),
          Column.number("rows", "rows"),
          Column.text("winner", "winner"),
          Column.text("winnerSource", "winner source"),
          Column.number("firstBookSeconds", "first book s"),
          Column.number("lastBookSeconds", "last s"),
          Column.number("longestGapSeconds", "gap s"),
          Column.text("anomalies", "anomalies"),
          Column.text("reason", "reason"));

  /** A table for people leaves out what the others hold as columns of their own. */
  private static final List<Column> TABLE =
      List.of(
          Column.text("window", "window"),
          Column.text("status", "status"),
          Column.number("rows", "rows"),
          Column.text("winner", "winner"),
          Column.text("notes", "depth, anomalies, reason"));

  private final Rows rows;
  private final boolean table;
  private final Map<String, Integer> byStatus = new TreeMap<>();
  private final Map<AnomalyKind, long[]> byKind = new TreeMap<>();
  private int usable;
  private int skipped;

  WindowRows(Rows rows, Format format) {
    this.rows = rows;
    table = format == Format.TABLE;
  }

  static List<Column> columns(Format format) {
    return format == Format.TABLE ? TABLE : COLUMNS;
  }

  void add(InputWindow input) {
    if (input instanceof WindowTape tape) tape(tape);
    else if (input instanceof SkippedWindow skip) skip(skip);
    else if (!(input instanceof PassedFile)) throw new AssertionError(input);
  }

  private void tape(WindowTape tape) {
    Completeness completeness = tape.completeness();
    String status = completeness == null ? "no end known" : completeness.complete() ? "complete" : "incomplete";
    if (status.equals("incomplete")) skipped++;
    else usable++;
    Window window = tape.window();
    String winner = window.winner() == null ? null : window.label(window.winner());
    write(tape.id(), status, tape.provenance().depth().label(), tape.rows(), winner, window.winnerSource().name().toLowerCase(Locale.ROOT),
        completeness, tape.anomalies(), completeness == null ? null : completeness.reason());
  }

  private void skip(SkippedWindow skip) {
    skipped++;
    write(skip.id(), "skipped", null, null, null, null, skip.completeness(), skip.anomalies(), skip.reason());
  }

  private void write(String id, String status, String depth, Long count, String winner, String source, Completeness c, Anomalies anomalies,
      String reason) {
    byStatus.merge(status, 1, Integer::sum);
    Map<String, Long> counts = new LinkedHashMap<>();
    anomalies.counts().forEach((kind, number) -> {
      counts.put(kind.label(), number);
      long[] sums = byKind.computeIfAbsent(kind, k -> new long[2]);
      sums[0] += number;
      sums[1]++;
    });
    if (table) rows.row(id, status, count, winner == null ? null : winner + (source.equals("inferred") ? " (inferred)" : ""), notes(depth, counts, reason));
    else
      rows.row(id, status, depth, count, winner, source, c == null ? null : seconds(c.firstBookSeconds()), c == null ? null : seconds(c.lastBookSeconds()),
          c == null ? null : seconds(c.longestGapSeconds()), counts, reason);
  }

  private static String notes(String depth, Map<String, Long> counts, String reason) {
    StringBuilder notes = new StringBuilder(depth == null ? "" : depth);
    counts.forEach((kind, count) -> notes.append(notes.isEmpty() ? "" : ", ").append(kind).append(' ').append(count));
    if (reason != null) notes.append(notes.isEmpty() ? "" : "; ").append(reason);
    return notes.toString();
  }

  private static String seconds(double value) {
    return Double.isNaN(value) ? null : String.format(Locale.ROOT, "%.3f", value);
  }

  int usable() {
    return usable;
  }

  int skipped() {
    return skipped;
  }

  /** The counts, for people. */
  void summary(OutputOptions output) {
    StringBuilder line = new StringBuilder(Counted.of(usable + skipped, "window") + ":");
    byStatus.forEach((status, count) -> line.append(' ').append(count).append(' ').append(status).append(','));
    line.setLength(line.length() - 1);
    output.say(line.toString());
    output.say("rule: " + Completeness.RULE);
    byKind.forEach((kind, sums) -> output.say("  " + kind.label() + ": " + sums[0] + " in " + Counted.of(sums[1], "window") + "; " + kind.meaning()));
  }
}
