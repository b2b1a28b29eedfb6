package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands that read what incidents leave behind. */
@Command(
    name = "forensics",
    description = "Reads what incidents leave behind: logs, state files and thread dumps in, findings out.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ForensicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new Failure(ExitCode.USAGE, "name one of the commands of forensics");
  }
}
