package dev.lockstep.rules.planted.healthy.forensics.detect;

import java.time.Duration;

final class Names {
  /** Words that only look like times, and one that has its unit. */
  long sometimesSeen;
  long entryLatencyNanosMax;
  int timeout;
  Duration delay;
}
