package dev.lockstep.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of fields that hold a time or a duration, read word by word. */
final class TimeNames {
  private static final Set<String> TIME = Set.of("time", "timestamp", "latency", "delay", "timeout", "duration", "deadline", "elapsed",
      "patience", "interval", "period", "lag", "age", "expiry", "backoff");
  private static final Set<String> UNITS = Set.of("nanos", "micros", "millis", "seconds", "minutes", "hours", "days");

  private TimeNames() {}

  static boolean speaksOfTime(String name) {
    return words(name).stream().anyMatch(TIME::contains);
  }

  static boolean hasUnit(String name) {
    return words(name).stream().anyMatch(UNITS::contains);
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.split("_|(?<=[a-z0-9])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }
}
