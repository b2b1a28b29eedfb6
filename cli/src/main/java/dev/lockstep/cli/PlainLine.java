package dev.lockstep.cli;

import dev.lockstep.cli.text.Format;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Command lines of {@code forensics logs} and {@code forensics threads} that are plain enough to be read without picocli, whose start
 * takes as long as scanning 200 MB. Whatever is not plain (help, abbreviations, {@code --name=value}, a missing or repeated value, an
 * unknown option) is left to picocli, so there is one grammar and one set of messages; a test holds both ways against each other.
 */
final class PlainLine {
  private static final List<String> LOGS_ALONE = List.of("--orders", "--events", "--strict", "--no-progress", "--quiet", "--json");
  private static final List<String> LOGS_ONCE = List.of("--format", "--fail-on", "--since", "--until", "--around");
  private static final List<String> LOGS_OFTEN = List.of("--zone", "--rules");
  private static final List<String> THREADS_ALONE =
      List.of("--no-groups", "--series", "--independent", "--strict", "--no-progress", "--quiet", "--json");
  private static final List<String> THREADS_ONCE = List.of("--format", "--fail-on");
  private static final List<String> THREADS_OFTEN = List.of("--cpu");

  private final List<String> alone;
  private final List<String> once;
  private final List<String> often;
  private final List<String> inputs = new ArrayList<>();
  private final Map<String, List<String>> values = new HashMap<>();
  private boolean plain = true;

  private PlainLine(List<String> alone, List<String> once, List<String> often) {
    this.alone = alone;
    this.once = once;
    this.often = often;
  }

  /** The command that a plain command line asks for, or null. */
  static Callable<Integer> command(PrintWriter out, PrintWriter err, String... args) {
    if (args.length < 3 || !args[0].equals("forensics")) return null;
    return switch (args[1]) {
      case "logs" -> new PlainLine(LOGS_ALONE, LOGS_ONCE, LOGS_OFTEN).logs(out, err, args);
      case "threads" -> new PlainLine(THREADS_ALONE, THREADS_ONCE, THREADS_OFTEN).threads(out, err, args);
      default -> null;
    };
  }

  private LogsCommand logs(PrintWriter out, PrintWriter err, String... args) {
    List<Path> rules = new ArrayList<>();
    OutputOptions output = read(args) ? output(out, err) : null;
    rules(rules);
    return output == null || !plain ? null : new LogsCommand(inputs, new LogsText.Lists(has("--orders"), has("--events")), new LogOptions(rules, all("--zone")),
        new FindingWindow(value("--since", null), value("--until", null), value("--around", null)),
        new FindingsOptions(value("--fail-on", "critical")), new EvidenceOptions(List.copyOf(values.keySet())), output);
  }

  private ForensicsThreadsCommand threads(PrintWriter out, PrintWriter err, String... args) {
    OutputOptions output = read(args) && !(has("--series") && has("--independent")) ? output(out, err) : null;
    if (output == null) return null;
    ForensicsThreadsCommand command = new ForensicsThreadsCommand(inputs, all("--cpu"), output);
    command.failOn = value("--fail-on", command.failOn);
    command.noGroups = has("--no-groups");
    command.grouped.series = has("--series");
    command.grouped.independent = has("--independent");
    command.strict = has("--strict");
    return command;
  }

  /** True when the line is plain so far and names an input. */
  private boolean read(String... args) {
    for (int i = 2; i < args.length && plain; ) i = take(args, i);
    return plain && !inputs.isEmpty();
  }

  /** Takes the argument at {@code i} and its value, if it has one; returns the place of the next. */
  private int take(String[] args, int i) {
    String name = args[i].equals("-q") ? "--quiet" : args[i];
    if (alone.contains(name)) {
      keep(name, "");
      return i + 1;
    }
    if (!once.contains(name) && !often.contains(name)) {
      plain &= usable(name);
      inputs.add(name);
      return i + 1;
    }
    String value = i + 1 < args.length ? args[i + 1] : "";
    plain &= usable(value);
    keep(name, value);
    return i + 2;
  }

  private void keep(String name, String value) {
    plain &= !has(name) || often.contains(name);
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** Neither empty nor an option nor a file of arguments nor quoted. */
  private static boolean usable(String text) {
    return !text.isEmpty() && "-@\"'".indexOf(text.charAt(0)) < 0;
  }

  private boolean has(String name) {
    return values.containsKey(name);
  }

  private List<String> all(String name) {
    return values.getOrDefault(name, new ArrayList<>());
  }

  private String value(String name, String otherwise) {
    return has(name) ? values.get(name).get(0) : otherwise;
  }

  /** Where and how to print, or null where the format is none. */
  private OutputOptions output(PrintWriter out, PrintWriter err) {
    if (has("--json") && has("--format")) return null;
    String name = has("--json") ? "json" : value("--format", Format.TABLE.toString());
    for (Format known : Format.values()) {
      if (known.toString().equals(name)) return OutputOptions.plain(known, has("--quiet"), out, err);
    }
    return null;
  }

  private void rules(List<Path> out) {
    for (String file : all("--rules")) {
      try {
        out.add(Path.of(file));
      } catch (InvalidPathException odd) {
        plain = false;
      }
    }
  }
}
