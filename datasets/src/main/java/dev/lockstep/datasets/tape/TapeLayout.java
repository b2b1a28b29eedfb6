package dev.lockstep.datasets.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Byte layout of a tape file, version 1; datasets/FORMATS.md is its specification. All numbers are little endian. */
final class TapeLayout {
  static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** "LOCKTAPE" read as a little-endian long. */
  static final long MAGIC = 0x455041544B434F4CL;
  static final int VERSION = 1;
  static final int ROW_BYTES = 32;
  /** Rows that share a checksum. */
  static final int BLOCK_ROWS = 4096;
  static final int BLOCK_BYTES = BLOCK_ROWS * ROW_BYTES;

  static final int AT_VERSION = 8;
  static final int AT_ROW_BYTES = 12;
  static final int AT_HEADER_BYTES = 16;
  static final int AT_BLOCK_ROWS = 20;
  static final int AT_ROWS = 24;
  static final int AT_TICK = 32;
  static final int AT_LOT = 40;
  static final int AT_START = 48;
  static final int AT_END = 56;
  static final int AT_FLAGS = 64;
  static final int AT_JSON_BYTES = 68;
  static final int AT_JSON = 72;
  static final int FLAG_BINARY = 1;
  static final int FLAG_SYNTHETIC = 2;
  static final int HEADER_BYTES_MAX = 1 << 20;

  /** Offsets inside a row. */
  static final int ROW_EXCHANGE = 0;
  static final int ROW_LOCAL = 8;
  static final int ROW_LOTS = 16;
  static final int ROW_PRICE = 24;
  static final int ROW_KIND = 28;
  static final int ROW_SIDE = 29;

  private TapeLayout() {}

  /** Bytes of the header: fixed part, JSON, checksum, filled up to a multiple of 64. */
  static int headerBytes(int jsonBytes) {
    return (AT_JSON + jsonBytes + 4 + 63) / 64 * 64;
  }

  static long blocks(long rows) {
    return (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
  }

  /** One CRC32C per block and one over these. */
  static long footerBytes(long rows) {
    return 4 * blocks(rows) + 4;
  }
}
