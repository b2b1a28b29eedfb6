package dev.lockstep.forensics.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Evidence of Go bots, written by hand from the text of the rules: specimens over and under thresholds, and look-alikes. */
class HandwrittenGoBotsTest {
  private static final String OLD = "51343709418";
  private static final String NEW = "51343709445";

  private static GoLines repriced(String prefix, String old, String fresh) {
    return new GoLines(prefix).rounds(200).place("SELL").pause(2).reprice("SELL", old, fresh).pause(1).rounds(100, "OPEN-PENDING side=SELL");
  }

  /** Two bots in one file of docker compose, a folder of states for each. */
  private static Evidence twoBots(String firstInState, String secondInState) {
    GoLines first = repriced("bot-1          | ", OLD, NEW);
    GoLines second = repriced("bot_binance-1  | ", "63713609598", "63713609600");
    return new Evidence().file("compose.log", GoLines.woven(first, second))
        .file("coinbase/bot_state.json", GoLines.state(107_840.5, firstInState, GoLines.START.plusSeconds(600)), first.now().minusSeconds(4))
        .file("binance/bot_state.json", GoLines.state(108_888.5, secondInState, GoLines.START.plusSeconds(600)), first.now().minusSeconds(4)).collected(first.now());
  }

  @Test
  void eachBotIsComparedWithItsOwnState() {
    Incident incident = twoBots(NEW, "63713609600").read();
    assertThat(Evidence.alarms(incident)).isEmpty();
    assertThat(incident.card().openOrders()).containsExactly(
        "SELL 51343709445 at 108009.00000000, log of bot-1, pending in coinbase/bot_state.json",
        "SELL 63713609600 at 108009.00000000, log of bot_binance-1, pending in binance/bot_state.json");
  }

  @Test
  void theSecondBotsStaleIdIsFoundAndNamed() {
    Incident incident = twoBots(NEW, "63713609598").read();
    assertThat(Evidence.alarms(incident)).containsExactly("stale-pending-order critical");
    assertThat(Evidence.finding(incident, "stale-pending-order").summary()).contains("bot_binance-1's last SELL order is 63713609600", "binance/bot_state.json says 63713609598");
    // This bot does not look whether its cancel went through: both ids are worth a question.
    assertThat(incident.card().openOrders().toString()).contains("SELL 63713609598, pending in binance/bot_state.json: replaced since by 63713609600, make sure it was cancelled");
  }

  @Test
  void aStateOfWhichNothingTellsWhoseItIsIsComparedWithNoLog() {
    GoLines busy = repriced("bot-1          | ", OLD, NEW);
    GoLines idle = new GoLines("bot_binance-1  | ").rounds(301);
    Incident incident = new Evidence().file("compose.log", GoLines.woven(busy, idle))
        .file("bot_state.json", GoLines.state(2_000.5, null, null), busy.now().minusSeconds(4)).collected(busy.now()).read();
    assertThat(Evidence.alarms(incident)).isEmpty();
    assertThat(incident.problems()).anyMatch(p -> p.startsWith("bot_state.json: none of the bots' logs names its orders") && p.endsWith("it was compared with no log"));
  }

  @Test
  void twoSnapshotsOfOneBotAreOneBot() {
    Incident incident = new Evidence().file("state-0100.json", GoLines.state(107_840.5, null, null), GoLines.START.minusSeconds(3_600))
        .file("state-0200.json", GoLines.state(107_840.5, null, null), GoLines.START).collected(GoLines.START).read();
    assertThat(incident.card().openPositions()).containsExactly("BUY 0.001 at 107840.5 (state-0200.json)");
  }

  /** RULES.md: critical when no valid generation is left. Another bot's state is none. */
  @Test
  void aValidStateOfAnotherBotIsNoGeneration() {
    String cut = GoLines.state(2_000.5, OLD, GoLines.START).substring(0, 420);
    Evidence evidence = new Evidence().file("a/bot_state.json", GoLines.state(107_840.5, null, null)).file("b/bot_state.json", cut);
    Incident incident = evidence.read();
    assertThat(Evidence.alarms(incident)).containsExactly("state-unreadable critical");
    assertThat(Evidence.finding(incident, "state-unreadable").summary()).startsWith("b/bot_state.json cannot be read").endsWith("no valid generation is left");
    Incident rescued = evidence.file("b/bot_state.json.bak", GoLines.state(2_000.5, OLD, GoLines.START)).read();
    assertThat(Evidence.alarms(rescued)).containsExactly("state-unreadable warning");
  }

