package dev.lockstep.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification: FACTS-004, "Kill switch"; the issue where they differ (unreadable or folder missing = halted, only cancels pass). */
class KillSwitchTest {
  private static final String PATH = "/etc/kill/EXECUTION_HALTED";

  private static KillSwitch.Position position(Map<String, String> environment, SwitchFile file) {
    return KillSwitch.position(new KillSwitch.Reading(environment, file));
  }

  private static Map<String, String> env(String... pairs) {
    Map<String, String> environment = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) environment.put(pairs[i], pairs[i + 1]);
    return environment;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "TRUE", " yes ", "On", "\ttrue\t"})
  void truthyWordsHalt(String word) {
    assertThat(position(env("EXECUTION_HALTED", word), new SwitchFile.NotConfigured())).isEqualTo(new KillSwitch.Position(true, "env:EXECUTION_HALTED"));
    assertThat(position(env("EXEC_KILL_SWITCH", word), new SwitchFile.NotConfigured())).isEqualTo(new KillSwitch.Position(true, "env:EXEC_KILL_SWITCH"));
    assertThat(position(env(), new SwitchFile.Line(PATH, word))).isEqualTo(new KillSwitch.Position(true, "file:" + PATH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "No", " off "})
  void clearNoesDoNot(String word) {
    assertThat(position(env("EXECUTION_HALTED", word, "EXEC_KILL_SWITCH", word), new SwitchFile.Line(PATH, word))).isEqualTo(new KillSwitch.Position(false, "none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ture", "halt", "enabled", "2", "\u0131"})
  void whatIsNeitherHalts(String word) {
    assertThat(position(env("EXECUTION_HALTED", word), new SwitchFile.NotConfigured()).halted()).isTrue();
    assertThat(position(env(), new SwitchFile.Line(PATH, word)).halted()).isTrue();
  }

  @Test
  void anEmptyVariableIsNotSetAndAnEmptyFileIsNotClear() {
    assertThat(position(env("EXECUTION_HALTED", ""), new SwitchFile.Absent(PATH)).halted()).isFalse();
    assertThat(position(env(), new SwitchFile.Line(PATH, "")).halted()).isTrue();
  }

  @Test
  void aNoInOnePlaceDoesNotOutweighAYesInAnother() {
    assertThat(position(env("EXECUTION_HALTED", "0"), new SwitchFile.Line(PATH, "1"))).isEqualTo(new KillSwitch.Position(true, "file:" + PATH));
    assertThat(position(env("EXECUTION_HALTED", "0", "EXEC_KILL_SWITCH", "1"), new SwitchFile.Absent(PATH)).source()).isEqualTo("env:EXEC_KILL_SWITCH");
  }

  @Test
  void wordsDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(position(env("EXECUTION_HALTED", "FALSE"), new SwitchFile.NotConfigured()).halted()).isFalse();
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The seed's reading: a file that is missing or cannot be read does not halt. */
  private static boolean seedHalts(SwitchFile file) {
    return file instanceof SwitchFile.Line line && List.of("1", "true", "yes", "on").contains(line.text().strip().toLowerCase(Locale.ROOT));
  }

  @Test
  @SeedRow(row = "004 kill switch", code = "`KillSwitch`, `OrderBoundary`", scenario = "the file appears between two submissions, becomes unreadable, its folder vanishes")
  void theSwitchFailsClosed(SeedEvidence evidence) {
    OrderBoundary boundary = new OrderBoundary(new ShutdownGate(1), new InFlight(10, 1), TradingMode.TRADE);
    SwitchFile[] now = {new SwitchFile.Absent(PATH)};
    long[] id = {0};
    java.util.function.Function<Intent, String> ask =
        intent -> boundary.ask(new ClientOrderId(++id[0]), intent, 0, new KillSwitch.Reading(new TreeMap<>(), now[0])).reason();
    assertThat(ask.apply(Intent.ENTRY)).isEqualTo("ok");
    for (SwitchFile halted : List.of(
        new SwitchFile.Line(PATH, "1"), new SwitchFile.Unreadable(PATH, "Permission denied"), new SwitchFile.FolderMissing(PATH))) {
      now[0] = halted;
      assertThat(ask.apply(Intent.ENTRY)).as("%s", halted).isEqualTo("kill_switch_enabled");
      assertThat(ask.apply(Intent.REDUCE_ONLY_EXIT)).isEqualTo("kill_switch_enabled");
      assertThat(ask.apply(Intent.CANCEL)).isEqualTo("ok");
    }
    assertThat(seedHalts(new SwitchFile.Unreadable(PATH, "Permission denied"))).isFalse();
    assertThat(seedHalts(new SwitchFile.FolderMissing(PATH))).isFalse();
    evidence.broken("004 kill switch", "I5", "an unreadable file or a missing folder reads as not halted: entries go out after the halt");
    now[0] = new SwitchFile.Absent(PATH);
    assertThat(ask.apply(Intent.ENTRY)).as("nothing is remembered").isEqualTo("ok");
    evidence.ours("read at every submission; only cancels pass while halted; file absent = off, anything unclear = halted");
  }

  @ParameterizedTest
  @CsvSource({"OBSERVE, false, false, true", "REDUCE_ONLY, false, true, true", "TRADE, true, true, true"})
  void modes(TradingMode mode, boolean entry, boolean exit, boolean cancel) {
    OrderBoundary boundary = new OrderBoundary(new ShutdownGate(1), new InFlight(10, 1), mode);
    KillSwitch.Reading off = new KillSwitch.Reading(env(), new SwitchFile.NotConfigured());
    long id = 0;
    for (Intent intent : Intent.values()) {
      boolean wanted = intent == Intent.ENTRY ? entry : intent == Intent.CANCEL ? cancel : exit;
      assertThat(boundary.ask(new ClientOrderId(++id), intent, 0, off).reason()).as("%s %s", mode, intent).isEqualTo(wanted ? "ok" : "trading_disabled");
    }
  }

  /** Every question would refuse: the first in order is the one that answers. */
  @Test
  @SeedRow(row = "004 boundary", code = "`OrderBoundary`", scenario = "all four checks would refuse; they are lifted one by one")
  void theOrderOfTheChecks(SeedEvidence evidence) {
    InFlight inFlight = new InFlight(2, 1);
    KillSwitch.Reading off = new KillSwitch.Reading(env(), new SwitchFile.NotConfigured());
    KillSwitch.Reading halted = new KillSwitch.Reading(env("EXECUTION_HALTED", "1"), new SwitchFile.NotConfigured());
    ShutdownGate gate = new ShutdownGate(1);
    OrderBoundary boundary = new OrderBoundary(gate, inFlight, TradingMode.TRADE);
    assertThat(boundary.ask(new ClientOrderId(1), Intent.ENTRY, 0, off).admitted()).isTrue();
    gate.request("fastapi_shutdown", 0);
    boundary.mode(TradingMode.OBSERVE);
    assertThat(boundary.ask(new ClientOrderId(1), Intent.ENTRY, 0, halted)).isEqualTo(
        new Admission(false, "shutdown_requested", List.of(new Admission.Check("gate", true, "fastapi_shutdown"))));
    OrderBoundary open = new OrderBoundary(new ShutdownGate(1), inFlight, TradingMode.OBSERVE);
    assertThat(open.ask(new ClientOrderId(1), Intent.ENTRY, 0, halted).reason()).isEqualTo("trading_disabled");
    open.mode(TradingMode.TRADE);
    assertThat(open.ask(new ClientOrderId(1), Intent.ENTRY, 0, halted).reason()).isEqualTo("kill_switch_enabled");
    assertThat(open.ask(new ClientOrderId(1), Intent.ENTRY, 0, off).reason()).isEqualTo("duplicate_in_flight");
    assertThat(open.ask(new ClientOrderId(2), Intent.ENTRY, 0, off).reason()).as("room is kept for exits").isEqualTo("in_flight_full");
    Admission exit = open.ask(new ClientOrderId(2), Intent.REDUCE_ONLY_EXIT, 0, off);
    assertThat(exit.reason()).isEqualTo("ok");
    assertThat(exit.checks()).extracting(Admission.Check::check).containsExactly("gate", "trading-mode", "kill-switch", "in-flight");
    assertThat(inFlight.orders()).containsExactly(new ClientOrderId(1), new ClientOrderId(2));
    inFlight.end(new ClientOrderId(1));
    inFlight.end(new ClientOrderId(1));
    inFlight.end(new ClientOrderId(77));
    assertThat(inFlight.count()).as("not below zero, and only what was there").isEqualTo(1);
    // The seed's engine at its head asks the kill switch alone: gate and guard are no longer imported.
    assertThat(gate.requested()).isTrue();
    assertThat(KillSwitch.admits(KillSwitch.position(off), Intent.ENTRY)).isTrue();
    evidence.broken("004 at its head (kill switch alone is asked)", "I5", "an entry goes out after the shutdown was requested");
    evidence.ours("gate, trading mode, kill switch, in-flight, in this order, each with its reason code; what is admitted counts from that moment");
  }
}
