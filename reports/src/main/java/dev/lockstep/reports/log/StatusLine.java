package dev.lockstep.reports.log;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.reports.text.Decimal;
import java.io.IOException;

/** The line of every second, and that of the last fifteen. */
final class StatusLine {
  /**
   * The book analyser's signal is not simulated: dashes stand where its six letters were. The positions are those of the arbitrage leg,
   * which a capture never has.
   */
  private static final String UNKNOWN_SIGNAL = " ------(W)";

  private final LogWriter out;
  private final String threshold;

  StatusLine(LogWriter out, Settings settings) {
    this.out = out;
    this.threshold = Decimal.fixed(settings.value(WindowSettings.ENTRY_CONFIDENCE), 4, 0) + "%";
  }

  void write(JournalEntry.Status status) throws IOException {
    StringBuilder line = out.begin(status.nanos());
    line.append(status.state());
    for (int missing = 7 - status.state().length(); missing > 0; missing--) line.append(' ');
    Decimal.pad(line.append(" | T-"), Decimal.fixed(status.leftNanos(), 9, 0), 3).append('s');
    Decimal.pad(line.append(" | UP:"), Decimal.fixed(status.upAskMicro(), 4, 0), 2).append('c');
    Decimal.pad(line.append(" DN:"), Decimal.fixed(status.downAskMicro(), 4, 0), 2).append('c');
    line.append(" | ").append(Words.side(status.best())).append(':');
    Decimal.append(line, status.confidenceMicro(), 4, 0).append("%/").append(threshold);
    line.append(" | OB:").append(Decimal.signed(status.upImbalanceMilli(), 3, 2));
    line.append('/').append(Decimal.signed(status.downImbalanceMilli(), 3, 2)).append(UNKNOWN_SIGNAL);
    if (status.scoreMicro() >= 0) Decimal.append(line.append(" | D:"), status.scoreMicro(), 6, 2);
    line.append(" | pos:0/0 | ").append(status.reason());
    out.end();
  }

  void write(JournalEntry.FinalSeconds last) throws IOException {
    StringBuilder line = out.begin(last.nanos()).append("FINAL_SECONDS: ").append(LogWriter.secondsLeft(last.leftNanos()));
    line.append(" | UP bid: ").append(out.cents(last.upBidTicks())).append(" | DN bid: ").append(out.cents(last.downBidTicks()));
    Decimal.append(line.append(" | danger: "), Math.max(last.scoreMicro(), 0), 6, 2).append(" | monitoring: ACTIVE");
    out.end();
  }
}
