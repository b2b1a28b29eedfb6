package dev.lockstep.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command line, run in-process, and what came of it. */
public record CommandRun(int exitCode, String out, String err) {
  /** Runs the program as it ships. */
  public static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** Runs the program with one more command. */
  static CommandRun with(String name, Object command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(Terminal.NONE, args).addSubcommand(name, command);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    // Settings reach only the subcommands that are there when they are made.
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((failure, typed) -> Failures.usage(failure));
    line.setExecutionExceptionHandler(Failures::execution);
    return new CommandRun(line.execute(args), out.toString(), err.toString());
  }
}
