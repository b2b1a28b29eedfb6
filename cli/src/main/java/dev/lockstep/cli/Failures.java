package dev.lockstep.cli;

import dev.lockstep.cli.text.Escapes;
import dev.lockstep.cli.text.Nearest;
import dev.lockstep.cli.text.OutputClosed;
import dev.lockstep.datasets.quality.BadData;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one line on standard error and an exit code. */
final class Failures {
  private Failures() {}

  /** A command line that cannot be understood. */
  static int usage(ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    String name = line.getCommandSpec().qualifiedName(" ");
    String message = Escapes.visible(String.valueOf(failure.getMessage()));
    if (failure instanceof UnmatchedArgumentException unmatched) message = unknown(line, unmatched.getUnmatched().get(0));
    line.getErr().println("lockstep: " + message + " (" + name + " --help tells more)");
    return ExitCode.USAGE;
  }

  private static String unknown(CommandLine line, String typed) {
    boolean option = typed.startsWith("-");
    boolean command = !option && !line.getSubcommands().isEmpty();
    Set<String> known = option ? line.getCommandSpec().optionsMap().keySet() : line.getSubcommands().keySet();
    String what = option ? "option" : command ? "command" : "argument";
    String name = option ? typed.replaceFirst("=.*", "") : typed;
    String nearest = Nearest.to(name, known).map(near -> ": did you mean '" + near + "'?").orElse("");
    return "unknown " + what + " '" + Escapes.visible(name) + "'" + nearest;
  }

  /** A command that did not come to its end. */
  static int execution(Throwable failure, CommandLine line, ParseResult parsed) {
    int code = execution(failure, line.getErr());
    boolean readerLeft = failure instanceof OutputClosed closed && closed.readerLeft();
    if (!readerLeft && verbose(parsed)) failure.printStackTrace(line.getErr());
    return code;
  }

  /** A command that did not come to its end, told in one line. */
  static int execution(Throwable failure, PrintWriter err) {
    return failure instanceof OutputClosed closed && closed.readerLeft() ? ExitCode.OK : explain(failure, err);
  }

  private static int explain(Throwable failure, PrintWriter err) {
    if (failure instanceof Failure expected) {
      err.println("lockstep: " + Escapes.visible(expected.getMessage()));
      return expected.exitCode();
    }
    Throwable cause = failure instanceof java.io.UncheckedIOException wrapped ? wrapped.getCause() : failure;
    if (cause instanceof FileSystemException file) {
      err.println("lockstep: " + Escapes.visible(file.getFile() + ": " + Failure.reason(file)));
      return ExitCode.DATA;
    }
    if (cause instanceof BadData) {
      err.println("lockstep: " + Escapes.visible(cause.getMessage()));
      return ExitCode.DATA;
    }
    if (cause instanceof OutputClosed) {
      err.println("lockstep: standard output cannot be written: " + cause.getMessage());
      return ExitCode.INTERNAL;
    }
    if (cause instanceof OutOfMemoryError) {
      err.println("lockstep: out of memory (" + cause.getMessage() + "): give it more with LOCKSTEP_JAVA_OPTS=-Xmx4g");
      return ExitCode.INTERNAL;
    }
    err.println("lockstep: internal error: " + Escapes.visible(cause.toString()) + " (-v prints where)");
    return ExitCode.INTERNAL;
  }

  private static boolean verbose(ParseResult parsed) {
    for (ParseResult part = parsed; part != null; part = part.subcommand()) if (part.hasMatchedOption("-v")) return true;
    return false;
  }
}
