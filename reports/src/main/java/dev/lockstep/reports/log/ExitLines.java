package dev.lockstep.reports.log;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;
import java.io.IOException;

/** An exit while it is carried out: which route, passes, chunks, FOK orders, and the summary. Follows one exit at a time. */
final class ExitLines {
  private static final String BALANCE_ERROR = "not enough balance";

  private final LogWriter out;
  private String route = "";
  private int pass;
  private long lots;
  private long bestNano;
  private long worstNano;

  ExitLines(LogWriter out) {
    this.out = out;
  }

  void write(JournalEntry.ExitStarted started) throws IOException {
    route = started.route();
    pass = 0;
    lots = started.lots();
    bestNano = Long.MIN_VALUE;
    worstNano = Long.MAX_VALUE;
    if (isWalk()) return;
    out.line(started.nanos(), "FAST_PATH: " + LogWriter.secondsLeft(started.leftNanos()) + " — direct FOK exit, skipping book walk");
    banner(started.nanos(), "HARD STOP TRIGGERED");
  }

  void write(JournalEntry.ExitStage stage) throws IOException {
    String size = out.shares(stage.lots());
    long nanos = stage.nanos();
    switch (stage.stage()) {
      case "pass-1" -> {
        pass = 1;
        out.line(nanos, "OB_EXIT: Starting PASS 1 — " + size + " shares to sell");
      }
      case "pass-2" -> {
        pass = 2;
        out.line(nanos, "SECOND PASS: " + size + " shares remain");
      }
      case "chunk" -> out.line(nanos, "OB_EXIT [PASS_" + pass + "]: Selling " + size + " of " + out.shares(stage.ofLots()) + " @ "
          + out.cents(stage.ticks()));
      case "refresh" -> out.line(nanos, "OB REFRESH: best bid " + out.cents(stage.ticks()) + ", " + size + " shares remain");
      case "clean-up" -> out.line(nanos, "OB_EXIT: " + size + " shares remain, FOK clean-up");
      case "last-resort" -> out.line(nanos, "LAST RESORT: " + size + " shares STILL remain after 2 passes, FOK last resort");
      case "last-resort-round" -> out.line(nanos, "LAST RESORT: round " + stage.ticks() + ", " + size + " shares remain");
      case "fok" -> out.line(nanos, "HARD_STOP: Book depth=n/a, selling chunk=" + size + " of " + out.shares(stage.ofLots()) + " remaining");
      case "empty-book" -> out.line(nanos, "HARD_STOP: Book empty, no bids for " + out.shares(stage.ofLots()) + " shares, waiting");
      default -> out.line(nanos, "OB_EXIT: " + stage.stage() + " " + size);
    }
  }

  /** The venue's answer to an order of the exit. */
  void write(JournalEntry.OrderAnswered answer, JournalEntry.OrderSent sent) throws IOException {
    boolean isChunk = sent != null && sent.request().timeInForce() == TimeInForce.GTC;
    if (answer.error() != null) {
      String text = Words.printable(answer.error().text()) + (answer.error().text().contains(BALANCE_ERROR) ? " [BALANCE ERROR]" : "");
      out.line(answer.nanos(), isChunk ? "OB_EXIT [PASS_" + pass + "]: order failed: " + text : "HARD_STOP_ERROR: FOK order failed: " + text);
      return;
    }
    if (answer.status() == null) {
      out.line(answer.nanos(), "HARD_STOP_ERROR: FOK order failed: no answer");
      return;
    }
    OrderStatus status = answer.status();
    if (status.filledLots() > 0) note(out.averageNano(status.notionalTickLots(), status.filledLots()));
    if (isChunk) return; // the walk's own lines say it
    String asked = out.shares(sent == null ? status.filledLots() + status.leavesLots() : sent.request().lots());
    out.line(answer.nanos(), status.filledLots() > 0
        ? "HARD_STOP: FOK filled " + out.shares(status.filledLots()) + "/" + asked + " shares"
        : "HARD_STOP: FOK rejected, status=" + status.state());
  }

  private void note(long averageNano) {
    bestNano = Math.max(bestNano, averageNano);
    worstNano = Math.min(worstNano, averageNano);
  }

  void write(JournalEntry.ExitFinished finished) throws IOException {
    long nanos = finished.nanos();
    if (finished.unsoldLots() > 0) {
      out.line(nanos, "HARD_STOP_ERROR: Failed to fully liquidate! " + out.shares(finished.unsoldLots()) + " shares stuck");
    }
    if (isWalk()) {
      out.line(nanos, summary(finished));
      return;
    }
    banner(nanos, "HARD STOP COMPLETE");
    out.line(nanos, "Total P&L: " + LogWriter.usd(finished.believedPnlNanoUsd()));
  }

  private String summary(JournalEntry.ExitFinished finished) {
    boolean sold = finished.soldLots() > 0;
    String best = sold && bestNano != Long.MIN_VALUE ? LogWriter.centsOfNano(bestNano) : "n/a";
    String worst = sold && worstNano != Long.MAX_VALUE ? LogWriter.centsOfNano(worstNano) : "n/a";
    return "EXIT SUMMARY: [" + Times.console(finished.nanos()) + "] | Shares: " + out.shares(lots) + " | Filled: "
        + out.shares(finished.soldLots()) + " | Avg fill price: " + LogWriter.centsOfNano(finished.averageMicro() * 1_000) + " | Chunks: "
        + finished.chunks() + " | Best fill: " + best + " | Worst fill: " + worst + " | Total P&L: "
        + LogWriter.usd(finished.believedPnlNanoUsd()) + " | Time to complete: "
        + Decimal.fixed(finished.nanos() - finished.startedNanos(), 6, 0) + "ms"
        + (finished.unsoldLots() > 0 ? " | Unfilled: " + out.shares(finished.unsoldLots()) : "");
  }

  private void banner(long nanos, String text) throws IOException {
    out.line(nanos, "=".repeat(60));
    out.line(nanos, text);
    out.line(nanos, "=".repeat(60));
  }

  private boolean isWalk() {
    return route.equals("book-walk");
  }
}
