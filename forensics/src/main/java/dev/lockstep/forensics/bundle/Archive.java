package dev.lockstep.forensics.bundle;

import java.io.IOException;
import java.io.InputStream;

/** Several files in one, told from the first bytes: what is inside cannot be read as if it were one text. */
public final class Archive {
  /** Bytes that are needed to tell. */
  public static final int HEAD_BYTES = 512;

  private static final int TAR_MARK_AT = 257;
  private static final byte[] TAR_MARK = {'u', 's', 't', 'a', 'r'};

  private Archive() {}

  /** {@code zip}, {@code tar}, or null for anything else; the bytes are those behind gzip, zstd and lz4. */
  public static String kind(byte[] head) {
    // An empty zip has no file header, only the end of its directory.
    if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6)) return "zip";
    for (int i = 0; i < TAR_MARK.length; i++) if (head.length <= TAR_MARK_AT + i || head[TAR_MARK_AT + i] != TAR_MARK[i]) return null;
    return "tar";
  }

  /** The same of an input that may be packed; null where it cannot be read, which whoever reads it will tell. */
  public static String kind(InputStream raw) {
    try (InputStream in = ArtifactStream.open(raw, ArtifactLimits.DEFAULT)) {
      return kind(in.readNBytes(HEAD_BYTES));
    } catch (IOException unreadable) {
      return null;
    }
  }
}
