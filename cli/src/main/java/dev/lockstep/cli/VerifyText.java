package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Escapes;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.stats.ExactBinomial;
import dev.lockstep.engine.verify.Verdict;
import dev.lockstep.engine.verify.VerifyResult;
import dev.lockstep.engine.verify.Violation;
import dev.lockstep.engine.verify.WinnerRule;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A verification in words: the verdict and what it rests on, one line for each violation, and last the command that repeats it. */
final class VerifyText {
  private final VerifyResult result;
  private final UnaryOperator<String> replay;
  private final CheckText check;

  /**
   * @param replay the command that replays a window, by its id
   * @param again the command that repeats the check
   */
  VerifyText(VerifyResult result, UnaryOperator<String> replay, String again) {
    this.result = result;
    this.replay = replay;
    this.check = new CheckText(result.backtest(), result.release(), again);
  }

  void print(PrintWriter out) {
    check.head(out, result.backtest().rules());
    out.println(verdict());
    out.println(counts());
    out.println(known());
    notes().forEach(out::println);
    check.skipped(out);
    if (!result.violations().isEmpty()) out.println();
    for (Violation violation : result.violations()) {
      out.println(Escapes.visible(violation.window()) + "  " + violation.rule().text() + "  " + Escapes.visible(violation.detail())
          + "  | " + replay.apply(violation.window()));
    }
    check.end(out, result.verdict());
  }

  /** The command that repeats the check. */
  String lastLine() {
    return check.again();
  }

  private String verdict() {
    return switch (result.verdict()) {
      case PASS -> "PASS: " + counted();
      case FAIL -> "FAIL: " + String.join("; ", failures());
      case VACUOUS -> "VACUOUS: " + counted() + "; that takes " + result.winnersNeeded() + " clean winners";
    };
  }

  private String counted() {
    ExactBinomial rate = result.falseExitRate();
    return count(rate.events(), "false exit") + " of " + count(rate.trials(), "winner") + "; with 95 % certainty the rate is at most " + percent(rate.upper95())
        + " (asked for: " + percent(result.falseExitRateMax()) + ")";
  }

  /** What failed comes first; a count of zero never stands where the reason belongs. */
  private List<String> failures() {
    List<String> reasons = new ArrayList<>();
    if (result.falseExits() > 0) reasons.add(counted());
    if (result.exitsDecided() > 0) {
      reasons.add("exits were decided on " + result.exitsDecided() + " of " + result.winners() + " winners and sold nothing, which no pass can rest on: "
          + "had they sold, the rate would be at most " + percent(result.decidedRate().upper95()));
    }
    if (result.brokenInvariants() > 0) reasons.add(result.brokenInvariants() + " broken invariants (" + broken() + ")");
    if (result.winnersVerdict() != Verdict.FAIL) reasons.add("on winners alone it would be " + result.winnersVerdict().text() + ": " + counted());
    return reasons;
  }

  private String broken() {
    List<String> words = new ArrayList<>();
    for (Violation.Rule rule : Violation.Rule.values()) {
      if (!rule.isOfWinners() && result.violations(rule) > 0) words.add(result.violations(rule) + " " + rule.text());
    }
    return String.join(", ", words);
  }

  private String counts() {
    Summary summary = result.summary();
    return count(summary.windows(), "window") + ", " + count(summary.positions(), "position") + ": " + count(result.winners(), "winner") + ", "
        + count(summary.losers(), "reversal") + ", " + result.undecided() + " unsettled\n" + "a tier decided on " + count(result.decidedRate().events(), "winner")
        + " and sold " + result.falseExits() + ", on " + count(result.firedOnReversals(), "reversal") + " and sold " + summary.reversalsExited();
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** What the verdict does not judge and a reader must know. */
  private List<String> notes() {
    Summary summary = result.summary();
    if (summary.losers() == 0 || summary.reversalsExited() > 0) return List.of();
    return List.of("note: none of " + summary.losers() + " reversals was sold; this check asks about winners only, and a release that never sells passes it");
  }

  private String known() {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<WinnerRule, Integer> entry : result.winnersBy().entrySet()) parts.add(entry.getValue() + " by " + entry.getKey().text());
    return "winners known: " + String.join(", ", parts);
  }

  /** A rate in percent, rounded up: what it promises holds. */
  static String percent(double rate) {
    return new BigDecimal(rate).multiply(BigDecimal.valueOf(100)).setScale(6, RoundingMode.HALF_UP).setScale(2, RoundingMode.CEILING)
        .stripTrailingZeros().toPlainString() + " %";
  }

  /** The violations as JSON lines or CSV; the verdict goes to standard error. */
  void write(OutputOptions output) {
    output.say(BacktestText.header(result.backtest().header()));
    output.say(verdict());
    notes().forEach(output::say);
    List<Column> columns = List.of(
        Column.text("window", ""), Column.text("rule", ""), Column.text("detail", ""), Column.text("reproduce", ""));
    output.writeRows("lockstep.verify/1", "violations", columns, rows -> {
      for (Violation violation : result.violations()) {
        rows.row(violation.window(), violation.rule().text(), violation.detail(), replay.apply(violation.window()));
      }
    });
  }
}
