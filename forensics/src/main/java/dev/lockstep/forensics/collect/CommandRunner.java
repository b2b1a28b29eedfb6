package dev.lockstep.forensics.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs other programs: the only way collecting touches the outside, so that tests can stand in for docker and jcmd. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs a program to its end or the time limit and writes what it says on both streams to files.
   *
   * @return the exit code; -1 where the program is absent or did not end in time
   */
  int run(List<String> command, Path standardOutput, Path standardError) throws IOException;
}
