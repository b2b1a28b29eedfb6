package dev.lockstep.cli;

import dev.lockstep.cli.text.OutputClosed;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs what was parsed, and hands what goes wrong to {@link Failures}. A class and no lambdas: the archive that makes starts fast
 * cannot hold lambdas of types as old as picocli's, nor those types with them.
 */
final class Execution implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {
  /** Catches what picocli lets through or prints with a trace (help into a closed pipe). */
  @Override
  public int execute(ParseResult parsed) {
    CommandLine line = parsed.commandSpec().commandLine();
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutputClosed | OutOfMemoryError | StackOverflowError failure) {
      return Failures.execution(failure, line, parsed);
    }
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    return Failures.usage(failure);
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return Failures.execution(failure, command, parsed);
  }
}
