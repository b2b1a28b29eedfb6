package dev.lockstep.datasets.tape;

import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeMetaJson.TapeHeaderFields;
import dev.lockstep.datasets.text.Compression;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Reads a tape file with read() into one reused buffer: resident memory does not depend on the file's size (a mapped file
 * stays resident until a garbage collection that allocation-free code never triggers). Every block is checked before its rows
 * are handed out. Whether rows can be is for {@link CheckedTape} to say, once for each tape and not in every replay.
 */
public final class TapeFile implements TapeSource {
  /** Largest tape that is unpacked on the way: 4 GiB, 134 million rows. */
  private static final long UNPACKED_BYTES_MAX = 1L << 32;

  private final String name;
  private final FileChannel channel;
  private final TapeMeta meta;
  private final int headerBytes;
  private final long rows;
  private final int[] checksums;
  private final byte[] bytes = new byte[TapeLayout.BLOCK_BYTES];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private int at;
  private int filled;
  private long rowsRead;
  private int block;

  private TapeFile(String name, FileChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    byte[] fixed = bytes(0, TapeLayout.AT_JSON, "header");
    if ((long) TapeLayout.LONG.get(fixed, 0) != TapeLayout.MAGIC) throw new BadData(name, "not a tape: the magic is missing");
    int version = (int) TapeLayout.INT.get(fixed, TapeLayout.AT_VERSION);
    if (version != TapeLayout.VERSION) throw new BadData(name, "tape version " + version + " is not known; import it again");
    headerBytes = (int) TapeLayout.INT.get(fixed, TapeLayout.AT_HEADER_BYTES);
    if (headerBytes < TapeLayout.AT_JSON + 4 || headerBytes > TapeLayout.HEADER_BYTES_MAX)
      throw new BadData(name, "header length " + headerBytes + " is impossible");
    byte[] header = bytes(0, headerBytes, "header");
    if ((int) TapeLayout.INT.get(header, headerBytes - 4) != TapeWriter.crc(header, headerBytes - 4))
      throw new BadData(name, "header damaged: its checksum does not match");
    rows = (long) TapeLayout.LONG.get(header, TapeLayout.AT_ROWS);
    meta = meta(header);
    checksums = footer();
  }

  public static TapeFile open(Path path) throws IOException {
    return open(path, path.toString());
  }

  /** Opens a tape; {@code name} stands in messages. */
  public static TapeFile open(Path path, String name) throws IOException {
    FileChannel channel = channel(path, name);
    try {
      return new TapeFile(name, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    } catch (RuntimeException e) {
      channel.close();
      throw new BadData(name, "header damaged: " + e.getMessage());
    }
  }

  /** The file itself, or what it holds packed: unpacked into a temporary file that is gone with the channel. */
  private static FileChannel channel(Path path, String name) throws IOException {
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = Compression.decompressed(raw)) {
      if (!Compression.isCompressed(in)) return FileChannel.open(path, StandardOpenOption.READ);
      FileChannel unpacked = FileChannel.open(
          Files.createTempFile("lockstep", ".tape"), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
      try {
        byte[] piece = new byte[TapeLayout.BLOCK_BYTES];
        for (int read; (read = in.read(piece)) >= 0; ) {
          if (unpacked.position() + read > UNPACKED_BYTES_MAX) throw new BadData(name, "a packed tape of more than " + UNPACKED_BYTES_MAX + " bytes; unpack it");
          for (ByteBuffer rest = ByteBuffer.wrap(piece, 0, read); rest.hasRemaining(); ) unpacked.write(rest);
        }
        return unpacked;
      } catch (EOFException | ZipException e) {
        unpacked.close();
        throw new BadData(name, "the packed tape is cut or damaged: " + e.getMessage());
      } catch (IOException | RuntimeException e) {
        unpacked.close();
        throw e;
      }
    }
  }

  private TapeMeta meta(byte[] header) throws IOException {
    int jsonBytes = (int) TapeLayout.INT.get(header, TapeLayout.AT_JSON_BYTES);
    if (jsonBytes < 0 || jsonBytes > headerBytes - TapeLayout.AT_JSON - 4 || rows < 0)
      throw new BadData(name, "header damaged: impossible lengths");
    int flags = (int) TapeLayout.INT.get(header, TapeLayout.AT_FLAGS);
    TapeHeaderFields fields =
        new TapeHeaderFields(
            rows,
            (long) TapeLayout.LONG.get(header, TapeLayout.AT_TICK),
            (long) TapeLayout.LONG.get(header, TapeLayout.AT_LOT),
            (long) TapeLayout.LONG.get(header, TapeLayout.AT_START),
            (long) TapeLayout.LONG.get(header, TapeLayout.AT_END),
            (flags & TapeLayout.FLAG_BINARY) != 0,
            (flags & TapeLayout.FLAG_SYNTHETIC) != 0);
    return TapeMetaJson.read(Arrays.copyOfRange(header, TapeLayout.AT_JSON, TapeLayout.AT_JSON + jsonBytes), fields);
  }

  private int[] footer() throws IOException {
    long expected = headerBytes + rows * TapeLayout.ROW_BYTES + TapeLayout.footerBytes(rows);
    if (channel.size() != expected)
      throw new BadData(name, "truncated or extended: " + channel.size() + " bytes, " + expected + " expected for " + rows + " rows");
    int blocks = Math.toIntExact(TapeLayout.blocks(rows));
    byte[] footer = bytes(headerBytes + rows * TapeLayout.ROW_BYTES, 4 * blocks + 4, "checksums");
    if ((int) TapeLayout.INT.get(footer, 4 * blocks) != TapeWriter.crc(footer, 4 * blocks))
      throw new BadData(name, "checksum table damaged");
    int[] table = new int[blocks];
    for (int i = 0; i < blocks; i++) table[i] = (int) TapeLayout.INT.get(footer, 4 * i);
    channel.position(headerBytes);
    return table;
  }

  private byte[] bytes(long position, int length, String what) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    while (target.hasRemaining()) {
      int read = channel.read(target, position + target.position());
      if (read < 0) throw new BadData(name, "truncated in the " + what + " at byte " + (position + target.position()));
    }
    return target.array();
  }

