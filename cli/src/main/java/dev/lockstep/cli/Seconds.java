package dev.lockstep.cli;

import dev.lockstep.datasets.text.Decimals;

/** Options in seconds. */
final class Seconds {
  private Seconds() {}

  /** Nanoseconds; zero or more. */
  static long option(String option, String text) {
    try {
      long nanos = Decimals.parse(text, 9);
      if (nanos >= 0) return nanos;
    } catch (NumberFormatException e) {
      throw new Failure(ExitCode.USAGE, option + ": " + e.getMessage());
    }
    throw new Failure(ExitCode.USAGE, option + " " + text + " is below zero");
  }
}
