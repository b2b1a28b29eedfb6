package dev.lockstep.bot.settings;

/** A setting that cannot be used; the message is one line for the user. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingException(String message) {
    super(message);
  }
}
