package dev.lockstep.datasets.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.datasets.quality.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario files: what is written is read again with its sources; what is wrong is refused with file and line. */
class ScenarioFileTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String GOOD = """
      schema: lockstep.scenario/1
      title: "t"
      window:
        id: btc-updown-15m-1772241300  # a.log:1
        data: "box:incident.yaml"
      faults:
        - {kind: gap, of: books, from: -60, to: -50.5} # a.log:7: "a # b"
      expect:
        - {rule: blackout, lane: main, at: -52, tolerance: 2} # a.log:9
      """;

  private static Scenario every() {
    Span span = new Span(-60 * SECOND, -50_500_000_000L);
    List<FaultSpec> faults = List.of(
        new FaultSpec.Stall(span), new FaultSpec.Gap(Traffic.ACCOUNT, span), new FaultSpec.Disconnect(span),
        new FaultSpec.SlowResponse(Traffic.ORDERS, 250_000_000L, span), new FaultSpec.Reject(503, "say \"no\" \\ \u0001", span),
        new FaultSpec.LostAnswer(span), new FaultSpec.UnstatedAmount(span), new FaultSpec.SettlementDelay(6_500_000_000L), new FaultSpec.SettlementFailure(350_000),
        new FaultSpec.BalanceUnseen(Span.ALWAYS), new FaultSpec.BalanceUnseen(new Span(-5, Long.MAX_VALUE)), new FaultSpec.HostPause(span),
        new FaultSpec.SlowSave(5_200_000_000L, span), new FaultSpec.SlowSave(1, Span.ALWAYS), new FaultSpec.LockHeld(Role.PROFIT_LOCK, span));
    List<LatencyLine> latencies = List.of(
        new LatencyLine(Traffic.ORDERS, new LatencySpec.Constant(50_000_000L), Span.ALWAYS),
        new LatencyLine(Traffic.ACCOUNT, new LatencySpec.Quantiles(List.of(
            new LatencySpec.Point(0, 1), new LatencySpec.Point(50, 20), new LatencySpec.Point(100, 3_000))), span));
    return new Scenario(
        "all \"kinds\"", -7, new Cited<>("btc-updown-15m-1772241300", "a.log:1"), new Cited<>("tape:../x.tape", "given"),
        List.of(new Cited<>(new Scenario.Setting("entry.shares", "25.00"), "a.log:2 # twice")),
        latencies.stream().map(line -> new Cited<>(line, "a.log:3")).toList(), faults.stream().map(fault -> new Cited<>(fault, "a.log:4")).toList(),
        List.of(new Cited<>(new Expectation("blackout", "critical", "main", -52 * SECOND, 2 * SECOND), "a.log:5"),
            Cited.bare(new Expectation("zombie-retry", "", "", Expectation.ANY_NANOS, 0))),
        List.of("a note: with a colon"));
  }

  @Test
  void whatIsWrittenIsReadAgainWithItsSources() throws BadData {
    StringBuilder text = new StringBuilder();
    ScenarioFile.write(every(), text);
    assertThat(ScenarioFile.read("x.yaml", text.toString())).isEqualTo(every());
  }

  @Test
  void whatItWasMadeOfIsKept() throws BadData {
    assertThat(ScenarioFile.read("x.yaml", GOOD).evidence()).isEqualTo(EvidenceForm.LOG);
    StringBuilder text = new StringBuilder();
    ScenarioFile.write(every().withEvidence(EvidenceForm.JOURNAL), text);
    assertThat(text.toString()).contains("\nevidence: journal");
    assertThat(ScenarioFile.read("x.yaml", text.toString()).evidence()).isEqualTo(EvidenceForm.JOURNAL);
  }

  @Test
  void thingsStandOnALineOfTheirOwnWithTheirSource() {
    StringBuilder text = new StringBuilder();
    ScenarioFile.write(every(), text);
    assertThat(text.toString().lines().filter(line -> line.contains("# a.log:4"))).hasSize(15);
    assertThat(text.toString().lines().filter(line -> line.contains("settlement-delay"))).singleElement()
        .isEqualTo("  - {kind: settlement-delay, seconds: 6.5}                # a.log:4");
  }

  @Test
  void theExampleIsGood() throws BadData {
    Scenario scenario = ScenarioFile.read("x.yaml", GOOD);
    assertThat(scenario.seed()).isEqualTo(1);
    assertThat(scenario.faults().get(0)).isEqualTo(
        new Cited<>(new FaultSpec.Gap(Traffic.BOOKS, new Span(-60 * SECOND, -50_500_000_000L)), "a.log:7: \"a # b\""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "lockstep.scenario/1 | lockstep.scenario/9 | x.yaml:1: schema 'lockstep.scenario/9' is not known",
      "title: | titel: | x.yaml:2: titel is not known here",
      "title: | evidence: | x.yaml:2: evidence must be log or journal",
      "btc-updown-15m-1772241300 | btc | x.yaml:4: id 'btc' is not a slug",
      "box:incident.yaml | http://x | x.yaml:5: data must be box:FILE, tape:FILE or spec:FILE",
      "kind: gap, of: books | kind: lock-held, of: mutex | x.yaml:7: of must be one of exits, profit-lock, profit-lock-later, entry-buy, entry-sell",
      "kind: gap, of: books, from: -60, to: -50.5 | kind: lock-held, of: store, from: -60 | x.yaml:7: to is missing",
      "kind: gap, of: books | kind: slow-save | x.yaml:7: seconds is missing",
      "kind: gap, of: books | kind: slow-save, seconds: -1 | x.yaml:7: seconds must lie between",
      "kind: gap | kind: gaps | x.yaml:7: kind 'gaps' is not known; known: stall, gap",
      "of: books | of: book | x.yaml:7: of must be one of books, orders, account, all",
      "from: -60 | from: -40 | x.yaml:7: to must come after from",
      "from: -60, | '' | x.yaml:7: from is missing",
      "from: -60 | from: nan | x.yaml:7: from must be a number",
      "from: -60 | from: 1e400 | x.yaml:7: from must be a number",
      "from: -60 | from: -99999999 | x.yaml:7: from must lie between",
      "tolerance: 2 | tolerance: -2 | x.yaml:9: tolerance must lie between",
      "tolerance: 2 | tolerence: 2 | x.yaml:9: tolerance is missing",
      "lane: main | lane: main, lane: lock | x.yaml:9: 'lane' stands there twice",
      "lane: main | lain: main | x.yaml:9: lain is not known here",
      "rule: blackout | severity: bad, rule: blackout | x.yaml:9: severity must be critical, warning or info",
      "'  - {rule: blackout, lane: main, at: -52, tolerance: 2} # a.log:9' | '' | x.yaml:8: expect must be a list",
      "window: | 'window: [' | x.yaml",
  })
  void whatIsWrongIsRefusedWithItsLine(String good, String bad, String message) {
    String text = GOOD.replace(good, bad);
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> ScenarioFile.read("x.yaml", text)).isInstanceOf(BadData.class).hasMessageStartingWith(message);
  }

  @Test
  void hostileTextIsRefusedAndNeverHangs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) bomb.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
    List<String> texts = List.of(
        "", "\u0000\u0001", "]", "a: &a [*a]\n", "[".repeat(100_000), "{a: ".repeat(50_000), bomb.toString(), "? {a: b}\n: c\n", "- 1\n", "!!java.net.URL [x]",
        "schema: lockstep.scenario/1\nwindow: " + "x".repeat(2_000_000), "a: 1\n".repeat(200_000));
    for (String text : texts) assertThatThrownBy(() -> ScenarioFile.read("x.yaml", text)).isInstanceOf(BadData.class).hasMessageStartingWith("x.yaml");
  }

  /** Bytes of a good file changed at random: a scenario or a located complaint, nothing else. */
  @Test
  void damagedFilesGiveAScenarioOrALocatedComplaint() {
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      char[] text = GOOD.toCharArray();
      for (int i = 0; i <= random.nextInt(4); i++) text[random.nextInt(text.length)] = (char) random.nextInt(128);
      try {
        ScenarioFile.read("x.yaml", new String(text));
      } catch (BadData problem) {
        refused++;
        assertThat(problem).hasMessageStartingWith("x.yaml");
      }
    }
    assertThat(refused).isBetween(1_000, 3_000);
  }

  @Test
  void theBoxNamesItsWindows() throws IOException {
    assertThat(ScenarioData.boxOf("btc-updown-15m-1772241300")).isEqualTo("incident.yaml");
    assertThat(ScenarioData.boxOf("btc-updown-15m-1")).isNull();
    Scenario scenario = ScenarioFile.read("x.yaml", GOOD);
    assertThat(ScenarioData.open(scenario, Path.of("")).id()).isEqualTo("btc-updown-15m-1772241300");
    assertThatThrownBy(() -> ScenarioData.open(scenario.withData(Cited.bare("box:other.yaml")), Path.of(""))).isInstanceOf(BadData.class)
        .hasMessageContaining("is not in the box; there are incident.yaml");
  }

  @Test
  void aRecordingKeepsItsPlaceWhenTheScenarioMoves() {
    Cited<String> tape = ScenarioData.tape(Path.of("/data/x.tape"), Path.of("/far/here"), "given");
    assertThat(tape.value()).isEqualTo("tape:../../data/x.tape");
    assertThat(ScenarioData.moved(tape, Path.of("/far/here"), Path.of("/data")).value()).isEqualTo("tape:x.tape");
  }
}
