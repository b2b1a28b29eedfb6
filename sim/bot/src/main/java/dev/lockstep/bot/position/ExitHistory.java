package dev.lockstep.bot.position;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last exits, newest last, and why the exits under way were decided. Owned by the main lane. */
public final class ExitHistory {
  /** As many as the recorded bot keeps (FACTS-001, EXIT_HISTORY_SIZE). */
  public static final int RECORDS_MAX = 8;
  private final Rule rule;
  private final ArrayDeque<ExitRecord> records = new ArrayDeque<>();
  private final Map<Long, String> reasonOfLot = new LinkedHashMap<>();

  /** Which exits are on record. */
  public enum Rule {
    EVERY_PART,
    /** Only what closed a lot whole: the parts before are forgotten. A control. */
    WHOLE_LOTS
  }

  public ExitHistory(Rule rule) {
    this.rule = rule;
  }

  /** An exit of a lot was decided. */
  public void decided(long lot, String reason) {
    reasonOfLot.put(lot, reason);
  }

  /** A trade closed a lot or a part of it. */
  public void closed(Closing closing, boolean wasRunner, long epochNanos) {
    String reason = reasonOfLot.getOrDefault(closing.lot(), ExitRecord.UNKNOWN);
    if (closing.whole()) reasonOfLot.remove(closing.lot());
    if (rule == Rule.WHOLE_LOTS && !closing.whole()) return;
    records.add(new ExitRecord(epochNanos, closing, reason, wasRunner));
    if (records.size() > RECORDS_MAX) records.poll();
  }

  /** The last exits, oldest first. */
  public List<ExitRecord> records() {
    return new ArrayList<>(records);
  }

  public void restore(List<ExitRecord> saved) {
    records.addAll(saved);
  }
}
