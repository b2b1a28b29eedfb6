package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;

/** An event whose text and fields were read when its line went by: the line does not stand in the log as such. */
final class ReadEvent extends LogEvent {
  private final EventRule rule;
  private final String text;
  private final String[] values;

  /** @param values parallel to the rule's field names */
  ReadEvent(EventRule rule, long timeNanos, int file, long line, String text, String[] values) {
    super(rule.kind(), timeNanos, file, line);
    this.rule = rule;
    this.text = text;
    this.values = values;
  }

  @Override
  public String rule() {
    return rule.name();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String get(String name) {
    int at = rule.field(name);
    return at < 0 ? null : values[at];
  }
}
