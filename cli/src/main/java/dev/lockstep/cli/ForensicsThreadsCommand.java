package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forensics threads}: who holds the lock, who waits, and why. */
@Command(
    name = "threads",
    description = "Reads thread dumps of Go, Java and Python: who holds the lock, who waits, and why.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep forensics threads bundle/goroutines.txt",
      "From a living JVM: jcmd 4711 Thread.print -l | lockstep forensics threads -",
      "Several dumps of one process are a series, which tells a passing wait from a lasting one.",
      "--out writes report.html and findings.json (also as result.json).",
      "Without a dump of your own: lockstep forensics plant bundle --incident leaked_lock"
    })
final class ForensicsThreadsCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "DUMP", description = "Files, folders, quoted globs or - (standard input).")
  private List<String> dumps = new ArrayList<>();

  @Mixin OutputOptions output = new OutputOptions();

  @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "Exit 4 at this severity or above: critical, warning, info or never (default: critical).",
      defaultValue = "critical")
  String failOn = "critical";

  @ArgGroup(exclusive = true)
  Grouped grouped = new Grouped();

  @Option(names = "--cpu", paramLabel = "FILE", description = "A top -H listing, or two listings of /proc/PID/task/*/stat, taken beside the dumps.")
  List<String> cpu = new ArrayList<>();

  @Option(names = "--strict", description = "Any input that cannot be used makes the exit code 5.")
  boolean strict;

  @Option(names = "--no-groups", description = "Leave the groups of stacks out of the text.")
  boolean noGroups;

  @Option(names = "--max-threads", paramLabel = "N", description = "Threads kept of one input; more are counted (default: 500000).", defaultValue = "500000")
  int maxThreads = 500_000;

  @Option(names = "--max-line", paramLabel = "BYTES", description = "Bytes kept of one line (default: 1048576).", defaultValue = "1048576")
  int maxLine = 1 << 20;

  @Option(names = "--max-bytes", paramLabel = "BYTES", description = "Bytes read of one input, unpacked (default: 68719476736).", defaultValue = "68719476736")
  long maxBytes = 1L << 36;

  @ArgGroup(exclusive = false, heading = "Thresholds:%n")
  Limits limits = new Limits();

  /** Which dumps belong together. */
  static final class Grouped {
    @Option(names = "--series", description = "All dumps are of one process (by default judged by thread ids and names).")
    boolean series;

    @Option(names = "--independent", description = "Every dump is of its own process.")
    boolean independent;
  }

  /** The numbers behind the verdicts. */
  static final class Limits {
    @Option(names = "--many-waiters", paramLabel = "N", defaultValue = "3", description = "Waiters that make a stalled holder or a convoy (${DEFAULT-VALUE}).")
    int manyWaiters = 3;

    @Option(names = "--critical-waiters", paramLabel = "N", defaultValue = "10", description = "Waiters that make a stalled holder critical (${DEFAULT-VALUE}).")
    int criticalWaiters = 10;

    @Option(names = "--long-wait-minutes", paramLabel = "MINUTES", defaultValue = "1", description = "A lock wait worth telling (${DEFAULT-VALUE}).")
    int longWaitMinutes = 1;

    @Option(names = "--long-wait-warning-minutes", paramLabel = "MINUTES", defaultValue = "10", description = "A lock wait worth a warning (${DEFAULT-VALUE}).")
    int longWaitWarningMinutes = 10;

    @Option(names = "--starvation-factor", paramLabel = "FACTOR", defaultValue = "5", description = "Times the median wait of the peers (${DEFAULT-VALUE}).")
    double starvationFactor = 5;

    @Option(names = "--starvation-minutes", paramLabel = "MINUTES", defaultValue = "1", description = "A wait that may be starvation (${DEFAULT-VALUE}).")
    double starvationMinutes = 1;

    @Option(names = "--starvation-peers", paramLabel = "N", defaultValue = "3", description = "Peers needed for a median (${DEFAULT-VALUE}).")
    int starvationPeers = 3;

    @Option(names = "--pool-workers", paramLabel = "N", defaultValue = "4", description = "Busy workers that exhaust a pool (${DEFAULT-VALUE}).")
    int poolWorkers = 4;

    @Option(names = "--equal-stacks", paramLabel = "N", defaultValue = "1000", description = "Equal stacks that count as growth (${DEFAULT-VALUE}).")
    int equalStacks = 1000;

    @Option(names = "--growth-share", paramLabel = "SHARE", defaultValue = "0.5", description = "Growth of the count over a series (${DEFAULT-VALUE}).")
    double growthShare = 0.5;

    @Option(names = "--cpu-share", paramLabel = "SHARE", defaultValue = "0.5", description = "Share of a core that makes a holder busy (${DEFAULT-VALUE}).")
    double cpuShare = 0.5;
  }

  /** The command as picocli makes it. */
  ForensicsThreadsCommand() {}

  /** The command with what was read without picocli. */
  ForensicsThreadsCommand(List<String> dumps, List<String> cpu, OutputOptions output) {
    this.dumps = dumps;
    this.cpu = cpu;
    this.output = output;
  }

  @Override
  public Integer call() {
    return new ThreadsRun(this).run(dumps);
  }
}
