package dev.lockstep.bot.guard;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a breaker says.
 *
 * @param reasonCode {@code ok}, {@code disabled} or why not
 * @param details figures by name
 */
public record BreakerVerdict(Effect effect, String reasonCode, String message, Map<String, String> details) {
  private static final BreakerVerdict PASS = of(Effect.PASS, "ok", "");
  private static final BreakerVerdict DISABLED = of(Effect.PASS, "disabled", "");

  /** What follows for entries. */
  public enum Effect {
    PASS,
    /** No decision at all for this instrument: it stays as it is. */
    HOLD,
    REFUSE
  }

  public BreakerVerdict {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  static BreakerVerdict of(Effect effect, String reasonCode, String message) {
    return new BreakerVerdict(effect, reasonCode, message, new TreeMap<>());
  }

  static BreakerVerdict pass() {
    return PASS;
  }

  static BreakerVerdict disabled() {
    return DISABLED;
  }

  BreakerVerdict with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new BreakerVerdict(effect, reasonCode, message, more);
  }

  public boolean passes() {
    return effect == Effect.PASS;
  }
}
