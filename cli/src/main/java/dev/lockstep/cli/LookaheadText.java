package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Escapes;
import dev.lockstep.engine.verify.Lookahead;
import dev.lockstep.engine.verify.LookaheadResult;
import dev.lockstep.reports.json.Amounts;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/** A lookahead check in words: the verdict, one line for each window that knew its future, and last the command that repeats it. */
final class LookaheadText {
  private final LookaheadResult result;
  private final UnaryOperator<String> replay;
  private final CheckText check;

  /**
   * @param replay the command that checks one window, by its id
   * @param again the command that repeats the check
   */
  LookaheadText(LookaheadResult result, UnaryOperator<String> replay, String again) {
    this.result = result;
    this.replay = replay;
    this.check = new CheckText(result.backtest(), result.release(), again);
  }

  void print(PrintWriter out) {
    check.head(out, List.of());
    out.println(verdict());
    check.skipped(out);
    for (Lookahead.Result window : result.differing()) {
      Lookahead.Difference difference = window.difference();
      out.println(Escapes.visible(window.window()) + "  cut at " + Amounts.time(difference.cutNanos()) + "  with the future: "
          + Escapes.visible(String.valueOf(difference.whole())) + "  without: " + Escapes.visible(String.valueOf(difference.cut()))
          + "  | " + replay.apply(window.window()));
    }
    check.end(out, result.verdict());
  }

  private String verdict() {
    String counted = Counted.of(result.windows().size(), "window") + " cut " + Counted.of(result.cuts(), "time") + ", " + result.decided()
        + " of them after something was decided; " + result.compared() + (result.compared() == 1 ? " entry" : " entries") + " compared";
    return switch (result.verdict()) {
      case PASS -> "PASS: no past depends on its future. " + counted;
      case FAIL -> "FAIL: " + result.differing().size() + (result.differing().size() == 1 ? " window knows its" : " windows know their") + " future. " + counted;
      case VACUOUS -> "VACUOUS: nothing was decided before any cut. " + counted;
    };
  }

  /** The windows as JSON lines or CSV; the verdict goes to standard error. */
  void write(OutputOptions output) {
    output.say(BacktestText.header(result.backtest().header()));
    output.say(verdict());
    List<Column> columns = List.of(
        Column.text("window", ""), Column.number("cuts", ""), Column.number("cutsAfterDecisions", ""), Column.number("compared", ""),
        Column.text("cutTime", ""), Column.text("withFuture", ""), Column.text("withoutFuture", ""));
    output.writeRows("lockstep.lookahead/1", "windows", columns, rows -> {
      for (Lookahead.Result window : result.windows()) {
        Lookahead.Difference difference = window.difference();
        rows.row(window.window(), window.cuts(), window.decided(), window.compared(),
            difference == null ? null : Amounts.time(difference.cutNanos()), difference == null ? null : difference.whole(),
            difference == null ? null : difference.cut());
      }
    });
  }
}
