package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.log.LogInput;

/**
 * One file of a bundle.
 *
 * @param name path inside the bundle
 * @param modifiedNanos when the file was written, from a manifest or an archive header; UNTIMED where only a file system says it
 * @param bytes size as stored
 */
public record Artifact(String name, LogInput.Opener opener, long modifiedNanos, long bytes) {
  /** What an artifact is. */
  public enum Kind {
    LOG("no JSON and no database; 'forensics logs' reads logs"),
    STATE("no state of a known bot"),
    DUMP("a thread dump, which 'forensics threads' reads"),
    MANIFEST("a manifest, which tells when the files beside it were written"),
    ARCHIVE("an archive, which is not opened here: unpack it and name the folder"),
    OTHER("not evidence of a kind that is read");

    private final String told;

    Kind(String told) {
      this.told = told;
    }

    /** What it is, for a reader who looked for something else. */
    public String told() {
      return told;
    }
  }
}
