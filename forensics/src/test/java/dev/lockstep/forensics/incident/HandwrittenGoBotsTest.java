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
}
