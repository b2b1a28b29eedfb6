package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;

/** An event as the bytes of its line in the ring of the {@link EventStore}: what nobody asks for is never made into text. */
final class KeptEvent extends LogEvent {
  private final EventRule rule;
  private final byte[] bytes;
  private final int from;
  private final int body;
  private final int to;

  /** @param body where the payload begins in the line that stands in [from, to) */
  KeptEvent(EventRule rule, long timeNanos, int file, long line, byte[] bytes, int from, int body, int to) {
    super(rule.kind(), timeNanos, file, line);
    this.rule = rule;
    this.bytes = bytes;
    this.from = from;
    this.body = body;
    this.to = to;
  }

  @Override
  public String rule() {
    return rule.name();
  }

  @Override
  public String text() {
    return Texts.line(bytes, from, to);
  }

  /** Without making text of it. */
  @Override
  public boolean plainlyPositive(String name) {
    int at = rule.field(name);
    return at >= 0 && rule.plainlyPositive(at, bytes, body, to);
  }

  @Override
  public String get(String name) {
    int at = rule.field(name);
    return at < 0 ? null : rule.value(at, bytes, body, to);
  }
}
