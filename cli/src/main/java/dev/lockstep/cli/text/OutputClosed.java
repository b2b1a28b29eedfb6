package dev.lockstep.cli.text;

import java.io.IOException;
import java.util.Locale;

/** Nobody reads the output any more, or it cannot be stored. */
public final class OutputClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosed(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the reader left, as {@code head} does when it has seen enough: no failure of ours. */
  public boolean readerLeft() {
    String reason = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
    return reason.contains("broken pipe") || reason.contains("pipe closed") || reason.contains("connection reset");
  }
}
