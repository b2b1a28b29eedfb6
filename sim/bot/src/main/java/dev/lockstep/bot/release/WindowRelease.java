package dev.lockstep.bot.release;

import dev.lockstep.bot.guarded.GuardedWindowBot;
import dev.lockstep.bot.guarded.GuardedPolicies;
import dev.lockstep.bot.guarded.Surroundings;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.spot.SpotParts;
import java.util.List;
import java.util.Optional;

/**
 * A release of the window bot as a swarm runs it.
 *
 * @param keeps whether it has state, gate and breakers: then {@link #guarded} assembles it, and {@code parts} are what a control replaces
 */
public record WindowRelease(String name, Release release, boolean keeps, SpotParts parts) {
  private static final List<Class<? extends Enum<?>>> PARTS = List.of(
      GuardedPolicies.IdBeforeSend.class, GuardedPolicies.AfterNoAnswer.class, GuardedPolicies.BoundaryAsked.class, GuardedPolicies.Restart.class,
      GuardedPolicies.SaleSize.class, GuardedPolicies.OnClosing.class, GuardedPolicies.EntryTries.class);

  /** Those that a swarm knows; v1.62 may have parts replaced, named {@code v1.62+Part.CONSTANT}. */
  public static Optional<WindowRelease> find(String name) {
    if (name.equals("v1.60")) return Optional.of(new WindowRelease(name, Releases.V1_60, false, SpotParts.ours()));
    if (name.equals("v1.61")) return Optional.of(new WindowRelease(name, Releases.V1_61, false, SpotParts.ours()));
    String[] words = name.split("[+]");
    if (!words[0].equals("v1.62")) return Optional.empty();
    SpotParts parts = SpotParts.ours();
    for (int i = 1; i < words.length; i++) {
      Optional<Enum<?>> part = part(words[i]);
      if (part.isEmpty()) return Optional.empty();
      parts = parts.with(part.get());
    }
    return Optional.of(new WindowRelease(name, Releases.V1_62, true, parts));
  }

  private static Optional<Enum<?>> part(String label) {
    for (Class<? extends Enum<?>> part : PARTS) {
      for (Enum<?> constant : part.getEnumConstants()) if (SpotRelease.label(constant).equals(label)) return Optional.of(constant);
    }
    return Optional.empty();
  }

  /** Its bot in surroundings that keep, halt and break. */
  public GuardedWindowBot guarded(MarketWindow market, Settings settings, Ports ports, Surroundings around) {
    return Releases.guarded(market, release.profile(), settings, ports, around, parts);
  }
}
