package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Escapes;
import dev.lockstep.cli.text.Rows;
import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.engine.verify.Violation;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.reports.reproduce.Matching;
import dev.lockstep.reports.reproduce.Reproduction;
import dev.lockstep.reports.reproduce.Seen;
import dev.lockstep.reports.reproduce.Side;
import dev.lockstep.reports.reproduce.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A reproduction in words: what was expected and what came, release by release, and last the command that repeats a failed check. */
final class ReproduceText {
  private static final String ADVICE = "give --after a release that buys here, or a scenario whose faults begin after the purchase";
  private final Reproduction.Result result;
  private final String again;
  private final long endNanos;

  /** @param again the command that repeats the check */
  ReproduceText(Reproduction.Result result, String again) {
    this.result = result;
    this.again = again;
    endNanos = result.before().run().result().window().endNanos();
  }

  void print(PrintWriter out) {
    out.println(Escapes.visible(result.scenario().title()));
    out.println("seed " + result.scenario().seed() + "  commit " + Build.current().commit() + "  window " + result.scenario().window().value()
        + "  data " + Escapes.visible(result.scenario().data().value()));
    out.println();
    out.println("before: " + result.before().release());
    out.println("  " + Escapes.visible(result.before().holding().text()));
    for (Seen seen : result.before().matching().seen()) {
      out.println("  " + (seen.finding() == null ? "MISSING  " : "seen     ") + expected(seen.expected())
          + (seen.finding() == null ? "" : ": " + Escapes.visible(seen.finding().summary()) + at(seen.finding())));
    }
    for (Finding extra : result.before().matching().extra()) out.println("  NOT EXPECTED  " + line(extra));
    if (!result.before().matching().ordered()) out.println("  NOT IN THE ORDER of the scenario");
    out.println("after: " + result.after().release());
    out.println("  " + Escapes.visible(result.after().holding().text()));
    if (result.after().clean()) out.println("  nothing found, no false exit, no broken invariant");
    for (Finding finding : result.after().findings()) out.println("  STILL THERE  " + line(finding));
    for (Violation violation : result.after().violations()) {
      out.println("  STILL THERE  " + violation.rule().text() + "  " + Escapes.visible(violation.detail()));
    }
    out.println();
    out.println(verdict());
    if (remark() != null) out.println(remark());
    if (result.verdict() != Verdict.REPRODUCED) out.println(again);
  }

  /** What was expected and what came, as JSON lines or CSV; the verdict goes to standard error. */
  void rows(OutputOptions output) {
    output.say(verdict());
    if (remark() != null) output.say(remark());
    List<Column> columns = List.of(
        Column.text("release", ""), Column.text("role", ""), Column.text("rule", ""), Column.text("severity", ""), Column.text("at", ""),
        Column.text("summary", ""));
    output.writeRows("lockstep.reproduce/1", "findings", columns, rows -> {
      for (Seen seen : result.before().matching().seen()) {
        Finding came = seen.finding();
        if (came != null) rows(rows, result.before(), "expected", came);
        else rows.row(result.before().release(), "missing", seen.expected().rule(), seen.expected().severity(), null, null);
      }
      for (Finding extra : result.before().matching().extra()) rows(rows, result.before(), "unexpected", extra);
      for (Finding finding : result.after().findings()) rows(rows, result.after(), "still-there", finding);
      for (Violation violation : result.after().violations()) {
        rows.row(result.after().release(), "still-there", violation.rule().text(), null, null, violation.detail());
      }
      if (result.verdict() == Verdict.NOT_TESTED) rows.row(result.after().release(), "not-tested", null, null, null, result.exposure().missing());
    });
  }

  private static void rows(Rows rows, Side side, String role, Finding finding) {
    String time = finding.time() == null ? null : finding.time().toString();
    rows.row(side.release(), role, finding.ruleId(), finding.severity().label(), time, finding.summary());
  }

  private String verdict() {
    Side before = result.before();
    Side after = result.after();
    return switch (result.verdict()) {
      case REPRODUCED -> "REPRODUCED under " + before.release() + ", gone under " + after.release();
      case NOT_TESTED -> "CANNOT TELL: " + Escapes.visible(result.exposure().missing());
      case STILL_THERE -> "STILL THERE under " + after.release();
      case NOT_REPRODUCED -> "NOT REPRODUCED under " + before.release() + ": this proves nothing about " + after.release();
    };
  }

  /** What must be known to read the verdict right; null where nothing. */
  private String remark() {
    if (result.verdict() == Verdict.NOT_TESTED) return ADVICE;
    if (result.verdict() == Verdict.NOT_REPRODUCED && result.before().run().row().position() == null) {
      return result.before().release() + " did not trade here: are these the books that the incident's bot saw? 'forensics scenario --tape FILE' takes a recording; the setting"
          + " entry.mode assume puts the shares on";
    }
    String left = result.exposure().left();
    return result.verdict() == Verdict.REPRODUCED && left != null ? Escapes.visible(left) : null;
  }

  private static String expected(Expectation expected) {
    String at = expected.timed() ? String.format(Locale.ROOT, " at %+.1f s (+-%.1f)", expected.atNanos() / 1e9, expected.toleranceNanos() / 1e9) : "";
    return expected.rule() + (expected.lane().isEmpty() ? "" : " on " + expected.lane()) + at;
  }

  private String line(Finding finding) {
    return finding.severity().label() + "  " + finding.ruleId() + ": " + Escapes.visible(finding.summary()) + at(finding);
  }

  private String at(Finding finding) {
    return finding.time() == null ? "" : String.format(Locale.ROOT, " (at %+.1f s)", Matching.toEnd(finding, endNanos) / 1e9);
  }
}
