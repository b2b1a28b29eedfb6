package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.LatencySpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.datasets.scenario.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault or latency put into a simulated world is read back out of the log that the bot writes there. The extraction sees the text alone. */
class ExtractedFaultsTest {
  private static final double SECOND = 1e9;

  @TempDir
  Path folder;

  /** Runs the second loss under v1.60 in a world, and makes a scenario of its log. */
  private Scenario extracted(String latencies, String faults) throws IOException {
    Path given = folder.resolve("given.yaml");
    Files.writeString(given, "schema: lockstep.scenario/1\nwindow:\n  id: btc-updown-15m-1772243100\n  data: \"box:incident.yaml\"\n"
        + (latencies.isEmpty() ? "" : "latency:\n" + latencies) + "faults:\n" + faults + "expect:\n  - {rule: blackout}\n");
    CommandRun run = CommandRun.of("reproduce", given.toString(), "--before", "v1.60", "--after", "v1.61", "--out", folder.resolve("run").toString(), "--force");
    assertThat(run.exitCode()).as(run.err()).isIn(0, 3, 6);
    CommandRun made = CommandRun.of("forensics", "scenario", folder.resolve("run/logs/v1.60.log").toString(), "-o", folder.resolve("S.yaml").toString(), "--force");
    assertThat(made.exitCode()).as(made.err()).isZero();
    return ScenarioFile.read(folder.resolve("S.yaml"));
  }

  private static <T extends FaultSpec> T only(Scenario scenario, Class<T> kind) {
    List<T> found = scenario.faults().stream().map(Cited::value).filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as(scenario.faults().toString()).hasSize(1);
    return found.get(0);
  }

  /** Tries come every five seconds then, so it can be told to half of that. */
  @Test
  void theSettlementDelay() throws IOException {
    FaultSpec.SettlementDelay delay = only(extracted("", "  - {kind: settlement-delay, seconds: 14}\n"), FaultSpec.SettlementDelay.class);
    assertThat(delay.nanos() / SECOND).isBetween(11.0, 17.0);
  }

  /** Short ones are told by the number of tries, to half of their pause and half of a loop; of those with a stated cap every try up to the fifth is in the log, and then every tenth. */
  @Test
  void theSettlementDelayByTheNumberOfTries() throws IOException {
    Path given = folder.resolve("given.yaml");
    for (String release : List.of("v1.60", "v1.62+save-on-main")) {
      for (String seconds : List.of("1.5", "2", "2.5", "3", "4", "5")) {
        boolean tries = release.equals("v1.60");
        // Something must be found, so that there is a scenario.
        Files.writeString(given, "schema: lockstep.scenario/1\nwindow:\n  id: btc-updown-15m-1772241300\n  data: \"box:incident.yaml\"\nfaults:\n"
            + "  - {kind: settlement-delay, seconds: " + seconds + "}\n"
            + (tries ? "  - {kind: lock-held, of: profit-lock, from: -100, to: -93}\n" : "  - {kind: slow-save, seconds: 5, from: -112, to: -85}\n")
            + "expect:\n  - {rule: blackout}\n");
        CommandRun run = CommandRun.of("reproduce", given.toString(), "--before", release, "--after", "v1.61", "--out", folder.resolve("run").toString(), "--force");
        assertThat(run.exitCode()).as(run.err()).isIn(0, 3, 6);
        Path log = folder.resolve("run/logs/" + release + ".log");
        CommandRun made = CommandRun.of("forensics", "scenario", log.toString(), "-o", folder.resolve("S.yaml").toString(), "--force");
        assertThat(made.exitCode()).as(made.err()).isZero();
        double read = only(ScenarioFile.read(folder.resolve("S.yaml")), FaultSpec.SettlementDelay.class).nanos() / SECOND;
        double tolerance = tries ? 0.6 : 1.2;
        assertThat(read).as(release + ", " + seconds).isBetween(Double.parseDouble(seconds) - tolerance, Double.parseDouble(seconds) + tolerance);
      }
    }
  }

  @Test
  void aBalanceThatIsNeverSeenAndALostAnswer() throws IOException {
    Scenario scenario = extracted(
        "", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: balance-unseen}\n  - {kind: lost-answer, from: 4, to: 8}\n");
    only(scenario, FaultSpec.BalanceUnseen.class);
    FaultSpec.LostAnswer lost = only(scenario, FaultSpec.LostAnswer.class);
    assertThat(lost.span().contains(Math.round(4.2 * SECOND))).as(lost.toString()).isTrue();
  }

