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
  public enum Kind { LOG, STATE, DUMP, MANIFEST, OTHER }
}
