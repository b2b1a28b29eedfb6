package dev.lockstep.cli.text;

/** A number with the thing it counts: one of it, or several. */
public final class Counted {
  private Counted() {}

  /** Such as "1 window" and "0 windows". */
  public static String of(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
