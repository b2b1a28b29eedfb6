package dev.lockstep.cli;

import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads logs of any size in one pass and says what happened in them. */
@Command(name = "logs", description = "Reads logs in one pass: events, rhythms, silences.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Log files, packed or not; rotations are put in order.")
  private List<Path> inputs;

  @Mixin private LogOptions log;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    LogScan.Result result = new LogScan(log.options()).scan(inputs.stream().map(LogInput::of).toList());
    output.write(out -> print(out, result));
    return result.inputs().stream().anyMatch(InputReport::usable) ? ExitCode.OK : ExitCode.DATA;
  }

  private static void print(PrintWriter out, LogScan.Result result) {
    for (InputReport input : result.inputs()) {
      out.println(input.file() + ": " + input.format() + ", " + input.records() + " events");
      for (String problem : input.problems()) out.println("  " + problem);
    }
    for (LogSource source : result.sources()) {
      out.println();
      out.println(source.name() + " (" + source.facts().bot() + ")");
      for (Map.Entry<EventKind, Rhythm> entry : source.rhythms().entrySet()) {
        Rhythm rhythm = entry.getValue();
        out.printf(
            Locale.ROOT, "  %-18s %10d events, usual gap %.3f s, 99%% under %.3f s%n", entry.getKey().id(), rhythm.count(),
            rhythm.gaps().quantile(0.5) / 1e9, rhythm.gaps().quantile(0.99) / 1e9);
      }
    }
  }
}
