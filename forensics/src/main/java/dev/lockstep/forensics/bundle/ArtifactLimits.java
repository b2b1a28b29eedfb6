package dev.lockstep.forensics.bundle;

/**
 * Bounds that keep a hostile input from filling memory or disk.
 *
 * @param bytesMax decompressed bytes read from one input; the rest is left unread and said so
 * @param lineBytesMax bytes kept of one line; the rest of the line is counted as unreadable
 * @param threadsMax threads kept of one input; more are counted, not kept
 */
public record ArtifactLimits(long bytesMax, int lineBytesMax, int threadsMax) {
  public static final ArtifactLimits DEFAULT = new ArtifactLimits(64L << 30, 1 << 20, 500_000);

  public ArtifactLimits {
    if (bytesMax < 1 || lineBytesMax < 64 || threadsMax < 1) {
      throw new IllegalArgumentException("impossible limits: " + bytesMax + " bytes, " + lineBytesMax + " bytes a line, " + threadsMax + " threads");
    }
  }
}