  /** FACTS-002: the paper session puts the suffix of a sibling in the place of {@code .json}. */
  @Test
  void aBackupWithItsSuffixInPlaceOfTheFilesIsAGeneration() {
    String state = "{\"symbol\":\"BTCUSD\",\"starting_equity\":10000.0,\"current_equity\":10000.0,\"processed_order_ids\":[\"async_1\"],\"order_history\":[],"
        + "\"working_orders\":[],\"pos\":null,\"saved_at\":1768567775.4}";
    Incident incident = new Evidence().file("async_broker_state.json", state.substring(0, 60)).file("async_broker_state.bak", state).read();
    assertThat(Evidence.alarms(incident)).containsExactly("state-unreadable warning");
    assertThat(Evidence.finding(incident, "state-unreadable").summary()).endsWith("the newest valid generation is async_broker_state.bak");
  }

  @Test
  void anOrderThatIsPendingLongAfterItsDeadlineCannotBe() {
    String state = GoLines.state(107_840.5, OLD, GoLines.START);
    Incident late = new Evidence().file("bot_state.json", state, GoLines.START.plusSeconds(3_600)).collected(GoLines.START.plusSeconds(3_660)).read();
    assertThat(Evidence.alarms(late)).containsExactly("state-inconsistent warning");
    // Saved in time and looked at a day later: nothing is wrong with it.
    Incident day = new Evidence().file("bot_state.json", state, GoLines.START.plusSeconds(600)).collected(GoLines.START.plusSeconds(86_400)).read();
    assertThat(Evidence.alarms(day)).isEmpty();
  }

  /** RULES.md: {@code global-freeze} is critical with a position open, and the bot prints how many lots it holds. */
  @Test
  void aFreezeWithLotsIsCritical() {
    assertThat(freeze(new GoLines("").rounds(300), null)).containsExactly("global-freeze critical");
    assertThat(freeze(new GoLines("").lots(0).rounds(300), null)).containsExactly("global-freeze warning");
    assertThat(freeze(new GoLines("").say("Starting coinbase-bridge — product=BTC-USD dry_run=true").rounds(300), null)).containsExactly("global-freeze warning");
    assertThat(freeze(new GoLines("").lots(0).rounds(300), GoLines.state(107_840.5, null, null))).containsExactly("global-freeze critical");
  }

  private static java.util.List<String> freeze(GoLines log, String state) {
    Evidence evidence = new Evidence().file("bot.log", log.pause(600).rounds(50).text()).collected(log.now());
    return Evidence.alarms((state == null ? evidence : evidence.file("bot_state.json", state, log.now().minusSeconds(1_000))).read());
  }

  @Test
  void aBotThatFallsSilentBesideAnotherInOneFileIsFrozen() {
    GoLines alive = new GoLines("bot-1          | ").rounds(500);
    GoLines frozen = new GoLines("bot_binance-1  | ").rounds(300);
    Evidence evidence = new Evidence().file("compose.log", GoLines.woven(alive, frozen));
    Incident unmeasured = evidence.read();
    // Without a dump or a manifest silence at the end of a log is low at most.
    assertThat(Evidence.alarms(unmeasured)).containsExactly("global-freeze warning");
    assertThat(Evidence.finding(unmeasured, "global-freeze").confidence()).hasToString("LOW");
    Incident incident = evidence.collected(alive.now()).read();
    assertThat(Evidence.alarms(incident)).containsExactly("global-freeze critical");
    assertThat(Evidence.finding(incident, "global-freeze").summary()).startsWith("bot_binance-1 printed nothing for 10");
  }

  /** Venue under maintenance: the bot prints the last price it knew and says so. Ten minutes are twenty times its limit. */
  @Test
  void aPriceThatTheBotItselfCallsStaleIsStaleData() {
    assertThat(Evidence.alarms(new Evidence().file("bot.log", maintenance(200)).read())).containsExactly("stale-data warning");
    assertThat(Evidence.alarms(new Evidence().file("bot.log", maintenance(5)).read())).isEmpty();
    // A market that stands still is none.
    assertThat(Evidence.alarms(new Evidence().file("bot.log", maintenance(200).replace("stale=true", "stale=false")).read())).isEmpty();
  }

