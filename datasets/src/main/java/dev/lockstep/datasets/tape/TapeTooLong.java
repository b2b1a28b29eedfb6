package dev.lockstep.datasets.tape;

/** A window with more rows than one window may hold in memory. */
public final class TapeTooLong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TapeTooLong(String message) {
    super(message);
  }
}