  @Test
  void aGapOfBooks() throws IOException {
    FaultSpec.Gap gap = only(extracted(
        "", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: gap, of: books, from: -200, to: -180}\n"), FaultSpec.Gap.class);
    assertThat(gap.of()).isEqualTo(Traffic.BOOKS);
    assertThat(gap.span().fromNanos() / SECOND).isBetween(-202.0, -198.0);
    assertThat(gap.span().toNanos() / SECOND).isBetween(-184.0, -178.0);
  }

  @Test
  void aLostConnection() throws IOException {
    FaultSpec.Disconnect gone = only(extracted(
        "", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: disconnect, from: -200, to: -180}\n"), FaultSpec.Disconnect.class);
    assertThat(gone.span().fromNanos() / SECOND).isBetween(-202.0, -199.0);
    assertThat(gone.span().toNanos() / SECOND).isBetween(-182.0, -179.0);
  }

  @Test
  void aRefusalThatIsNotTheVenuesOwn() throws IOException {
    Scenario scenario =
        extracted("", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: reject, status: 503, text: \"down for maintenance\", from: 4, to: 7}\n");
    List<FaultSpec.Reject> rejects =
        scenario.faults().stream().map(Cited::value).filter(FaultSpec.Reject.class::isInstance).map(FaultSpec.Reject.class::cast).toList();
    assertThat(rejects).isNotEmpty().allSatisfy(reject -> {
      assertThat(reject.text()).isEqualTo("down for maintenance");
      assertThat(reject.span().fromNanos() / SECOND).isBetween(3.0, 6.0);
    });
  }

  @Test
  void aMachineThatStoodStill() throws IOException {
    FaultSpec.HostPause pause = only(extracted(
        "", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: host-pause, from: -220, to: -180}\n"), FaultSpec.HostPause.class);
    assertThat(pause.span().fromNanos() / SECOND).isBetween(-222.0, -219.0);
    assertThat(pause.span().toNanos() / SECOND).isBetween(-181.5, -178.0);
  }

  @Test
  void booksThatStoodStill() throws IOException {
    FaultSpec.Stall stall = only(extracted(
        "", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: stall, from: -240, to: -200}\n"), FaultSpec.Stall.class);
    assertThat(stall.span().fromNanos() / SECOND).isBetween(-242.0, -237.0);
    assertThat(stall.span().toNanos() / SECOND).isBetween(-201.0, -197.0);
  }

  @Test
  void booksThatCameLate() throws IOException {
    for (String added : List.of("2", "2.5")) {
      FaultSpec.SlowResponse slow = only(extracted(
          "", "  - {kind: settlement-delay, seconds: 6.5}\n  - {kind: slow-response, of: books, added: " + added + ", from: -240, to: -200}\n"),
          FaultSpec.SlowResponse.class);
      assertThat(slow.of()).isEqualTo(Traffic.BOOKS);
      assertThat(slow.addedNanos() / SECOND).isBetween(Double.parseDouble(added) - 0.3, Double.parseDouble(added) + 0.3);
      assertThat(slow.span().fromNanos() / SECOND).isBetween(-242.0, -237.0);
      assertThat(slow.span().toNanos() / SECOND).isBetween(-203.0, -196.0);
    }
  }

  /** A settlement that fails for good reads like one that never comes, and is carried over as that. */
  @Test
  void aSettlementThatFailed() throws IOException {
    FaultSpec.SettlementDelay delay =
        only(extracted("", "  - {kind: settlement-failure, per-million: 1000000}\n  - {kind: settlement-delay, seconds: 6.5}\n"), FaultSpec.SettlementDelay.class);
    assertThat(delay.nanos() / SECOND).isGreaterThan(40);
  }

  /** The true latency lies within the bounds that whole seconds leave, and they are not wide. */
  @Test
  void theLatencyOfTheAccount() throws IOException {
    for (String seconds : List.of("0.02", "0.05", "0.1", "0.3")) {
      Scenario scenario = extracted("  - {of: account, constant: " + seconds + "}\n", "  - {kind: settlement-delay, seconds: 14}\n");
      LatencyLine line = scenario.latencies().stream().map(Cited::value).filter(each -> each.of() == Traffic.ACCOUNT).findFirst().orElseThrow();
      List<LatencySpec.Point> points = ((LatencySpec.Quantiles) line.roundTrip()).points();
      double low = points.get(0).nanos() / SECOND;
      double high = points.get(points.size() - 1).nanos() / SECOND;
      assertThat(Double.parseDouble(seconds)).as(seconds).isBetween(low - 0.001, high + 0.001);
      assertThat(high - low).as(seconds).isLessThan(0.1);
    }
  }

  /** Healthy control: where nothing was put in but what the tries show, nothing else is read out. */
  @Test
  void nothingElse() throws IOException {
    Scenario scenario = extracted("", "  - {kind: settlement-delay, seconds: 6.5}\n");
    assertThat(scenario.faults()).extracting(Cited::value).hasOnlyElementsOfType(FaultSpec.SettlementDelay.class);
  }
}
