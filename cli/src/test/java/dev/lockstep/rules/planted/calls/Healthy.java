package dev.lockstep.rules.planted.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The cures that the messages name: near misses that must pass. */
final class Healthy {
  private final Map<String, Integer> ordered = new LinkedHashMap<>();
  private final LinkedHashMap<String, Integer> inheritsFromHashMap = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>(List.of("a", "b"));
  private final Map<TimeUnit, Long> units = new EnumMap<>(TimeUnit.class);
  private final Map<String, Long> sorted = new TreeMap<>();

  String text(double price) {
    ordered.put("a", 1);
    ordered.merge("a", 1, Integer::sum);
    inheritsFromHashMap.putIfAbsent("a", inheritsFromHashMap.size());
    units.putAll(units);
    sorted.forEach((name, value) -> names.add(name));
    return String.format(Locale.ROOT, "%.2f", price);
  }

  Object time(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos).atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.of("UTC"));
  }

  Object sets() {
    return List.of(EnumSet.of(TimeUnit.DAYS), StrictMath.exp(1), Math.max(1, 2), "a".toUpperCase(Locale.ROOT));
  }
}
