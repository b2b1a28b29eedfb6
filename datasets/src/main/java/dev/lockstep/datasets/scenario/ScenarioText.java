package dev.lockstep.datasets.scenario;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Writes a scenario line by line, comments in one column where they fit. */
final class ScenarioText {
  private static final int COMMENT_COLUMN = 58;
  private static final int COMMENT_MAX = 600;

  private final Appendable out;

  ScenarioText(Appendable out) {
    this.out = out;
  }

  void write(Scenario scenario) throws IOException {
    line("schema: " + ScenarioFile.SCHEMA, "");
    line("title: " + FlowText.quoted(scenario.title()), "");
    line("seed: " + scenario.seed(), "");
    if (scenario.evidence() != EvidenceForm.LOG) line("evidence: " + scenario.evidence().label(), "judged by the journal, as what it was made of");
    line("window:", "times below are seconds relative to its end");
    line("  id: " + scenario.window().value(), scenario.window().source());
    line("  data: " + FlowText.quoted(scenario.data().value()), scenario.data().source());
    if (!scenario.settings().isEmpty()) line("settings:", "");
    for (Cited<Scenario.Setting> setting : scenario.settings()) {
      line("  " + setting.value().key() + ": " + FlowText.quoted(setting.value().value()), setting.source());
    }
    list("latency", "round trips, in seconds", scenario.latencies(), LatencyText::text);
    list("faults", "", scenario.faults(), FaultKind::text);
    list("expect", "in this order", scenario.expect(), ScenarioText::text);
    if (!scenario.notes().isEmpty()) line("notes:", "");
    for (String note : scenario.notes()) line("  - " + FlowText.quoted(note), "");
  }

  private <T> void list(String key, String comment, List<Cited<T>> items, Function<T, FlowText> text) throws IOException {
    if (!items.isEmpty()) line(key + ":", comment);
    for (Cited<T> item : items) line("  - " + text.apply(item.value()), item.source());
  }

  private static FlowText text(Expectation expected) {
    FlowText text = new FlowText().word("rule", expected.rule());
    if (!expected.severity().isEmpty()) text.word("severity", expected.severity());
    if (!expected.lane().isEmpty()) text.word("lane", expected.lane());
    if (expected.timed()) text.seconds("at", expected.atNanos()).seconds("tolerance", expected.toleranceNanos());
    return text;
  }

  private void line(String text, String comment) throws IOException {
    out.append(text);
    if (!comment.isEmpty()) {
      out.append(" ".repeat(Math.max(1, COMMENT_COLUMN - text.length()))).append("# ");
      for (int i = 0; i < Math.min(comment.length(), COMMENT_MAX); i++) {
        char c = comment.charAt(i);
        out.append(c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == '\u2028' || c == '\u2029' || c == '\ufeff' ? ' ' : c);
      }
    }
    out.append('\n');
  }
}
