package dev.lockstep.forensics.bundle;

import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks LZ4 frames with independent blocks (what {@code lz4} writes with {@code -BI}); linked blocks are refused by name. */
final class Lz4FrameInputStream extends InputStream {
  private static final int MAGIC = 0x184d2204;

  private final InputStream in;
  private final Lz4Decompressor decompressor = new Lz4Decompressor();
  private byte[] block = new byte[0];
  private int blockAt;
  private int blockEnd;
  private boolean blockChecksums;
  private boolean contentChecksum;
  private boolean linked;
  private int blockSize;
  private boolean inFrame;
  private int blocks;

  Lz4FrameInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[blockAt++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, blockEnd - blockAt);
    System.arraycopy(block, blockAt, buffer, offset, n);
    blockAt += n;
    return n;
  }

  private boolean fill() throws IOException {
    while (blockAt == blockEnd) {
      if (!inFrame && !readFrameHeader()) {
        return false;
      }
      readBlock();
    }
    return true;
  }

  private boolean readFrameHeader() throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      return false;
    }
    if (magic.length < 4 || littleEndian(magic) != MAGIC) {
      throw new IOException("bytes after the lz4 frame are not an lz4 frame");
    }
    int flags = required();
    int descriptor = required();
    if (flags >> 6 != 1) {
      throw new IOException("lz4 frame version " + (flags >> 6) + " is not known");
    }
    linked = (flags & 0x20) == 0;
    blockChecksums = (flags & 0x10) != 0;
    contentChecksum = (flags & 0x04) != 0;
    int skip = ((flags & 0x08) != 0 ? 8 : 0) + ((flags & 0x01) != 0 ? 4 : 0) + 1;
    in.skipNBytes(skip);
    blockSize = 1 << (8 + 2 * Math.max(4, descriptor >> 4 & 7));
    inFrame = true;
    blocks = 0;
    return true;
  }

  private void readBlock() throws IOException {
    byte[] head = in.readNBytes(4);
    if (head.length < 4) {
      throw new EOFException("lz4 frame ends without its end mark");
    }
    int size = littleEndian(head);
    if (size == 0) {
      in.skipNBytes(contentChecksum ? 4 : 0);
      inFrame = false;
      return;
    }
    boolean stored = size < 0;
    int length = size & 0x7fffffff;
    if (length > blockSize + 16) {
      throw new IOException("lz4 block of " + length + " bytes is larger than the frame allows");
    }
    if (linked && blocks > 0) {
      throw new IOException("lz4 frame with linked blocks: unpack it with lz4 -d first");
    }
    byte[] packed = in.readNBytes(length);
    if (packed.length < length) {
      throw new EOFException("lz4 block is cut");
    }
    in.skipNBytes(blockChecksums ? 4 : 0);
    if (stored) {
      block = packed;
      blockEnd = length;
    } else {
      if (block.length < blockSize) {
        block = new byte[blockSize];
      }
      blockEnd = decompressor.decompress(packed, 0, length, block, 0, blockSize);
    }
    blockAt = 0;
    blocks++;
  }

  private int required() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("lz4 frame header is cut");
    }
    return b;
  }

  private static int littleEndian(byte[] b) {
    return b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | (b[3] & 0xff) << 24;
  }
}
