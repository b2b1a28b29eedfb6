package dev.lockstep.datasets.text;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompression chosen by the first bytes of a stream: gzip, zstd, lz4 frames, or none. */
public final class Compression {
  private static final int GZIP_BUFFER = 1 << 16;

  private Compression() {}

  public static InputStream decompressed(InputStream raw) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, 4);
    byte[] magic = new byte[4];
    int read = in.readNBytes(magic, 0, 4);
    in.unread(magic, 0, read);
    int first = read < 4 ? 0 : (magic[0] & 0xff) | (magic[1] & 0xff) << 8 | (magic[2] & 0xff) << 16 | (magic[3] & 0xff) << 24;
    if (read >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) return new GZIPInputStream(in, GZIP_BUFFER);
    if (first == 0xFD2FB528) return new Checked(new ZstdInputStream(in));
    if (first == 0x184D2204) return new Lz4FrameInput(in);
    return in;
  }

  /** Whether a stream made by {@link #decompressed} has something to decompress. */
  public static boolean isCompressed(InputStream decompressed) {
    return !(decompressed instanceof PushbackInputStream);
  }

  /** The library reports damaged zstd data as unchecked exceptions, of which a reader of streams must not know. */
  private static final class Checked extends FilterInputStream {
    Checked(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return in.read(target, offset, length);
      } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new ZipException("damaged zstd data: " + e.getMessage());
      }
    }
  }
}
