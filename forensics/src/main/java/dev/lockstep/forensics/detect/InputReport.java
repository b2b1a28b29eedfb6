package dev.lockstep.forensics.detect;

import java.util.List;

/**
 * What became of one input. {@code bytes} = {@code bytesParsed} + {@code bytesPassedBy} + {@code bytesUnreadable}, after
 * decompression.
 *
 * @param kind {@code thread-dump}, {@code log}, {@code state} or {@code unknown}
 * @param format the form of the text, such as {@code go-debug2} or {@code jstack}
 * @param runtime what produced it, as far as the text tells
 * @param confidence how sure the recognition of the format is
 * @param dumps number of dumps; 0 for other kinds
 * @param threads threads over all dumps; 0 for other kinds
 * @param records records of a log or of a snapshot; 0 for dumps
 * @param problems what could not be read, one sentence each; empty for a clean input
 */
public record InputReport(
    String file,
    String kind,
    String format,
    String runtime,
    Confidence confidence,
    int dumps,
    long threads,
    long records,
    long bytes,
    long bytesParsed,
    long bytesPassedBy,
    long bytesUnreadable,
    List<String> problems) {
  public InputReport {
    problems = List.copyOf(problems);
  }

  /** True when at least one dump or record was found. */
  public boolean usable() {
    return dumps > 0 || records > 0;
  }
}
