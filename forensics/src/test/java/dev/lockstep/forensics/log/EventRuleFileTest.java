package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRuleFileTest {
  private static final String OWN = """
      schema: lockstep.event-rules/1
      bot: mine
      rules:
        - name: mine.fill
          kind: order-filled
          contains: ["filled!"]
          pattern: 'order (?P<id>[0-9]+) .* at (?P<price>[0-9.]+)'
          examples:
            - line: "2026-01-01 00:00:00 order 77 is filled! at 0.95"
              fields: {id: "77", price: "0.95"}
          counterexamples: ["order x is filled!"]
      """;

  @Test
  void shippedRulesHoldToTheirExamples() {
    EventRuleCheck check = EventRuleCheck.of(EventRuleFile.shippedWithExamples());
    assertThat(check.failures()).isEmpty();
    assertThat(check.examples()).isGreaterThan(15);
  }

  /** The compiled form is what runs; the YAML files are what is written and read by people. */
  @Test
  void theCompiledFormSaysWhatTheYamlFilesSay() throws IOException {
    String wanted = CompiledRules.write(EventRuleFile.shippedWithExamples());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/ShippedRules.java"), javaOf(wanted));
    assertThat(CompiledRules.write(EventRuleFile.shipped()))
        .as("copy target/ShippedRules.java to src/main/java/dev/lockstep/forensics/log").isEqualTo(wanted);
  }

  private static String javaOf(String rules) {
    StringBuilder java = new StringBuilder("""
        package dev.lockstep.forensics.log;

        /**
         * The shipped rule files as {@link CompiledRules} reads them, written by a test from the YAML files. A constant, since opening a resource
         * of the jar takes as long as scanning fifteen megabytes.
         */
        final class ShippedRules {
          static final String TEXT =
              \"\"""");
    String part = "";
    for (String line : rules.split("(?<=\n)")) {
      String text = line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("\n", "\\n");
      if (!part.isEmpty() && part.length() + text.length() > 100) {
        java.append("\n          + \"").append(part).append('"');
        part = "";
      }
      part += text;
    }
    return java + "\n          + \"" + part + "\";\n\n  private ShippedRules() {}\n}\n";
  }

  @Test
  void ownRulesWithAPatternWork() throws RuleFileProblem {
    assertThat(EventRuleCheck.of(EventRuleFile.parse("own.yaml", OWN)).failures()).isEmpty();
  }

  @Test
  void aWrongExampleIsTold() throws RuleFileProblem {
    EventRules rules = EventRuleFile.parse("own.yaml", OWN.replace("id: \"77\"", "id: \"78\"").replace("x is filled", "5 is filled! at 1"));
    assertThat(EventRuleCheck.of(rules).failures()).hasSize(2).first().asString().contains("field id is 77, not 78");
  }

  @Test
  void mistakesAreRefusedWithTheirPlace() {
    for (List<String> mistake : List.of(
        List.of("kind: order-filled", "kind: order-fild", "rule mine.fill: kind"),
        List.of("pattern: '", "pattern: '(", "rule mine.fill: pattern"),
        List.of("contains: [\"filled!\"]", "requires: [\"filled!\"]", "starts or contains"),
        List.of("bot: mine", "bot: mine\nwrong: 1", "unknown key wrong"),
        List.of("bot: mine", "bot: [", "own.yaml:"))) {
      assertThatThrownBy(() -> EventRuleFile.parse("own.yaml", OWN.replace(mistake.get(0), mistake.get(1))))
          .isInstanceOf(RuleFileProblem.class).hasMessageContaining(mistake.get(2));
    }
  }
}
