package dev.lockstep.cli;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * Runs command lines without showing what they print. The launcher records which classes they load and puts those into the
 * archive that makes the next starts fast.
 */
public final class FastStart {
  private FastStart() {}

  /** Runs each argument as a command line. */
  public static void main(String[] commandLines) {
    for (String commandLine : commandLines)
      Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), commandLine.split(" "));
  }
}
