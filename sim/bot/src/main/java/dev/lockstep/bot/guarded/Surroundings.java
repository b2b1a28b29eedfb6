package dev.lockstep.bot.guarded;

import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.SwitchFile;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.SpotJournal;
import dev.lockstep.bot.port.SwitchSource;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Opened;
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
  private static final String STATE = "window-bot";

  public Surroundings {
    lost = List.copyOf(lost);
  }

  /** Whether it starts from nothing after a state was lost. */
  boolean isFreshStart() {
    return found == null && !lost.isEmpty();
  }

  /** A backtest's: nobody halts it, and it keeps what it can in the files that it was given, nothing without them. */
  public static Surroundings of(Files files) {
    return files == null ? with(null, null, null) : keeping(files, new AtomicStateStore<>(files, STATE, new GuardedCodec()));
  }

  private static Surroundings keeping(Files files, StateStore<GuardedImage> store) {
    Opened<GuardedImage> found = store.open(StateStore.Opening.STRICT);
    if (found instanceof Opened.Refused<GuardedImage> no) throw new IllegalStateException("state of the window bot: " + no.reason() + ", " + no.detail());
    // The bot is not running yet: what opening took keeps no lane.
    files.owedNanos();
    return with(store, files, found instanceof Opened.Loaded<GuardedImage> loaded ? loaded.state() : null);
  }

  private static Surroundings with(StateStore<GuardedImage> store, Files files, GuardedImage found) {
    KillSwitch.Reading off = new KillSwitch.Reading(new TreeMap<>(), new SwitchFile.NotConfigured());
    return new Surroundings(store, files, found, List.of(), () -> off, null, new Silent(), note -> { });
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
