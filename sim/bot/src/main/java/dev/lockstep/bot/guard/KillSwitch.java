package dev.lockstep.bot.guard;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The switch that stops all trading but cancels. It has no memory: what the environment and the file say now is what holds, so it is read again at
 * every submission. Anything but a clear no halts: a file that cannot be read, a folder that is gone, a word nobody knows.
 */
public final class KillSwitch {
  public static final String KILL_SWITCH_ENABLED = "kill_switch_enabled";
  private static final List<String> VARIABLES = List.of("EXECUTION_HALTED", "EXEC_KILL_SWITCH");
  private static final List<String> NO = List.of("0", "false", "no", "off");

  /**
   * Whether trading is halted, and by what.
   *
   * @param source {@code env:NAME}, {@code file:PATH} or {@code none}
   */
  public record Position(boolean halted, String source) {}

  /** The environment and the file as they are now. */
  public record Reading(Map<String, String> environment, SwitchFile file) {}

  private KillSwitch() {}

  /** Where the switch stands. The first that halts is named; a no in one place does not outweigh a yes in another. */
  public static Position position(Reading reading) {
    for (String variable : VARIABLES) {
      String value = reading.environment().get(variable);
      // Set to nothing is how compose files leave a variable unset.
      if (value != null && !value.isBlank() && halts(value)) return new Position(true, "env:" + variable);
    }
    SwitchFile file = reading.file();
    if (file instanceof SwitchFile.FolderMissing missing) return new Position(true, "file:" + missing.path() + " (folder missing)");
    if (file instanceof SwitchFile.Unreadable unreadable) return new Position(true, "file:" + unreadable.path() + " (" + unreadable.why() + ")");
    if (file instanceof SwitchFile.Line line) return halts(line.text()) ? new Position(true, "file:" + line.path()) : new Position(false, "none");
    if (file instanceof SwitchFile.Absent || file instanceof SwitchFile.NotConfigured) return new Position(false, "none");
    throw new AssertionError(file);
  }

  /** Whether a message of this kind may leave. */
  public static boolean admits(Position position, Intent intent) {
    return intent == Intent.CANCEL || !position.halted();
  }

  private static boolean halts(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return !NO.contains(word);
  }
}