  private static String maintenance(int rounds) {
    GoLines log = new GoLines("").rounds(300);
    for (int i = 0; i < rounds; i++) log.say("TRACE price_fetch px=108000.25000000 stale=true err=503: scheduled maintenance").pause(3);
    return log.rounds(50).text();
  }

  /** Lines are known to be missing: what was silent is the evidence and not the bot. */
  @Test
  void aGapBetweenTwoFilesOfARotationThatLostLinesIsNoFreeze() {
    String older = new GoLines("").rounds(300).text();
    String later = new GoLines("").pause(2_700).rounds(100).text();
    later = later.substring(later.indexOf('\n') + 1);
    Incident gone = new Evidence().file("bot.log.2", older).file("bot.log", later).read();
    assertThat(Evidence.alarms(gone)).isEmpty();
    assertThat(Evidence.finding(gone, "log-loss").summary()).isEqualTo("lines are missing from bot.log: bot.log.1 is not among the evidence; silences in it prove less");
    Incident cut = new Evidence().file("bot.log.1", older).file("bot.log", later.substring("2025/10/22 02:45:00 TRACE price_fetch p".length())).read();
    assertThat(Evidence.alarms(cut)).isEmpty();
    assertThat(Evidence.finding(cut, "log-loss").details().get("startsInMidLine")).isEqualTo(true);
    Incident whole = new Evidence().file("bot.log.1", older).file("bot.log", later).read();
    assertThat(Evidence.alarms(whole)).containsExactly("global-freeze critical");
  }

  /** A log in -05:00 that does not say so, and a manifest in UTC. */
  @Test
  void aDifferenceOfWholeHoursHintsAtAZone() {
    GoLines log = new GoLines("").rounds(300);
    Incident incident = new Evidence().file("bot.log", log.text()).file("bot_state.json", GoLines.state(107_840.5, null, null), log.now().plusSeconds(5 * 3_600 - 4))
        .collected(log.now().plusSeconds(5 * 3_600)).read();
    assertThat(Evidence.alarms(incident)).isEmpty();
    assertThat(Evidence.finding(incident, "log-loss").summary()).endsWith("or its clock is of another zone (--zone tells it)");
  }

  /** The logger itself says that the lines of the silence were dropped. */
  @Test
  void aSilenceInWhichTheLoggerDroppedLinesIsNotCritical() {
    String note = "2025-10-22T02:15:01Z host systemd-journald[300]: Suppressed 2391 messages from bot.service\n";
    String text = new GoLines("2025-10-22T02:00:00Z host bot[4711]: ").rounds(300).text();
    String rest = new GoLines("2025-10-22T02:30:00Z host bot[4711]: ").pause(1_500).rounds(50).text();
    rest = rest.substring(rest.indexOf('\n') + 1);
    Incident incident = new Evidence().file("journal.log", text + note + rest).read();
    assertThat(Evidence.alarms(incident)).containsExactly("global-freeze warning");
    assertThat(Evidence.finding(incident, "global-freeze").summary()).endsWith("; the logger says that it dropped lines meanwhile");
    assertThat(Evidence.alarms(new Evidence().file("journal.log", text + rest).read())).containsExactly("global-freeze critical");
  }

  /** A rotation by copying leaves the older file's last lines at the head of the newer one: they happened once. */
  @Test
  void linesThatStandInTwoFilesHappenedOnce() {
    GoLines log = new GoLines("").rounds(200).place("BUY").rounds(5, "OPEN-PENDING side=BUY")
        .say("TRACE postonly.filled order_id=51343709600 price=108000.00 baseFilled=0.00048 quoteSpent=51.84 fee=0.03").say("[LIVE ORDER] BUY quote=51.84 take=1.0 fee=0.03 reason=x");
    String older = log.rounds(20).text();
    String newer = older.substring(older.indexOf("TRACE postonly.place") - 20) + log.rounds(100).text().substring(older.length());
    assertThat(Evidence.alarms(new Evidence().file("bot.log.1", older).file("bot.log", newer).read())).isEmpty();
    assertThat(Evidence.alarms(new Evidence().file("bot.log", older + newer).read())).isEmpty();
    String fill = older.substring(older.indexOf("TRACE postonly.filled") - 20);
    String line = fill.substring(0, fill.indexOf('\n') + 1);
    assertThat(Evidence.alarms(new Evidence().file("bot.log", older + line.replace("02:10:15", "02:11:15") + newer.substring(newer.lastIndexOf("2025/10/22 02:11:15"))).read()))
        .contains("duplicate-fill critical");
  }

