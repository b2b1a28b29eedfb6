package dev.lockstep.forensics.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine with a time limit. */
public final class LocalCommands implements CommandRunner {
  private final long timeoutSeconds;

  public LocalCommands(long timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
  }

  @Override
  public int run(List<String> command, Path standardOutput, Path standardError) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectOutput(standardOutput.toFile()).redirectError(standardError.toFile())
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null"))).start();
    } catch (IOException e) {
      return -1;
    }
    try {
      if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " was running", e);
    }
  }
}
