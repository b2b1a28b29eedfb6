package dev.lockstep.forensics.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Evidence of bots with windows, written by hand from the text of the rules: one specimen over a threshold, one under it, and look-alikes. */
class HandwrittenWindowsTest {
  private static final long WINDOW = 1_772_241_300;
  private static final long END = WINDOW + 900;

  /** Lines of the window bot, whose clock shows the time of day in Los Angeles. */
  private static final class WindowBot {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("America/Los_Angeles"));
    private final StringBuilder text = new StringBuilder();
    private long second = END - 300;

    WindowBot say(String line) {
      text.append('[').append(CLOCK.format(Instant.ofEpochSecond(second))).append("] ").append(line).append('\n');
      return this;
    }

    /** A status line a second, up to a time before the window's end. */
    WindowBot watch(long untilSecond, int cents) {
      for (; second < untilSecond; second++) {
        int ask = second % 2 == 0 ? cents : cents - 1;
        long left = Math.floorMod(END - second, 900);
        say(String.format(Locale.ROOT, "SNIPER  | T-%3ds | UP:%2dc DN:%2dc | UP:%d%%/95%% | OB:+0.10/-0.20 ------(W) | pos:0/0 | ", left, ask, 101 - ask, ask));
      }
      return this;
    }

    WindowBot at(long toSecond) {
      second = toSecond;
      return this;
    }
  }

  private static WindowBot bought() {
    return new WindowBot().say("NEW WINDOW: btc-updown-15m-" + WINDOW).watch(END - 120, 81).say("CAPTURE ORDER: BUY 25.00 UP @ 95c").watch(END - 110, 98)
        .say("CAPTURE FILLED: 25.00 UP @ 95c");
  }

  private static Incident read(WindowBot bot) {
    return new Evidence().file("bot.log", bot.text.toString()).read();
  }

  /** RULES.md: a position is open and exits are armed. At the window's end what is held is settled, so no exit could do anything. */
  @Test
  void theQuietMomentBetweenTwoWindowsIsNoBlackout() {
    WindowBot bot = bought().watch(END - 1, 97).at(END + 3).say("NEW WINDOW: btc-updown-15m-" + END).watch(END + 60, 55);
    assertThat(Evidence.alarms(read(bot))).isEmpty();
  }

  @Test
  void ofABlackoutAcrossTheEndOnlyThePartBeforeItCounts() {
    WindowBot bot = bought().watch(END - 6, 97).at(END + 3).say("NEW WINDOW: btc-updown-15m-" + END).watch(END + 60, 55);
    Incident incident = read(bot);
    assertThat(Evidence.alarms(incident)).containsExactly("blackout critical");
    assertThat(Evidence.finding(incident, "blackout").details().get("durationSeconds")).isEqualTo("7");
    // The first price after it belongs to another window: there is no loss to be read from it.
    assertThat(Evidence.finding(incident, "blackout").details().get("costEstimateUsd")).isNull();
  }

  /** {@code zombie-retry}: the numbers of attempts start anew in every window, and a series that has ended is not gone on with. */
  @Test
  void theNextWindowsAttemptsAreItsOwn() {
    WindowBot bot = bought().say("PROFIT_LOCK[BG]: Attempt 1/60 | Balance: 0.0").say("PROFIT_LOCK[BG]: Attempt 2/60 | Balance: 0.0")
        .say("PROFIT_LOCK_CONFIRMED: SELL 25.00 UP @ 99c | order 1000003").watch(END - 60, 97).say("🔒✅ PROFIT_LOCK FILLED: 25.00 UP @ 99c").watch(END, 97)
        .say("NEW WINDOW: btc-updown-15m-" + END).watch(END + 780, 81).say("CAPTURE ORDER: BUY 25.00 UP @ 95c").watch(END + 790, 98).say("CAPTURE FILLED: 25.00 UP @ 95c");
    for (int attempt = 1; attempt <= 4; attempt++) bot.say("PROFIT_LOCK[BG]: Attempt " + attempt + "/60 | Balance: 0.0").watch(END + 790 + attempt, 97);
    bot.say("PROFIT_LOCK_CONFIRMED: SELL 25.00 UP @ 99c | order 1000006").watch(END + 840, 97).say("🔒✅ PROFIT_LOCK FILLED: 25.00 UP @ 99c").watch(END + 899, 97);
    assertThat(Evidence.alarms(read(bot))).isEmpty();
  }

  @Test
  void attemptsThatGoOnAfterTheirWindowAreAZombie() {
    WindowBot bot = bought().watch(END - 20, 97);
    for (int attempt = 1; attempt <= 5; attempt++) bot.say("PROFIT_LOCK[BG]: Attempt " + attempt + "/60 | Balance: 0.0").watch(END - 20 + attempt, 97);
    bot.watch(END, 97).say("NEW WINDOW: btc-updown-15m-" + END).watch(END + 12, 55).say("PROFIT_LOCK[BG]: Attempt 10/60 | Balance: 0.0").watch(END + 60, 55);
    assertThat(Evidence.alarms(read(bot))).containsExactly("zombie-retry critical");
  }

  /** {@code nan-propagation} asks for zero where a price must be; whole cents show an ask of a tenth of a cent as none. */
  @Test
  void anAskThatIsRoundedToNoCentsIsAPrice() {
    WindowBot bot = bought().watch(END - 100, 97).say("🔒✅ PROFIT_LOCK FILLED: 25.00 UP @ 99c").watch(END - 60, 97).watch(END, 1);
    assertThat(bot.text).contains("UP: 0c");
    assertThat(Evidence.alarms(read(bot))).isEmpty();
    String nan = bot.text.toString().replace("UP: 0c", "UP:nanc");
    assertThat(Evidence.alarms(new Evidence().file("bot.log", nan).read())).containsExactly("nan-propagation warning");
  }

  /** An order that no line ends has ended with its window: nothing is open in a freeze between two windows. */
  @Test
  void anOrderOfAWindowThatIsOverIsNotAtRisk() {
    WindowBot bot = new WindowBot().say("NEW WINDOW: btc-updown-15m-" + WINDOW).watch(END - 120, 81).say("CAPTURE ORDER: BUY 25.00 UP @ 95c").watch(END, 97)
        .say("NEW WINDOW: btc-updown-15m-" + END).watch(END + 5, 50).at(END + 905).say("NEW WINDOW: btc-updown-15m-" + (END + 900)).at(END + 906).watch(END + 960, 50);
    assertThat(Evidence.alarms(read(bot))).containsExactly("global-freeze warning");
  }

  private static String summary(String filled) {
    return "EXIT SUMMARY: [17:28:33] | Shares: " + filled + " | Filled: " + filled + " | Avg fill price: 78c | Chunks: 1 | Total P&L: $-3.75 | Time to complete: 150ms";
  }

  /** {@code oversold}: sold more than held. An exit's summary counts what its chunks have told. */
  @Test
  void whatASummaryTellsIsSoldOnce() {
    WindowBot twice = bought().watch(END - 100, 97).say("🔒✅ PROFIT_LOCK FILLED: 25.00 UP @ 99c").watch(END - 95, 97)
        .say("OB_EXIT: Starting PASS 1 — 25.00 shares to sell").say(summary("25.00")).watch(END, 97);
    assertThat(Evidence.alarms(read(twice))).containsExactly("oversold critical");
    WindowBot parts = bought().watch(END - 100, 97).say("🚨 DANGER_EXIT: score=0.62 opp_ask=20c (2 ticks)").say("OB_EXIT: Starting PASS 1 — 25.00 shares to sell")
        .say("HARD_STOP: FOK filled 10.00/25.00 shares").say("HARD_STOP: FOK filled 15.00/15.00 shares").say(summary("25.00")).watch(END, 97);
    assertThat(Evidence.alarms(read(parts))).isEmpty();
  }

  /** Our own journal: an entry a second while nothing is held, evaluations twice a second while something is. */
  private static final class Journal {
    private final StringBuilder text = new StringBuilder();
    private long millis = (END - 300) * 1_000;

    Journal say(String event, String rest) {
      text.append("{\"time\":\"").append(Instant.ofEpochMilli(millis)).append("\",\"event\":\"").append(event).append("\",\"lane\":\"main\"").append(rest).append("}\n");
      return this;
    }

    Journal run(double seconds, boolean evaluates) {
      for (long end = millis + Math.round(seconds * 1_000); millis < end; millis += 500) {
        if (evaluates) say("Evaluated", ",\"bidTicks\":940,\"scoreMicro\":0");
        if (millis % 1_000 == 0) say("Status SNIPER", ",\"state\":\"SNIPER\",\"upAskMicro\":" + (950_000 + millis / 1_000 % 7 * 10_000));
      }
      return this;
    }

    Journal bought() {
      return say("WindowStarted", ",\"window\":\"btc-updown-15m-" + WINDOW + "\",\"release\":\"v1.61\"").run(180, false)
          .say("EntryFilled", ",\"outcome\":\"UP\",\"lots\":25000000,\"priceMicro\":950000").run(20, true);
    }

    /** The next window of a replay, whose orders are numbered anew. */
    Journal next() {
      millis = (END + 600) * 1_000;
      return say("WindowStarted", ",\"window\":\"btc-updown-15m-" + END + "\",\"release\":\"v1.61\"").run(60, false);
    }

    Journal ordered() {
      return say("OrderSent", ",\"purpose\":\"capture\",\"order\":1,\"outcome\":\"UP\",\"side\":\"BUY\",\"limitTicks\":950,\"lots\":25000000")
          .say("OrderAnswered FILLED", ",\"purpose\":\"capture\",\"order\":1,\"state\":\"FILLED\",\"filledLots\":25000000");
    }

    Journal over() {
      run(END - millis / 1_000.0, false);
      return say("WindowOver", ",\"window\":\"btc-updown-15m-" + WINDOW + "\"");
    }

    Incident read() {
      return new Evidence().file("v1.61.jsonl", text.toString()).read();
    }
  }

  /** {@code selective-stall} asks that the kind was due: nobody evaluates the exits of a position that has been sold. */
  @Test
  void evaluationsThatEndWithThePositionAreNoStall() {
    Journal journal = new Journal().bought().say("Trigger FIRED", ",\"tier\":\"HARD_STOP\"").say("ExitStarted", ",\"reason\":\"HARD_STOP\"")
        .say("ExitFinished", ",\"reason\":\"HARD_STOP\",\"soldLots\":25000000").run(95, false).over();
    assertThat(Evidence.alarms(journal.read())).isEmpty();
  }

  @Test
  void anExitThatTakesTwelveSecondsIsNoStall() {
    Journal journal = new Journal().bought().say("Trigger FIRED", ",\"tier\":\"HARD_STOP\"").say("ExitStarted", ",\"reason\":\"HARD_STOP\"").run(12, false)
        .say("ExitFinished", ",\"reason\":\"HARD_STOP\",\"soldLots\":10000000").run(60, true).over();
    assertThat(Evidence.alarms(journal.read())).isEmpty();
  }

  @Test
  void evaluationsThatStopWhileThePositionIsHeldAreBoth() {
    Journal journal = new Journal().bought().run(40, true).run(30, false).run(20, true).over();
    assertThat(Evidence.alarms(journal.read())).contains("blackout critical", "selective-stall warning");
  }

  @Test
  void eachWindowOfAReplayNumbersItsOrdersAnew() {
    Journal journal = new Journal().bought().ordered().run(60, true).say("Lock FILLED", ",\"lots\":25000000").over().next().ordered().run(60, false);
    assertThat(Evidence.alarms(journal.read())).isEmpty();
    assertThat(Evidence.alarms(new Journal().bought().ordered().run(20, true).ordered().run(60, true).say("Lock FILLED", ",\"lots\":25000000").over().read())).containsExactly("bad-lifecycle warning");
  }

  /** {@code held-lane}: other than the execution of an exit, whatever the task is called that executes it. */
  @Test
  void aTaskThatSellsDoesNotHoldTheLane() {
    String hold = ",\"task\":\"Evaluate\",\"startNanos\":1,\"heldSeconds\":";
    Journal sold = new Journal().bought().say("Trigger FIRED", ",\"tier\":\"DANGER_EXIT\"").say("ExitStarted", ",\"reason\":\"DANGER_EXIT\"").run(4, false)
        .say("ExitFinished", ",\"reason\":\"DANGER_EXIT\",\"soldLots\":25000000").say("LaneHeld", hold + "4.1").run(60, false).over();
    assertThat(Evidence.alarms(sold.read())).isEmpty();
    Journal waited = new Journal().bought().run(4, false).say("LaneHeld", hold + "4.1").run(60, true).over();
    assertThat(Evidence.alarms(waited.read())).contains("held-lane critical");
  }
}
