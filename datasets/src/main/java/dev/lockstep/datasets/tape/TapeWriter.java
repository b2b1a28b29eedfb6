package dev.lockstep.datasets.tape;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Window;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes a tape file block by block. The rows go to a neighbouring file that takes the final name only in {@link #close} after
 * {@link #finish}: a tape that exists is whole.
 */
public final class TapeWriter implements Closeable {
  private final Path path;
  private final Path partial;
  private final TapeMeta meta;
  private final byte[] json;
  private final int headerBytes;
  private final FileChannel channel;
  private final byte[] buffer = new byte[TapeLayout.BLOCK_BYTES];
  private int filled;
  private long rows;
  private int[] checksums = new int[64];
  private int blocks;
  private boolean finished;

  public TapeWriter(Path path, TapeMeta meta) throws IOException {
    this.path = path;
    this.meta = meta;
    json = TapeMetaJson.write(meta);
    headerBytes = TapeLayout.headerBytes(json.length);
    if (headerBytes > TapeLayout.HEADER_BYTES_MAX) throw new IOException("header of " + path + " is too large");
    partial = path.resolveSibling(path.getFileName() + ".partial");
    channel = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    channel.position(headerBytes);
  }

  /** Writes a whole tape. */
  public static void write(Path path, TapeMeta meta, TapeSource rows) throws IOException {
    try (TapeWriter writer = new TapeWriter(path, meta)) {
      TapeBlock block = new TapeBlock(TapeLayout.BLOCK_ROWS);
      while (rows.read(block)) writer.append(block);
      writer.finish();
    }
  }

  public void append(TapeBlock block) throws IOException {
    for (int i = 0; i < block.size; i++) {
      int at = filled;
      TapeLayout.LONG.set(buffer, at + TapeLayout.ROW_EXCHANGE, block.exchangeNanos[i]);
      TapeLayout.LONG.set(buffer, at + TapeLayout.ROW_LOCAL, block.localNanos[i]);
      TapeLayout.LONG.set(buffer, at + TapeLayout.ROW_LOTS, block.lots[i]);
      TapeLayout.INT.set(buffer, at + TapeLayout.ROW_PRICE, block.priceTicks[i]);
      TapeLayout.INT.set(buffer, at + TapeLayout.ROW_KIND, (block.kind[i] & 0xff) | (block.side[i] & 0xff) << 8);
      filled = at + TapeLayout.ROW_BYTES;
      rows++;
      if (filled == buffer.length) flush();
    }
  }

  private void flush() throws IOException {
    if (filled == 0) return;
    CRC32C crc = new CRC32C();
    crc.update(buffer, 0, filled);
    if (blocks == checksums.length) checksums = Arrays.copyOf(checksums, blocks * 2);
    checksums[blocks++] = (int) crc.getValue();
    writeFully(ByteBuffer.wrap(buffer, 0, filled));
    filled = 0;
  }

  /** Completes the file: checksums behind the rows, then the header in front of them. */
  public void finish() throws IOException {
    flush();
    byte[] footer = new byte[4 * blocks + 4];
    for (int i = 0; i < blocks; i++) TapeLayout.INT.set(footer, 4 * i, checksums[i]);
    TapeLayout.INT.set(footer, 4 * blocks, crc(footer, 4 * blocks));
    writeFully(ByteBuffer.wrap(footer));
    channel.position(0);
    writeFully(ByteBuffer.wrap(header()));
    finished = true;
  }

  private byte[] header() {
    byte[] header = new byte[headerBytes];
    Instrument instrument = meta.header().instrument();
    Window window = meta.header().window();
    TapeLayout.LONG.set(header, 0, TapeLayout.MAGIC);
    TapeLayout.INT.set(header, TapeLayout.AT_VERSION, TapeLayout.VERSION);
    TapeLayout.INT.set(header, TapeLayout.AT_ROW_BYTES, TapeLayout.ROW_BYTES);
    TapeLayout.INT.set(header, TapeLayout.AT_HEADER_BYTES, headerBytes);
    TapeLayout.INT.set(header, TapeLayout.AT_BLOCK_ROWS, TapeLayout.BLOCK_ROWS);
    TapeLayout.LONG.set(header, TapeLayout.AT_ROWS, rows);
    TapeLayout.LONG.set(header, TapeLayout.AT_TICK, instrument.tickNanoUsd());
    TapeLayout.LONG.set(header, TapeLayout.AT_LOT, instrument.lotNanoShares());
    TapeLayout.LONG.set(header, TapeLayout.AT_START, window.startNanos());
    TapeLayout.LONG.set(header, TapeLayout.AT_END, window.endNanos());
    int flags = (instrument.binary() ? TapeLayout.FLAG_BINARY : 0) | (window.synthetic() ? TapeLayout.FLAG_SYNTHETIC : 0);
    TapeLayout.INT.set(header, TapeLayout.AT_FLAGS, flags);
    TapeLayout.INT.set(header, TapeLayout.AT_JSON_BYTES, json.length);
    System.arraycopy(json, 0, header, TapeLayout.AT_JSON, json.length);
    TapeLayout.INT.set(header, headerBytes - 4, crc(header, headerBytes - 4));
    return header;
  }

  static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) channel.write(bytes);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (finished) Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    else Files.deleteIfExists(partial);
  }
}
