package dev.lockstep.forensics.event;

import dev.lockstep.forensics.detect.Evidence;
import java.util.List;

/**
 * Signs that lines are missing from a source.
 *
 * @param suppressed notes of the logger that it dropped lines
 * @param unfinished lines whose last part never came
 * @param nulBytes bytes of zero blocks, as copytruncate leaves them
 * @param cutLines lines over the length limit, cut
 * @param midLineStart the first line begins in the middle of a record
 * @param samples lines that show it
 */
public record LogLoss(int suppressed, int unfinished, long nulBytes, long cutLines, boolean midLineStart, List<Evidence> samples) {
  public LogLoss {
    samples = List.copyOf(samples);
  }

  public boolean any() {
    return suppressed > 0 || unfinished > 0 || nulBytes > 0 || midLineStart;
  }
}
