package dev.lockstep.forensics.collect;

import java.nio.file.Path;
import java.util.List;

/**
 * What to collect.
 *
 * @param pid process id on this machine, or -1
 * @param container container name, or null
 * @param pprofUrl address of a Go process' pprof endpoint, such as {@code http://127.0.0.1:6060}, or null
 * @param dumps how many dumps the series has
 * @param intervalMillis time between two dumps
 * @param files state files and logs to copy, with their times
 * @param quitAllowed SIGQUIT may be sent to a Go process, which ends it
 * @param since how far back container logs are taken, such as {@code 30m}
 */
public record CollectRequest(
    long pid, String container, String pprofUrl, int dumps, long intervalMillis, List<Path> files, boolean quitAllowed, String since) {
  public CollectRequest {
    files = List.copyOf(files);
    if (dumps < 1 || dumps > 100 || intervalMillis < 0 || intervalMillis > 600_000) {
      throw new IllegalArgumentException("a series has 1 to 100 dumps, at most ten minutes apart");
    }
  }
}
