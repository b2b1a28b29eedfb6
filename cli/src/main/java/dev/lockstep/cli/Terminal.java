package dev.lockstep.cli;

import java.io.PrintWriter;

/**
 * What is known of the screen a command writes to.
 *
 * @param progress where a line may be drawn over, or null if standard error is no terminal
 * @param colours whether the help may use them
 */
record Terminal(PrintWriter progress, boolean colours) {
  /** No screen: a pipe, a file, a test. */
  static final Terminal NONE = new Terminal(null, false);

  /** Standard streams as the launcher found them: {@code lockstep.terminals} holds the numbers of those that are terminals. */
  static Terminal ofProcess(PrintWriter err) {
    String terminals = System.getProperty("lockstep.terminals", "");
    boolean colours = terminals.contains("1") && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(terminals.contains("2") ? err : null, colours);
  }
}
