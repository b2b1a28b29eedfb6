package dev.lockstep.bot.guarded;

import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.SwitchFile;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.SpotJournal;
import dev.lockstep.bot.port.SwitchSource;
import dev.lockstep.bot.state.StateStore;
import java.util.List;
import java.util.TreeMap;

/**
 * What a guarded bot has around it besides its ports.
 *
 * @param store the opened store, or null where nothing is kept: then nothing is awaited before an order leaves
 * @param files where it keeps it; null with the store
 * @param found what it held, or null
 * @param lost states of earlier lives that cannot be read any more, by name: an operator asked for a fresh start
 * @param link a stream that tells of the venue's health, or null
 */
public record Surroundings(
    StateStore<GuardedImage> store, Files files, GuardedImage found, List<String> lost, SwitchSource killSwitch, Link link, Alarms alarms, SpotJournal notes) {
  public Surroundings {
    lost = List.copyOf(lost);
  }

  /** Whether it starts from nothing after a state was lost. */
  boolean isFreshStart() {
    return found == null && !lost.isEmpty();
  }

  /** A backtest's: nothing survives it, nobody halts it. */
  public static Surroundings none() {
    KillSwitch.Reading off = new KillSwitch.Reading(new TreeMap<>(), new SwitchFile.NotConfigured());
    return new Surroundings(null, null, null, List.of(), () -> off, null, new Silent(), note -> { });
  }

  private static final class Silent implements Alarms {
    @Override
    public void raise(String name, String detail) {
      // nobody listens
    }

    @Override
    public void clear(String name) {
      // nobody listens
    }
  }
}
