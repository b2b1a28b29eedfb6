package dev.lockstep.rules.planted.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One forbidden call of each kind. */
final class Offender {
  Object clock() {
    return Instant.now();
  }

  Object zone() {
    return ZoneId.systemDefault();
  }

  Object locale() {
    return Locale.getDefault();
  }

  void block() throws InterruptedException {
    Thread.sleep(1);
  }

  Object chance() {
    return new Random(1);
  }

  Object setOrder() {
    return Set.of("a", "b");
  }

  Object mapOrder() {
    return Map.of("a", 1);
  }

  Object hashOrder() {
    return new HashMap<>();
  }

  int identity() {
    return System.identityHashCode(this);
  }

  Object parallel() {
    return List.of(1).parallelStream();
  }

  double lastBit() {
    return Math.exp(1);
  }

  Object machine() {
    return System.getenv("HOME");
  }

  void print() {
    System.out.println();
  }

  void end() {
    System.exit(1);
  }

  String format(double price) {
    return String.format("%.2f", price);
  }
}
