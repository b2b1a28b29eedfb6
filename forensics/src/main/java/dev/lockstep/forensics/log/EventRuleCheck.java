package dev.lockstep.forensics.log;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.event.LogSource;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the examples in rule files say about the rules.
 *
 * @param examples number of examples and counterexamples tried
 * @param failures one sentence each
 */
public record EventRuleCheck(int examples, List<String> failures) {
  /** Tries every example against all rules, as a log would be: the rule must be the one that is found. */
  public static EventRuleCheck of(EventRules rules) {
    RuleMatcher matcher = rules.matcher();
    List<String> failures = new ArrayList<>();
    int tried = 0;
    for (EventRule rule : rules.rules()) {
      for (EventRule.Example example : rule.examples()) {
        tried++;
        check(matcher, rule, example, failures);
      }
    }
    return new EventRuleCheck(tried, List.copyOf(failures));
  }

  private static void check(RuleMatcher matcher, EventRule rule, EventRule.Example example, List<String> failures) {
    byte[] line = example.line().getBytes(StandardCharsets.UTF_8);
    Peeler peeler = new Peeler(new ClockReader(ZoneOffset.UTC, 0), new ClockReader(ZoneOffset.UTC, 0));
    boolean payload = peeler.peel(line, 0, line.length);
    int found = payload ? matcher.match(peeler.body, peeler.bodyFrom, peeler.bodyTo) : -1;
    boolean own = found >= 0 && matcher.rule(found).name().equals(rule.name());
    String where = rule.name() + ": \"" + example.line() + "\" ";
    if (example.fields() == null) {
      if (own) failures.add(where + "is a counterexample and matches");
      return;
    }
    if (!own) {
      failures.add(where + (found < 0 ? "matches no rule" : "matches " + matcher.rule(found).name()));
      return;
    }
    String[] values = rule.values(peeler.body, peeler.bodyFrom, peeler.bodyTo, peeler.isJson ? peeler.fields() : null);
    for (Map.Entry<String, String> expected : example.fields().entrySet()) {
      int at = rule.field(expected.getKey());
      String value = at < 0 ? null : values[at];
      if (!expected.getValue().equals(value)) {
        failures.add(where + "field " + expected.getKey() + " is " + value + ", not " + expected.getValue());
      }
    }
  }

  /** Lines per rule in some logs; rules without a match count zero. */
  public static Map<String, Long> matches(EventRules rules, List<LogInput> logs) {
    LogScan.Result result = new LogScan(new LogScan.Options(rules, null, Map.of(), null, ArtifactLimits.DEFAULT)).scan(logs);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (EventRule rule : rules.rules()) counts.put(rule.name(), 0L);
    for (LogSource source : result.sources()) source.ruleCounts().forEach((rule, count) -> counts.merge(rule, count, Long::sum));
    return counts;
  }
}
