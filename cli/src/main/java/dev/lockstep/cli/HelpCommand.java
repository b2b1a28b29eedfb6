package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, or of a command of a group: picocli's own knows the first word only, and passes the others by. */
@Command(name = "help", description = "Display help information about the specified command.", mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command, and for a group which of its commands.")
  private List<String> words = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine().getParent();
    for (String word : words) {
      CommandLine next = line.getSubcommands().get(word);
      if (next == null) throw new CommandLine.UnmatchedArgumentException(line, List.of(word));
      line = next;
    }
    line.usage(spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
