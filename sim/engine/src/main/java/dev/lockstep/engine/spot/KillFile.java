package dev.lockstep.engine.spot;

import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.SwitchFile;
import java.util.List;
import java.util.TreeMap;

/** The kill switch's file: absent, or halting in one of three ways, which the seed of the window chooses. */
final class KillFile {
  private static final String PATH = "/etc/kill/EXECUTION_HALTED";
  private static final List<SwitchFile> HALTING =
      List.of(new SwitchFile.Line(PATH, "1"), new SwitchFile.Unreadable(PATH, "EACCES"), new SwitchFile.FolderMissing(PATH));
  private final SwitchFile halting;
  private KillSwitch.Reading reading = reading(new SwitchFile.Absent(PATH));

  KillFile(long seed) {
    halting = HALTING.get((int) Math.floorMod(seed, (long) HALTING.size()));
  }

  private static KillSwitch.Reading reading(SwitchFile file) {
    return new KillSwitch.Reading(new TreeMap<>(), file);
  }

  void halt(boolean on) {
    reading = reading(on ? halting : new SwitchFile.Absent(PATH));
  }

  KillSwitch.Reading read() {
    return reading;
  }
}