  /** FACTS-001: this bot takes a partial fill for a whole one. Its state is right to wait no longer; the rest is worth a question at most. */
  @Test
  void aPartialFillThatWasTakenForAWholeOneIsNoLostUpdate() {
    GoLines log = new GoLines("").rounds(200).place("BUY").rounds(5, "OPEN-PENDING side=BUY")
        .say("TRACE postonly.filled order_id=51343709600 price=108000.00 baseFilled=0.00020 quoteSpent=21.60 fee=0.01").say("[LIVE ORDER] BUY quote=21.60 take=1.0 fee=0.01 reason=x")
        .rounds(100);
    Evidence evidence = new Evidence().file("bot.log", log.text()).file("bot_state.json", GoLines.state(107_840.5, null, null), log.now().minusSeconds(4)).collected(log.now());
    assertThat(Evidence.alarms(evidence.read())).isEmpty();
    log.rounds(300);
    Incident late = new Evidence().file("bot.log", log.text()).file("bot_state.json", GoLines.state(107_840.5, null, null), log.now().minusSeconds(4)).collected(log.now()).read();
    assertThat(Evidence.alarms(late)).containsExactly("orphan-order warning");
    assertThat(Evidence.finding(late, "orphan-order").summary()).contains("filled in part and was taken for done");
  }

  /** A log that ends because its process did is no lock, and of a dead process nothing can be asked. */
  @Test
  void aProcessThatPanickedHasEnded() {
    GoLines log = new GoLines("").rounds(300).say("panic: runtime error: invalid memory address or nil pointer dereference");
    Incident incident = new Evidence().file("bot.log", log.text() + "goroutine 1 [running]:\nmain.main()\n\t/app/main.go:141 +0x9c5\nexit status 2\n")
        .collected(log.now().plusSeconds(600)).read();
    assertThat(incident.card().verdict()).isEqualTo("process-ended");
    assertThat(incident.card().restartDestroys()).isEmpty();
    assertThat(incident.card().openPositions()).containsExactly("1 BUY lot by the log's last count (a state would name them)");
    Incident silent = new Evidence().file("bot.log", new GoLines("").rounds(300).text()).collected(log.now().plusSeconds(600)).read();
    assertThat(silent.card().verdict()).isEqualTo("cannot-tell");
    assertThat(silent.card().hypotheses().get(0).id()).isEqualTo("process-ended");
    assertThat(silent.card().verdictSentence()).contains("What would settle it: how the process ended");
  }

  @Test
  void aDumpFromBeforeTheIncidentClearsNoLock() {
    GoLines log = new GoLines("").rounds(200).place("SELL").pause(2).reprice("SELL", OLD, NEW);
    String dump = "goroutine 1 [sleep]:\ntime.Sleep(0xb2d05e00)\n\t/usr/local/go/src/runtime/time.go:195 +0x125\nmain.main()\n\t/app/main.go:141 +0x9c5\n";
    assertThat(lock(log, dump, -600).against()).isEmpty();
    assertThat(lock(log, dump, -600).missing().toString()).contains("older than the log's end, and clears no lock");
    assertThat(lock(log, dump, 600).against()).containsExactly("the dump shows no lock without a holder");
  }

  private static Hypothesis lock(GoLines log, String dump, long secondsAfter) {
    Incident incident = new Evidence().file("bot.log", log.text()).file("goroutines.txt", dump, log.now().plusSeconds(secondsAfter))
        .file("bot_state.json", GoLines.state(107_840.5, OLD, log.now().minusSeconds(2)), log.now().minusSeconds(2)).collected(log.now().plusSeconds(700)).read();
    return incident.card().hypotheses().stream().filter(h -> h.id().equals("leaked-lock")).findFirst().orElseThrow();
  }

  /** The night in which clocks are set forward: the log of a bot on local time has an hour that never was. */
  @Test
  void theHourThatClocksSkipInSpringIsNoCertainFreeze() {
    GoLines bot = new GoLines("bot-1          | ").rounds(1_200).pause(3_600).rounds(100);
    Incident incident = new Evidence().file("compose.log", bot.text()).read();
    assertThat(Evidence.alarms(incident)).containsExactly("global-freeze warning");
    assertThat(Evidence.finding(incident, "global-freeze").summary()).endsWith("the clock may have been set forward (--zone tells the zone)");
    GoLines late = new GoLines("bot-1          | ").rounds(1_100).pause(3_600).rounds(100);
    assertThat(Evidence.alarms(new Evidence().file("compose.log", late.text()).read())).containsExactly("global-freeze critical");
  }

