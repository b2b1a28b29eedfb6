package dev.lockstep.datasets.format;

/** What an input holds: a window that can be replayed, one that was skipped, or a file that is no recording. */
public sealed interface InputWindow permits WindowTape, SkippedWindow, PassedFile {
  /** Window id, or the file's name where no window could be told. */
  String id();
}
