package dev.lockstep.bot.guard;

/** What reading the kill switch's file gave, this time. */
public sealed interface SwitchFile {
  /** No file is configured. */
  record NotConfigured() implements SwitchFile {}

  /** The folder is there and the file is not. */
  record Absent(String path) implements SwitchFile {}

  /** The folder is not there: whoever would halt us cannot. */
  record FolderMissing(String path) implements SwitchFile {}

  record Unreadable(String path, String why) implements SwitchFile {}

  /** Its first line. */
  record Line(String path, String text) implements SwitchFile {}
}
