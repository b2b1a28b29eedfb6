package dev.lockstep.bot.state;

/** What controls replace in the store; the first constant of each is ours. */
public record StorePolicies(FileSync fileSync, FolderSync folderSync, NoneValid noneValid, Evidence evidence, Shape shape) {
  /** All parts ours. */
  public static final StorePolicies OURS =
      new StorePolicies(FileSync.SYNCED, FolderSync.SYNCED, NoneValid.REFUSES, Evidence.KEPT, Shape.COUNTS_AS_CORRUPT);

  /** Whether a new file is durable before it is renamed. */
  public enum FileSync {
    SYNCED,
    NOT_SYNCED
  }

  /** Whether renames are durable before a save is acknowledged (Z10). */
  public enum FolderSync {
    SYNCED,
    NOT_SYNCED
  }

  /** What a start does that finds files and none that is valid. */
  public enum NoneValid {
    REFUSES,
    /** It starts from nothing, and forgets what was held. */
    STARTS_FRESH
  }

  /** What becomes of broken files. */
  public enum Evidence {
    KEPT,
    /** Set aside under one name: the second overwrites the first (Z9). */
    OVERWRITTEN
  }

  /** What a current file is that has the wrong content. */
  public enum Shape {
    COUNTS_AS_CORRUPT,
    /** It stays where it is, and the next save makes it the backup (Z8). */
    STAYS
  }
}
