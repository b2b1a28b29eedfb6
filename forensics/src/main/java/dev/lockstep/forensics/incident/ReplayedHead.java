package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.log.LogInput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A stream that can be had only once, opened twice: first its head alone, to find the clock, then the whole of it. */
final class ReplayedHead implements LogInput.Opener {
  private static final int HEAD_BYTES = 1 << 18;

  private final InputStream once;
  private byte[] head;
  private int opened;

  ReplayedHead(InputStream once) {
    this.once = new FilterInputStream(once) {
      @Override
      public void close() {
        // Whoever has the stream may have other uses for it.
      }
    };
  }

  @Override
  public InputStream open() throws IOException {
    if (head == null) head = once.readNBytes(HEAD_BYTES);
    opened++;
    if (opened > 2) throw new IOException("standard input cannot be read again");
    return opened == 1 ? new ByteArrayInputStream(head) : new SequenceInputStream(new ByteArrayInputStream(head), once);
  }
}
