package dev.lockstep.forensics.detect;

import java.util.Objects;

/**
 * One line that supports a finding.
 *
 * @param file the artifact's name as the user gave it
 * @param line 1-based, counted after decompression
 * @param text the line itself, without the prefix a log driver put before it
 */
public record Evidence(String file, long line, String text) {
  public Evidence {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(text, "text");
  }
}
