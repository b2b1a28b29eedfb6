package dev.lockstep.bot.journal;

/** Takes the fields of a journal entry in their fixed order, without boxing. */
public interface FieldSink {
  void number(String name, long value);

  /** {@code value} may be null. */
  void text(String name, String value);
}
