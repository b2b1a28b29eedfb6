package dev.lockstep.cli;

import dev.lockstep.cli.text.Format;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of {@code forensics logs} that are plain enough to be read without picocli, whose start takes as long as scanning
 * 200 MB. Whatever is not plain (help, abbreviations, {@code --name=value}, a missing or repeated value, an unknown option) is
 * left to picocli, so there is one grammar and one set of messages; a test holds both ways against each other.
 */
final class PlainLine {
  private final List<String> inputs = new ArrayList<>();
  private final List<Path> rules = new ArrayList<>();
  private final List<String> zones = new ArrayList<>();
  private String failOn;
  private String since;
  private String until;
  private String around;
  private Format format;
  private boolean orders;
  private boolean quiet;
  private boolean noProgress;
  private boolean plain = true;

  private PlainLine() {}

  /** The command that a plain command line asks for, or null. */
  static LogsCommand logs(PrintWriter out, String... args) {
    if (args.length < 3 || !args[0].equals("forensics") || !args[1].equals("logs")) return null;
    PlainLine line = new PlainLine();
    for (int i = 2; i < args.length && line.plain; ) i = line.take(args, i);
    if (!line.plain || line.inputs.isEmpty()) return null;
    return new LogsCommand(
        line.inputs, line.orders, new LogOptions(line.rules, line.zones), new FindingWindow(line.since, line.until, line.around),
        new FindingsOptions(line.failOn == null ? "critical" : line.failOn), OutputOptions.plain(line.format, out));
  }

  /** Takes the argument at {@code i} and its value, if it has one; returns the place of the next. */
  private int take(String[] args, int i) {
    String arg = args[i];
    String value = i + 1 < args.length ? args[i + 1] : "";
    boolean usable = !value.isEmpty() && usable(value);
    switch (arg) {
      case "--orders" -> orders = once(orders);
      case "--no-progress" -> noProgress = once(noProgress);
      case "-q", "--quiet" -> quiet = once(quiet);
      case "--json" -> format = format(format, "json");
      case "--format" -> format = format(format, value);
      case "--fail-on" -> failOn = once(failOn, value);
      case "--since" -> since = once(since, value);
      case "--until" -> until = once(until, value);
      case "--around" -> around = once(around, value);
      case "--zone" -> zones.add(value);
      case "--rules" -> rule(value);
      default -> {
        plain &= !arg.isEmpty() && usable(arg);
        inputs.add(arg);
        return i + 1;
      }
    }
    boolean alone = arg.equals("--orders") || arg.equals("--no-progress") || arg.equals("-q") || arg.equals("--quiet") || arg.equals("--json");
    if (alone) return i + 1;
    plain &= usable;
    return i + 2;
  }

  /** Neither an option nor a file of arguments nor quoted. */
  private static boolean usable(String text) {
    char first = text.charAt(0);
    return first != '-' && first != '@' && first != '"' && first != '\'';
  }

  private boolean once(boolean before) {
    plain &= !before;
    return true;
  }

  private String once(String before, String value) {
    plain &= before == null;
    return value;
  }

  private Format format(Format before, String name) {
    plain &= before == null;
    for (Format known : Format.values()) if (known.toString().equals(name)) return known;
    plain = false;
    return null;
  }

  private void rule(String file) {
    try {
      rules.add(Path.of(file));
    } catch (InvalidPathException odd) {
      plain = false;
    }
  }
}
