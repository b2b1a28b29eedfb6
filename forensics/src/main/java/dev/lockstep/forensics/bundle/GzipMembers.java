package dev.lockstep.forensics.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks a gzip file of any number of members. Unlike the JDK's stream it tells when a later member is cut within its header,
 * and when something else follows the last one: nothing that is in the file is passed over in silence. Zero padding passes.
 */
final class GzipMembers extends InputStream {
  private static final int TEXT_MAX = 1 << 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private int members;
  private boolean inMember;
  private boolean ended;

  GzipMembers(InputStream in) throws IOException {
    this.in = in;
    header();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    if (length == 0) return 0;
    while (!ended) {
      if (!inMember) {
        if (!another()) return -1;
        header();
      }
      int n = inflate(out, offset, length);
      if (n > 0) return n;
    }
    return -1;
  }

  private int inflate(byte[] out, int offset, int length) throws IOException {
    try {
      int n = inflater.inflate(out, offset, length);
      if (n > 0) {
        crc.update(out, offset, n);
        return n;
      }
    } catch (DataFormatException e) {
      throw new ZipException("member " + members + ": " + e.getMessage());
    }
    if (inflater.finished()) {
      at = limit - inflater.getRemaining();
      trailer();
      inMember = false;
    } else if (inflater.needsDictionary()) {
      throw new ZipException("member " + members + " needs a dictionary");
    } else if (inflater.needsInput()) {
      if (!fill()) throw new EOFException("member " + members + " is cut");
      inflater.setInput(buffer, at, limit - at);
      at = limit;
    }
    return 0;
  }

  /** True if another member begins; zero padding and the plain end are false, anything else is told. */
  private boolean another() throws IOException {
    int next = next();
    while (next == 0) next = next();
    if (next < 0) {
      ended = true;
      return false;
    }
    if (next != 0x1f) throw new ZipException("something else follows member " + members);
    at--;
    return true;
  }

  private void header() throws IOException {
    members++;
    if (must() != 0x1f || must() != 0x8b || must() != 8) throw new ZipException("member " + members + " has no gzip header");
    int flags = must();
    for (int i = 0; i < 6; i++) must();
    if ((flags & 4) != 0) {
      int extra = must() | must() << 8;
      for (int i = 0; i < extra; i++) must();
    }
    if ((flags & 8) != 0) text();
    if ((flags & 16) != 0) text();
    if ((flags & 2) != 0) {
      must();
      must();
    }
    inflater.reset();
    crc.reset();
    inflater.setInput(buffer, at, limit - at);
    at = limit;
    inMember = true;
  }

  private void text() throws IOException {
    for (int i = 0; i < TEXT_MAX; i++) if (must() == 0) return;
    throw new ZipException("member " + members + " has an endless name");
  }

  private void trailer() throws IOException {
    long wanted = four();
    long size = four();
    if (wanted != crc.getValue()) throw new ZipException("member " + members + " fails its checksum");
    if (size != (inflater.getBytesWritten() & 0xffffffffL)) throw new ZipException("member " + members + " has another length than it says");
  }

  private long four() throws IOException {
    return must() | must() << 8 | must() << 16 | (long) must() << 24;
  }

  private int must() throws IOException {
    int next = next();
    if (next < 0) throw new EOFException("member " + members + " is cut");
    return next;
  }

  private int next() throws IOException {
    if (at == limit && !fill()) return -1;
    return buffer[at++] & 0xff;
  }

  private boolean fill() throws IOException {
    int n = in.read(buffer, 0, buffer.length);
    at = 0;
    limit = Math.max(0, n);
    return n > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
