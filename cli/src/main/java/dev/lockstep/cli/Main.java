package dev.lockstep.cli;

import dev.lockstep.cli.text.OutputClosed;
import dev.lockstep.cli.text.PrintableWriter;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code lockstep} command. {@link #run} works in-process, so that tests need no second JVM. */
@Command(
    name = "lockstep",
    description = "Replays recorded order books through the code that trades live, and reads what incidents leave behind.",
    mixinStandardHelpOptions = true,
    versionProvider = Build.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error",
      "2:the command line is wrong",
      "3:verification failed",
      "4:findings at or above --fail-on",
      "5:input data unusable",
      "6:nothing was proved: too few winners, or not reproduced",
      "130:interrupted"
    },
    footer = {"", "'lockstep help COMMAND' tells about one command."})
public final class Main implements Runnable {
  private static final int HELP_WIDTH = 100;

  private final Terminal terminal;
  @CommandLine.Spec private CommandSpec spec;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] args) {
    // Not System.out: a PrintStream swallows a failed write, and a reader that left would go unnoticed.
    Writer screen = writer(FileDescriptor.err);
    PrintWriter err = new PrintWriter(new PrintableWriter(screen), true);
    PrintWriter out = new PrintWriter(new PrintableWriter(writer(FileDescriptor.out)), false);
    System.exit(run(Terminal.ofProcess(new PrintWriter(screen)), out, err, args));
  }

  private static Writer writer(FileDescriptor descriptor) {
    return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), 1 << 16);
  }

  /** Runs one command line; prints to the two writers and returns the exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(Terminal.NONE, out, err, args);
  }

  static int run(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
    Callable<Integer> plain = PlainLine.command(out, err, args);
    return plain != null ? runPlain(plain, out, err) : runParsed(terminal, out, err, args);
  }

  /** Runs a command that needed no parser. */
  private static int runPlain(Callable<Integer> command, PrintWriter out, PrintWriter err) {
    int code;
    try {
      code = command.call();
    } catch (Exception | OutOfMemoryError | StackOverflowError failure) {
      code = Failures.execution(failure, err);
    }
    try {
      out.flush();
    } catch (OutputClosed closed) {
      if (code == ExitCode.OK) code = Failures.execution(closed, err);
    }
    err.flush();
    return code;
  }

  /** Runs any command line. */
  static int runParsed(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = commandLine(terminal, args);
    line.setOut(out).setErr(err);
    int code = line.execute(args);
    try {
      out.flush();
    } catch (OutputClosed closed) {
      if (code == ExitCode.OK) code = Failures.execution(closed, line, line.getParseResult());
    }
    err.flush();
    return code;
  }

  /** The command line with every command that {@code args} may need. */
  static CommandLine commandLine(Terminal terminal, String... args) {
    CommandLine line = new CommandLine(new Main(terminal));
    Commands.register(line, args);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setColorScheme(Help.defaultColorScheme(terminal.colours() ? Help.Ansi.ON : Help.Ansi.OFF));
    Execution execution = new Execution();
    line.setExecutionStrategy(execution).setParameterExceptionHandler(execution).setExecutionExceptionHandler(execution);
    return line;
  }

  /** The running program, seen from one of its commands. */
  static Main of(CommandSpec command) {
    return (Main) command.root().userObject();
  }

  Terminal terminal() {
    return terminal;
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new Failure(ExitCode.USAGE, "name a command");
  }
}
