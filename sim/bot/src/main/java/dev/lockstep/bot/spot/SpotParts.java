package dev.lockstep.bot.spot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The replaceable parts of the spot bot, one enum each: the first constant of an enum is ours, the others are controls. Never changes. */
public final class SpotParts {
  private final Map<String, Enum<?>> chosen;
  /** What was asked for, so that the question is cheap; it is asked in every step. Replaced as a whole, never changed, because threads share it. */
  private volatile Map<Class<?>, Enum<?>> known = new LinkedHashMap<>();

  private SpotParts(Map<String, Enum<?>> chosen) {
    this.chosen = chosen;
  }

  /** All parts ours. */
  public static SpotParts ours() {
    return new SpotParts(new TreeMap<>());
  }

  /** The same parts with one replaced. */
  public SpotParts with(Enum<?> part) {
    Map<String, Enum<?>> changed = new TreeMap<>(chosen);
    changed.put(part.getDeclaringClass().getName(), part);
    return new SpotParts(changed);
  }

  public <E extends Enum<E>> E get(Class<E> kind) {
    Enum<?> part = known.get(kind);
    if (part == null) {
      part = chosen.getOrDefault(kind.getName(), kind.getEnumConstants()[0]);
      Map<Class<?>, Enum<?>> more = new LinkedHashMap<>(known);
      more.put(kind, part);
      known = more;
    }
    return kind.cast(part);
  }

  /** What differs from ours, in the order of the names. */
  @Override
  public String toString() {
    return chosen.values().toString();
  }
}
