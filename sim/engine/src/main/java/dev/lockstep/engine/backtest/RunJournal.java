package dev.lockstep.engine.backtest;

import dev.lockstep.bot.journal.FieldSink;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.port.Journal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The journal of a simulated run: a list, and a running hash over kind, time, lane and every field. */
public final class RunJournal implements Journal, FieldSink {
  private final List<JournalEntry> entries = new ArrayList<>();
  private long hash = 0x6A09E667F3BCC908L;

  @Override
  public void write(JournalEntry entry) {
    entries.add(entry);
    text("kind", entry.getClass().getSimpleName());
    number("nanos", entry.nanos());
    text("lane", entry.lane());
    entry.describe(this);
  }

  @Override
  public void number(String name, long value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 29;
  }

  @Override
  public void text(String name, String value) {
    if (value == null) {
      number(name, -1);
      return;
    }
    for (int i = 0; i < value.length(); i++) number(name, value.charAt(i));
    number(name, value.length());
  }

  public List<JournalEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** Hash of everything written so far: equal journals give equal hashes on any machine. */
  public long hash() {
    return hash;
  }
}