  public TapeMeta meta() {
    return meta;
  }

  @Override
  public TapeHeader header() {
    return meta.header();
  }

  @Override
  public boolean read(TapeBlock out) throws IOException {
    int count = 0;
    int capacity = out.capacity();
    while (count < capacity) {
      if (at == filled && !nextBlock()) break;
      int take = Math.min(capacity - count, (filled - at) / TapeLayout.ROW_BYTES);
      decode(bytes, at, out, count, take);
      at += take * TapeLayout.ROW_BYTES;
      count += take;
    }
    out.size = count;
    return count > 0;
  }

  private static void decode(byte[] bytes, int from, TapeBlock out, int first, int count) {
    long[] exchange = out.exchangeNanos;
    long[] local = out.localNanos;
    long[] lots = out.lots;
    int[] price = out.priceTicks;
    byte[] kind = out.kind;
    byte[] side = out.side;
    for (int i = first, at = from, end = first + count; i < end; i++, at += TapeLayout.ROW_BYTES) {
      exchange[i] = (long) TapeLayout.LONG.get(bytes, at);
      local[i] = (long) TapeLayout.LONG.get(bytes, at + TapeLayout.ROW_LOCAL);
      lots[i] = (long) TapeLayout.LONG.get(bytes, at + TapeLayout.ROW_LOTS);
      long tail = (long) TapeLayout.LONG.get(bytes, at + TapeLayout.ROW_PRICE);
      price[i] = (int) tail;
      kind[i] = (byte) (tail >>> 32);
      side[i] = (byte) (tail >>> 40);
    }
  }

  private boolean nextBlock() throws IOException {
    if (rowsRead == rows) return false;
    int length = (int) Math.min(TapeLayout.BLOCK_ROWS, rows - rowsRead) * TapeLayout.ROW_BYTES;
    buffer.clear().limit(length);
    while (buffer.hasRemaining())
      if (channel.read(buffer) < 0) throw new BadData(name, "truncated in row " + (rowsRead + buffer.position() / TapeLayout.ROW_BYTES));
    if (TapeWriter.crc(bytes, length) != checksums[block])
      throw new BadData(name, "damaged: rows " + rowsRead + " to " + (rowsRead + length / TapeLayout.ROW_BYTES - 1) + " do not match their checksum");
    block++;
    rowsRead += length / TapeLayout.ROW_BYTES;
    at = 0;
    filled = length;
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
