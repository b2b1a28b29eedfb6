package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands around recorded data. */
@Command(
    name = "datasets",
    description = "Recorded data in and out: imports, checks, lists, exports and makes windows.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DatasetsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new Failure(ExitCode.USAGE, "name one of the commands of datasets");
  }
}
