package dev.lockstep.datasets.format;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.quality.Printable;

/**
 * A window, or a file that should have held one, that is not replayed.
 *
 * @param id window id, or the file's name where no window could be told
 * @param source file or folder it was read from
 * @param reason one line: what is wrong, with file and line where there is one
 * @param completeness null where it was not judged
 */
public record SkippedWindow(String id, String source, String reason, Completeness completeness, Anomalies anomalies)
    implements InputWindow {
  public SkippedWindow {
    reason = Printable.text(reason);
  }

  public SkippedWindow(String id, String source, String reason) {
    this(id, source, reason, null, new Anomalies());
  }
}
