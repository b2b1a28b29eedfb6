package dev.lockstep.datasets.catalog;

import java.util.List;
import java.util.Map;

/**
 * What a folder of tapes holds.
 *
 * @param kind "recorded" or "synthetic"
 * @param title what it is, in words
 * @param licence licence of the data, or null where none is known
 * @param source what it was made from: files as named on the command line, or the specification
 * @param sourceSha256 digest of the source where it is one file, or null
 * @param seed for synthetic data, or null
 */
public record Manifest(
    String kind, String title, String licence, List<String> source, String sourceSha256, Long seed, List<Entry> tapes, List<Skipped> skipped) {
  public static final String SCHEMA = "lockstep.manifest/1";
  public static final String FILE = "manifest.json";

  /**
   * One tape.
   *
   * @param file name in the folder
   * @param firstNanos receive time of the first row
   * @param lastNanos receive time of the last row
   * @param anomalies counts by kind
   */
  public record Entry(
      String file,
      String sha256,
      Window window,
      Provenance provenance,
      long rows,
      long firstNanos,
      long lastNanos,
      Boolean complete,
      Map<String, Long> anomalies) {}

  /** A window or file without a tape, and why. */
  public record Skipped(String id, String source, String reason) {}
}
