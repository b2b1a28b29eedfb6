package dev.lockstep.reports.log;

import dev.lockstep.bot.journal.FieldSink;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;
import java.io.IOException;

/**
 * One run's whole journal, one JSON object a line: {@code time} in ISO 8601 UTC, {@code event} (the kind of entry, and its state where it has
 * one), {@code lane}, then every field of the entry under its own name and unit. The bot's own log leaves out evaluations and lane holds;
 * this one has them, and {@code lockstep forensics logs} reads it by the rules of {@code lockstep-journal.yaml}.
 */
public final class JournalLog implements FieldSink {
  private final StringBuilder fields = new StringBuilder(256);
  private String state;

  private JournalLog() {}

  /** Appends the journal of one run after a line that names its window. */
  public static void write(WindowResult run, Appendable out) throws IOException {
    JournalLog log = new JournalLog();
    long begin = run.journal().isEmpty() ? run.window().startNanos() : run.journal().get(0).nanos();
    log.text("window", run.window().id());
    log.text("release", run.release());
    log.line(begin, "WindowStarted", "main", out);
    for (JournalEntry entry : run.journal()) {
      entry.describe(log);
      if (entry instanceof JournalEntry.LaneHeld held) log.decimal("heldSeconds", Decimal.fixed(held.nanos() - held.startNanos(), 9, 9));
      log.line(entry.nanos(), entry.getClass().getSimpleName(), entry.lane(), out);
    }
  }

  private void line(long nanos, String kind, String lane, Appendable out) throws IOException {
    out.append("{\"time\":\"").append(Times.iso(nanos)).append("\",\"event\":\"").append(kind);
    if (state != null) out.append(' ').append(state);
    out.append("\",\"lane\":\"").append(lane).append('"').append(fields).append("}\n");
    fields.setLength(0);
    state = null;
  }

  @Override
  public void number(String name, long value) {
    decimal(name, Long.toString(value));
  }

  private void decimal(String name, String value) {
    fields.append(",\"").append(name).append("\":").append(value);
  }

  @Override
  public void text(String name, String value) {
    if (name.equals("state")) state = value;
    fields.append(",\"").append(name).append("\":");
    if (value == null) {
      fields.append("null");
      return;
    }
    fields.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') fields.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) fields.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) c));
      else fields.append(c);
    }
    fields.append('"');
  }
}
