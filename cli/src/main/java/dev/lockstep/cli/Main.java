package dev.lockstep.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code lockstep} command. {@link #run} works in-process, so that tests need no second JVM. */
@Command(
    name = "lockstep",
    description = "Replays recorded order books through the code that trades live, and reads what incidents leave behind.",
    mixinStandardHelpOptions = true,
    version = "lockstep 0.1.0",
    subcommands = {RulesCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
    PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
    int code = run(out, err, args);
    out.flush();
    System.exit(code);
  }

  /** Runs one command line; prints to the two writers and returns the exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof Failure expected) {
            err.println("lockstep: " + expected.getMessage());
            return expected.exitCode();
          }
          err.println("lockstep: internal error: " + failure);
          return ExitCode.INTERNAL;
        });
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }
}
