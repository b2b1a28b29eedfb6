package dev.lockstep.cli;

import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Nearest;
import dev.lockstep.forensics.log.EventRuleCheck;
import dev.lockstep.forensics.log.EventRuleFile;
import dev.lockstep.forensics.log.EventRules;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.RuleFileProblem;
import dev.lockstep.forensics.text.WrappedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks event rules by their own examples, and counts what they match in logs. */
@Command(
    name = "test",
    description = "Checks event rules: each example must match its rule with its fields, each counterexample must not.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep rules test",
      "Example: lockstep rules test my-bot.yaml --log bot.log",
      "What a rule file holds: forensics/RULES-FILE.md"
    })
final class RulesTestCommand implements Callable<Integer> {
  /** Names that are listed in a message; more are looked up. */
  private static final int KNOWN_SHOWN = 12;

  @Parameters(arity = "0..*", paramLabel = "RULES.yaml", description = "Rule files; without one, those that come with the program.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--log", paramLabel = "FILE", description = "Also print how many lines of this log each rule matches.")
  private List<Path> logs = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Path log : logs) if (!Files.isReadable(log)) throw new Failure(ExitCode.DATA, "--log " + log + ": " + (Files.exists(log) ? "permission denied" : "no such file"));
    for (Path log : logs) if (Files.isDirectory(log)) throw new Failure(ExitCode.DATA, "--log " + log + " is a folder; name a file in it");
    List<String> failures = new ArrayList<>();
    int examples = 0;
    EventRules rules = files.isEmpty() ? EventRuleFile.shippedWithExamples() : null;
    for (Path file : files) {
      EventRules one = read(file, ExitCode.DATA);
      rules = rules == null ? one : rules.before(one);
    }
    EventRuleCheck check = EventRuleCheck.of(rules);
    examples += check.examples();
    failures.addAll(check.failures());
    for (String failure : failures) out.println("FAILED  " + failure);
    if (!logs.isEmpty()) {
      List<String> idle = new ArrayList<>();
      EventRuleCheck.matches(rules, logs.stream().map(LogInput::of).toList()).forEach((rule, count) -> {
        if (count > 0) out.printf(java.util.Locale.ROOT, "%12d  %s%n", count, rule);
        else idle.add(rule);
      });
      if (!idle.isEmpty()) WrappedText.lines(String.join(", ", idle), WrappedText.WIDTH, "           0  ", " ".repeat(14)).forEach(out::println);
    }
    out.println(Counted.of(rules.size(), "rule") + ", " + Counted.of(examples, "example") + ", " + failures.size() + " failed");
    return failures.isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION_FAILED;
  }

  /**
   * Reads a rule file.
   *
   * @param unusable the exit code for a file that cannot be used: here the file is the input, for other commands it is an option
   */
  static EventRules read(Path file, int unusable) {
    if (Files.isDirectory(file)) throw new Failure(unusable, file + ": is a folder; name a file in it");
    try {
      return EventRuleFile.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (RuleFileProblem problem) {
      throw new Failure(unusable, problem.getMessage() + hint(problem));
    } catch (MalformedInputException problem) {
      throw new Failure(unusable, file + ": is not text in UTF-8; a rule file is YAML");
    } catch (IOException problem) {
      throw new Failure(unusable, file + ": " + Failure.reason(problem));
    }
  }

  private static String hint(RuleFileProblem problem) {
    if (problem.typed().isEmpty()) return "";
    String nearest = Nearest.to(problem.typed(), problem.known()).map(near -> "did you mean " + near + "? ").orElse("");
    return "; " + nearest + (problem.known().size() > KNOWN_SHOWN ? "forensics/RULES-FILE.md lists all" : "known are " + String.join(", ", problem.known()));
  }
}
