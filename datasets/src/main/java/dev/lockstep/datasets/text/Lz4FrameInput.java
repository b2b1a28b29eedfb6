package dev.lockstep.datasets.text;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Reads the LZ4 frame format (lz4 command, independent or linked blocks) over a block decompressor. Checksums are skipped. */
final class Lz4FrameInput extends InputStream {
  private static final int MAGIC = 0x184D2204;

  private final InputStream in;
  private boolean blockChecksum;
  private boolean contentChecksum;
  private byte[] compressed = new byte[0];
  private byte[] block = new byte[0];
  private int at;
  private int filled;
  private boolean ended;

  Lz4FrameInput(InputStream in) throws IOException {
    this.in = in;
    frameHeader(word());
  }

  private void frameHeader(int magic) throws IOException {
    if (magic != MAGIC) throw new ZipException("not an lz4 frame");
    int flags = octet();
    int descriptor = octet();
    if (flags >>> 6 != 1) throw new ZipException("lz4 frame version " + (flags >>> 6) + " is not known");
    if ((flags & 0x20) == 0) throw new ZipException("lz4 frames with linked blocks are not supported; compress with lz4 -BI");
    blockChecksum = (flags & 0x10) != 0;
    contentChecksum = (flags & 0x04) != 0;
    int skip = ((flags & 0x08) != 0 ? 8 : 0) + ((flags & 0x01) != 0 ? 4 : 0) + 1;
    in.skipNBytes(skip);
    int code = descriptor >>> 4 & 7;
    if (code < 4) throw new ZipException("lz4 block size code " + code + " is not known");
    int size = 1 << 8 + 2 * code;
    block = new byte[size];
    compressed = new byte[size];
  }

  private boolean nextBlock() throws IOException {
    if (ended) return false;
    int word = word();
    if (word == 0) {
      if (contentChecksum) in.skipNBytes(4);
      ended = true;
      return nextFrame();
    }
    int length = word & 0x7fffffff;
    if (length > compressed.length) throw new ZipException("lz4 block of " + length + " bytes exceeds the frame's block size");
    boolean plain = word < 0;
    if (in.readNBytes(plain ? block : compressed, 0, length) < length) throw new EOFException("lz4 block cut off");
    if (blockChecksum) in.skipNBytes(4);
    try {
      filled = plain ? length : new Lz4Decompressor().decompress(compressed, 0, length, block, 0, block.length);
    } catch (MalformedInputException e) {
      throw new ZipException("lz4 block damaged: " + e.getMessage());
    }
    at = 0;
    return true;
  }

  private boolean nextFrame() throws IOException {
    int first = in.read();
    if (first < 0) return false;
    frameHeader(first | octet() << 8 | octet() << 16 | octet() << 24);
    ended = false;
    return nextBlock();
  }

  private int word() throws IOException {
    return octet() | octet() << 8 | octet() << 16 | octet() << 24;
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) throw new EOFException("lz4 frame cut off");
    return octet;
  }

  @Override
  public int read() throws IOException {
    while (at == filled) if (!nextBlock()) return -1;
    return block[at++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) return 0;
    while (at == filled) if (!nextBlock()) return -1;
    int count = Math.min(length, filled - at);
    System.arraycopy(block, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
