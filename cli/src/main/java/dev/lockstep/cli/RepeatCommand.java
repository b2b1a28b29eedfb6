package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line that does it again: the inputs and options of the command that ran, ready for a shell. */
final class RepeatCommand {
  /** Options that say where the result goes, not what it is. */
  private static final Set<String> OUTPUT = new TreeSet<>(List.of(
      "--format", "--json", "--out", "-o", "--force", "--quiet", "--verbose", "--no-progress", "--no-color", "--explain"));
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+@%^-]+");

  private final CommandSpec command;

  RepeatCommand(CommandSpec command) {
    this.command = command;
  }

  /** The whole check again. */
  String check() {
    return line(command.name(), OUTPUT, List.of());
  }

  /** The whole check again without options that only add to it. */
  String without(String... options) {
    Set<String> all = new TreeSet<>(OUTPUT);
    all.addAll(List.of(options));
    return line(command.name(), all, List.of());
  }

  /** One window of it as a backtest, with its journal; {@code own} are options that a backtest does not know. */
  String window(String id, String... own) {
    Set<String> without = new TreeSet<>(OUTPUT);
    without.addAll(List.of(own));
    without.addAll(List.of("--window", "--from", "--to", "--strict", "--jobs"));
    return line("backtest", without, List.of("--window", id, "--explain", id));
  }

  /** The same check of one window alone. */
  String checkOf(String id) {
    Set<String> without = new TreeSet<>(OUTPUT);
    without.addAll(List.of("--window", "--from", "--to", "--strict"));
    return line(command.name(), without, List.of("--window", id));
  }

  private String line(String name, Set<String> without, List<String> added) {
    ParseResult parsed = command.commandLine().getParseResult();
    List<String> words = new ArrayList<>(List.of("lockstep", name));
    for (ArgSpec positional : parsed.matchedPositionals()) words.addAll(positional.originalStringValues());
    for (OptionSpec option : new ArrayList<>(parsed.matchedOptionsSet())) {
      if (without.contains(option.longestName())) continue;
      boolean isFlag = option.arity().max() == 0;
      if (isFlag) words.add(option.longestName());
      else for (String value : option.originalStringValues()) words.addAll(List.of(option.longestName(), value));
    }
    words.addAll(added);
    return String.join(" ", words.stream().map(RepeatCommand::quoted).toList());
  }

  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
