package dev.lockstep.cli.text;

import java.io.IOException;
import java.io.Writer;

/**
 * The last gate before a terminal: passes line ends and tabs, writes every other control character out. It also turns a
 * failed write into {@link OutputClosed}, because a {@link java.io.PrintWriter} would swallow it and compute on for nobody.
 */
public final class PrintableWriter extends Writer {
  private final Writer target;
  private boolean carriageReturn;

  public PrintableWriter(Writer target) {
    super(target);
    this.target = target;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    try {
      int from = offset;
      int end = offset + length;
      for (int i = offset; i < end; i++) {
        char c = text[i];
        if (!carriageReturn && c >= ' ' && c < 0x7f || c == '\n' && !carriageReturn || c == '\t' && !carriageReturn) continue;
        target.write(text, from, i - from);
        from = i + 1;
        one(c);
      }
      target.write(text, from, end - from);
    } catch (IOException failure) {
      throw new OutputClosed(failure);
    }
  }

  /** A carriage return passes as part of a Windows line end only. */
  private void one(char c) throws IOException {
    if (carriageReturn) {
      carriageReturn = false;
      target.write(c == '\n' ? "\r" : "\\r");
    }
    if (c == '\r') {
      carriageReturn = true;
    } else if (c != '\n' && c != '\t' && Escapes.acts(c)) {
      StringBuilder escaped = new StringBuilder(6);
      Escapes.append(escaped, c);
      target.write(escaped.toString());
    } else {
      target.write(c);
    }
  }

  @Override
  public void flush() {
    try {
      target.flush();
    } catch (IOException failure) {
      throw new OutputClosed(failure);
    }
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
