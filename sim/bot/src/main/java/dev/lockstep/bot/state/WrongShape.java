package dev.lockstep.bot.state;

/** The content is not what this release writes: as bad as corrupt. */
public final class WrongShape extends Exception {
  private static final long serialVersionUID = 1;

  public WrongShape(String what) {
    super(what);
  }
}
