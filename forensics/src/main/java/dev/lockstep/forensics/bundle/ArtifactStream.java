package dev.lockstep.forensics.bundle;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/**
 * An input as plain bytes: gzip, zstd and lz4 are recognised by their first bytes and unpacked while reading, UTF-16 is recoded to
 * UTF-8 and a byte order mark is taken off. Never throws for what is inside: a broken tail ends the stream and is told by
 * {@link #problems()}. A compressed input is not unpacked twice.
 */
public final class ArtifactStream extends InputStream {
  private static final int SNIFF_BYTES = 4096;

  private final InputStream in;
  private final long bytesMax;
  private final String compression;
  private final TextEncoding encoding;
  private final List<String> problems = new ArrayList<>();
  private long bytesRead;
  private boolean ended;

  private ArtifactStream(InputStream in, long bytesMax, String compression, TextEncoding encoding) {
    this.in = in;
    this.bytesMax = bytesMax;
    this.compression = compression;
    this.encoding = encoding;
  }

  /** Opens a raw stream; the caller closes the result. */
  public static ArtifactStream open(InputStream raw, ArtifactLimits limits) throws IOException {
    PushbackInputStream head = new PushbackInputStream(raw, 8);
    byte[] magic = head.readNBytes(8);
    head.unread(magic);
    String compression = compressionOf(magic);
    InputStream plain = InputStream.nullInputStream();
    byte[] sniffed = new byte[SNIFF_BYTES];
    int length = 0;
    String broken = null;
    try {
      plain = unpacked(compression, head);
      for (int n = 0; n >= 0 && length < SNIFF_BYTES; length += Math.max(n, 0)) {
        n = plain.read(sniffed, length, SNIFF_BYTES - length);
      }
    } catch (IOException | RuntimeException e) {
      if (compression.equals("none")) {
        throw e;
      }
      broken = broken(compression, e);
    }
    byte[] first = Arrays.copyOf(sniffed, length);
    TextEncoding encoding = TextEncoding.of(first);
    InputStream rest = broken == null ? plain : InputStream.nullInputStream();
    InputStream joined = length == 0 ? rest : new SequenceInputStream(new ByteArrayInputStream(first), rest);
    if (encoding.wide()) {
      joined = new BufferedInputStream(new Utf16Recoder(joined, encoding), 1 << 16);
    }
    ArtifactStream stream = new ArtifactStream(joined, limits.bytesMax(), compression, encoding);
    if (broken != null) {
      stream.problems.add(broken);
    }
    return stream;
  }

  private static InputStream unpacked(String compression, InputStream packed) throws IOException {
    return switch (compression) {
      case "gzip" -> new GzipMembers(packed);
      case "zstd" -> new ZstdInputStream(packed);
      case "lz4" -> new Lz4FrameInputStream(packed);
      default -> packed;
    };
  }

  private static String compressionOf(byte[] magic) {
    if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
      return "gzip";
    }
    if (magic.length >= 4 && magic[0] == 0x28 && magic[1] == (byte) 0xb5 && magic[2] == 0x2f && magic[3] == (byte) 0xfd) {
      return "zstd";
    }
    if (magic.length >= 4 && magic[0] == 0x04 && magic[1] == 0x22 && magic[2] == 0x4d && magic[3] == 0x18) {
      return "lz4";
    }
    return "none";
  }

  /** {@code none}, {@code gzip}, {@code zstd} or {@code lz4}. */
  public String compression() {
    return compression;
  }

  /** How the text was encoded before it was recoded. */
  public TextEncoding encoding() {
    return encoding;
  }

  /** What could not be read, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    if (bytesRead >= bytesMax) {
      problems.add("stopped after " + bytesMax + " bytes, the limit for one input");
      ended = true;
      return -1;
    }
    int n;
    try {
      n = in.read(buffer, offset, (int) Math.min(length, bytesMax - bytesRead));
    } catch (EOFException | ZipException e) {
      return brokenTail(e);
    } catch (RuntimeException e) {
      return brokenTail(e);
    } catch (IOException e) {
      if (compression.equals("none")) {
        throw e;
      }
      return brokenTail(e);
    }
    if (n < 0) {
      ended = true;
    } else {
      bytesRead += n;
    }
    return n;
  }

  private int brokenTail(Exception e) {
    problems.add(broken(compression, e));
    ended = true;
    return -1;
  }

  private static String broken(String compression, Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return compression + " data broken or cut: " + why + "; what came before it was kept";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
