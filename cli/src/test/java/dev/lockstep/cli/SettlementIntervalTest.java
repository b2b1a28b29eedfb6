package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.LatencySpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.datasets.scenario.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Between two tries nobody looks whether shares have settled. The interval that a scenario tells must hold the planted delay, whatever it and the
 * latency of the account are, and the value chosen in it must come nearer the truth than the instant after the last refused try.
 */
class SettlementIntervalTest {
  private static final long SECOND = PlantedRun.SECOND;
  private static final Pattern TOLD = Pattern.compile(" - settled between (\\d+\\.\\d) s and (\\d+\\.\\d) s after the purchase \\(v\\S+\\.log:\\d+\\);");
  /** Times are told in tenths, and the venue answers while the answer travels. */
  private static final double ROUNDING = 0.06;
  private static final int RUNS = Integer.getInteger("lockstep.settlements", 45);

  private record Read(double planted, double until, double by, double chosen, PlantedRun run) {}

  private static PlantedRun planted(int number, Random random, double delay) throws IOException {
    List<FaultSpec> faults = new ArrayList<>(List.of(new FaultSpec.SettlementDelay(PlantedRun.nanos(delay))));
    // Something must be found, so that there is a scenario.
    if (number % 3 == 0) faults.add(new FaultSpec.LockHeld(Role.PROFIT_LOCK, new Span(-100 * SECOND, -93 * SECOND)));
    if (number % 3 == 2) faults.add(new FaultSpec.SlowSave(5 * SECOND, new Span(-112 * SECOND, -85 * SECOND)));
    Release release = number % 3 == 2 ? Releases.SAVES_ON_MAIN : Releases.V1_60;
    double call = random.nextInt(3) == 0 ? 0.05 : 0.01 + 0.2 * random.nextDouble();
    LatencyLine line = new LatencyLine(Traffic.ACCOUNT, new LatencySpec.Constant(PlantedRun.nanos(call)), Span.ALWAYS);
    return PlantedRun.of(release, number, List.of(line), faults);
  }

  private static Read read(PlantedRun run, double delay) {
    Cited<FaultSpec> fault = run.fault(FaultSpec.SettlementDelay.class);
    assertThat(fault).as(run.log()).isNotNull();
    Matcher told = TOLD.matcher(fault.source());
    assertThat(told.find()).as(fault.source()).isTrue();
    double chosen = ((FaultSpec.SettlementDelay) fault.value()).nanos() / 1e9;
    return new Read(delay, Double.parseDouble(told.group(1)), Double.parseDouble(told.group(2)), chosen, run);
  }

  private static List<Read> reads() throws IOException {
    Random random = new Random(20_261_121);
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      // Short ones that quick tries tell, long ones that only later tries and sales tell, and those of tries with a cap.
      double delay = i % 3 == 0 ? 0.8 + 2.2 * random.nextDouble() : i % 3 == 1 ? 4 + 21 * random.nextDouble() : 0.8 + 9 * random.nextDouble();
      PlantedRun run = planted(i, random, delay);
      assertThat(run.made()).as("nothing found of " + delay + " s").isNotNull();
      reads.add(read(run, PlantedRun.nanos(delay) / 1e9));
    }
    return reads;
  }

  @Test
  void thePlantedDelayLiesInTheIntervalAndTheChosenOneNearIt() throws IOException {
    double chosenOff = 0;
    double lowestOff = 0;
    int same = 0;
    List<Read> reads = reads();
    for (Read read : reads) {
      String what = read.planted() + " s of " + read.run().fault(FaultSpec.SettlementDelay.class).source();
      assertThat(read.planted()).as(what).isBetween(read.until() - ROUNDING, read.by() + ROUNDING);
      assertThat(read.chosen()).as(what).isBetween(read.until() - ROUNDING, read.by() + ROUNDING);
      chosenOff += Math.abs(read.chosen() - read.planted());
      lowestOff += Math.abs(Math.min(read.by(), read.until() + 0.2) - read.planted());
      if (read.run().again(read.run().made()).matching().same()) same++;
    }
    assertThat(chosenOff).as("all " + reads.size() + " together").isLessThan(lowestOff / 2);
    assertThat(same).as("scenarios that show the same again").isGreaterThanOrEqualTo(reads.size() * 9 / 10);
  }

  /** An interval that holds everything would say nothing: it is no wider than the pause of the tries, the stamps and a loop leave open. */
  @Test
  void theIntervalIsAsNarrowAsTheTriesAllow() throws IOException {
    for (double delay : List.of(4.2, 5.0)) {
      Read read = read(planted(1, new Random(1), delay), delay);
      assertThat(read.by() - read.until()).as(read.toString()).isLessThan(0.7 + 2 + 1.5);
    }
    Read later = read(planted(1, new Random(1), 6.5), 6.5);
    assertThat(later.by() - later.until()).as("tries come every five seconds then").isBetween(5.0, 8.5);
  }

  /** An exit that was refused for its balance and then sold tells it where no lock was ever placed; it was taken for an hour. */
  @Test
  void aSaleEndsItTooWhereTheLockWasNeverPlaced() throws IOException {
    PlantedRun run = planted(1, new Random(1), 22.1);
    assertThat(run.log()).contains("not enough balance").doesNotContain("PROFIT_LOCK_CONFIRMED");
    Read read = read(run, 22.1);
    assertThat(read.by() - read.until()).isLessThan(5);
    assertThat(run.fault(FaultSpec.SettlementDelay.class).source()).contains("EXIT SUMMARY").contains("refused for its balance");
    Scenario made = run.made();
    assertThat(run.again(made).matching().same()).isTrue();
  }
}
