package dev.lockstep.rules.planted.jdk.bot;

import java.time.Clock;

final class ReadsAClock {
  Clock clock;
}