  @Test
  void lotsThatOnlyTheLogCountsAreNamedAfterTheirLog() {
    Incident incident = new Evidence().file("compose.log", GoLines.woven(new GoLines("bot-1          | ").rounds(100), new GoLines("bot_binance-1  | ").lots(2).rounds(100))).read();
    assertThat(incident.card().openPositions()).containsExactly(
        "1 BUY lot by the log's last count (a state would name them), log of bot-1", "2 BUY lots by the log's last count (a state would name them), log of bot_binance-1");
  }

  /** {@code fill-lost}: a fill without a lot, exit or ledger entry after it. The state's lots are such entries. */
  @Test
  void aFillWhoseLotTheStateHasIsNotLost() {
    GoLines log = new GoLines("").rounds(100);
    for (String id : new String[] {"51343709600", "51343709601"}) {
      log.place("BUY").rounds(5, "OPEN-PENDING side=BUY").say("TRACE postonly.filled order_id=" + id + " price=1.0 baseFilled=0.00048 quoteSpent=51.84 fee=0.03");
      if (id.endsWith("0")) log.say("[LIVE ORDER] BUY quote=51.84 take=1.0 fee=0.03 reason=x");
      log.rounds(100);
    }
    String state = GoLines.state(107_840.5, null, null);
    assertThat(Evidence.alarms(lots(log, state))).containsExactly("fill-lost critical");
    assertThat(Evidence.alarms(lots(log, state.replace("\"TrailStop\":0", "\"TrailStop\":0,\"entry_order_id\":\"51343709601\"")))).isEmpty();
  }

  private static Incident lots(GoLines log, String state) {
    return new Evidence().file("bot.log", log.text()).file("bot_state.json", state, log.now().minusSeconds(4)).collected(log.now()).read();
  }

  /** FACTS-001: this bot tells failed saves only. The state's own time proves the ones in between. */
  @Test
  void failedSavesThatAGoodOneFollowedAreNoRow() {
    GoLines log = new GoLines("").rounds(100);
    for (int i = 0; i < 4; i++) log.say("[WARN] saveState: temporary failure").rounds(60);
    assertThat(Evidence.alarms(saved(log, 4))).isEmpty();
    assertThat(Evidence.alarms(saved(log, 900))).containsExactly("saves-stopped critical");
  }

  private static Incident saved(GoLines log, long secondsBeforeTheEnd) {
    return new Evidence().file("bot.log", log.text()).file("bot_state.json", GoLines.state(107_840.5, null, null), log.now().minusSeconds(secondsBeforeTheEnd))
        .collected(log.now()).read();
  }

  @Test
  void findingsOfTwoBotsAreTwo() {
    GoLines first = new GoLines("bot-1          | ").rounds(300).pause(600).rounds(100);
    GoLines second = new GoLines("bot_binance-1  | ").rounds(150).pause(300).rounds(400);
    Incident incident = new Evidence().file("compose.log", GoLines.woven(first, second)).read();
    assertThat(Evidence.alarms(incident)).containsExactly("global-freeze critical", "global-freeze critical");
    assertThat(incident.findings().stream().map(dev.lockstep.forensics.detect.Finding::fingerprint).distinct()).hasSize(2);
  }

  /** What one bot's venue tells bounds no other bot's clock: the two trade different things. */
  @Test
  void theVenueOfAnotherBotTellsNothingOfThisClock() {
    GoLines bot = new GoLines("").rounds(40).say("TRACE postonly.filled order_id=51343709418 price=108009.00 baseFilled=0.00042 quoteSpent=45.36 fee=0").pause(120)
        .say("TRACE exit.classify side=BUY kind=scalp reason=take_profit open=108009.00 exec=108109.00 baseFilled=0.00042 finalPL=0.01").rounds(20);
    String venue = "8:28:11 PM | BUY  | 25 UP @ 95c ($23.75) | slug: ...1772241300\n8:28:42 PM | SELL | 25 UP @ 36c ($9.00)\n";
    Incident incident = new Evidence().file("bot.log", bot.text()).file("activity.txt", venue).read();
    assertThat(incident.findings()).noneMatch(f -> f.ruleId().equals("clock-skew"));
  }
}
