package dev.lockstep.engine.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.port.SpotPorts;
import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Windows of the spot world under faults that a row of SEEDS.md names. A broken form must violate its invariant in one of them, and not by a crash; ours must
 * break nothing in that one and in all before it.
 */
final class SeedWindows {
  private static final int WINDOWS_MAX = 60;
  private static final String OURS = "spot-v3";
  private final List<SwarmFault> faults;
  private final int volatilityCentiBps;
  private final UnaryOperator<SpotPorts> seam;
  private final long longerSeconds;
  private int oursGreen;

  private SeedWindows(List<SwarmFault> faults, int volatilityCentiBps, UnaryOperator<SpotPorts> seam, long longerSeconds) {
    this.faults = List.copyOf(faults);
    this.volatilityCentiBps = volatilityCentiBps;
    this.seam = seam;
    this.longerSeconds = longerSeconds;
  }

  static SeedWindows with(SwarmFault... faults) {
    return new SeedWindows(List.of(faults), 0, ports -> ports, 0);
  }

  /** The same where prices take smaller steps. */
  SeedWindows calm(int centiBps) {
    return new SeedWindows(faults, centiBps, seam, longerSeconds);
  }

  /** The same with something between the bot and its ports. */
  SeedWindows through(UnaryOperator<SpotPorts> between) {
    return new SeedWindows(faults, volatilityCentiBps, between, longerSeconds);
  }

  SeedWindows longerBy(long seconds) {
    return new SeedWindows(faults, volatilityCentiBps, seam, seconds);
  }

  static SwarmFault fault(SwarmFaultKind kind, long fromSeconds, long toSeconds, long amount) {
    return new SwarmFault(kind, fromSeconds * SpotUnits.SECOND, toSeconds * SpotUnits.SECOND, amount);
  }

  /** A fault that strikes when, after its beginning, an order first reaches a phase. */
  static SwarmFault aimed(SwarmFaultKind kind, long fromSeconds, long toSeconds, OrderPhase phase) {
    return new SwarmFault(kind, fromSeconds * SpotUnits.SECOND, toSeconds * SpotUnits.SECOND, 0, phase.ordinal() + 1);
  }

  private SwarmScenario scenario(long seed) {
    SwarmScenario drawn = ScenarioDraw.of(seed);
    int volatility = volatilityCentiBps == 0 ? drawn.volatilityCentiBps() : volatilityCentiBps;
    return new SwarmScenario(
        seed, drawn.baseLots(), drawn.quoteNanoUsd(), volatility, drawn.offsetCentiBps(), drawn.fallback(), drawn.attemptNanos(), faults);
  }

  private static SpotRelease release(String name) {
    return SpotReleases.find(name.startsWith("spot-") ? name : OURS + "+" + name).orElseThrow();
  }

  private List<Broken> run(String release, long seed) {
    return SpotWorld.withSeam(scenario(seed), release(release), seam).longerBy(longerSeconds).run().broken();
  }

  /** A part of ours, or a release, violates an invariant; it goes on record with what that means. */
  SeedWindows breaks(SeedEvidence evidence, String control, String invariant, String what) {
    breaks(control, invariant);
    evidence.broken("`" + control + "`", invariant, what);
    return this;
  }

  /** The same without a record. */
  SeedWindows breaks(String control, String invariant) {
    for (long seed = 1; seed <= WINDOWS_MAX; seed++) {
      List<Broken> broken = run(control, seed);
      assertThat(broken).as(control + ", window " + seed + ", must not crash").extracting(Broken::invariant).doesNotContain("CRASH");
      if (broken.stream().noneMatch(one -> one.invariant().equals(invariant))) continue;
      green((int) seed);
      return this;
    }
    throw new AssertionError(control + " did not break " + invariant + " in " + WINDOWS_MAX + " windows");
  }

  /** What stands between ours and its ports violates an invariant. */
  void seamBreaks(SeedEvidence evidence, String form, String invariant, String what) {
    for (long seed = 1; seed <= WINDOWS_MAX; seed++) {
      List<Broken> broken = run(OURS, seed);
      assertThat(broken).as("window " + seed + " must not crash").extracting(Broken::invariant).doesNotContain("CRASH");
      if (broken.stream().noneMatch(one -> one.invariant().equals(invariant))) continue;
      evidence.broken(form, invariant, what);
      return;
    }
    throw new AssertionError(form + " did not break " + invariant + " in " + WINDOWS_MAX + " windows");
  }

  /** Ours breaks nothing in so many windows. */
  SeedWindows green(int windows) {
    for (; oursGreen < windows; oursGreen++) assertThat(run(OURS, oursGreen + 1L)).as(OURS + ", window " + (oursGreen + 1)).isEmpty();
    return this;
  }

  /** What a bot wrote in one window, a line each: milliseconds, lane, kind of note, two numbers, text; and its alarms. */
  List<String> told(String release, long seed) {
    List<String> lines = new ArrayList<>();
    UnaryOperator<SpotPorts> heard = ports -> seam.apply(Seams.recorded(lines::add).apply(ports));
    WindowReport report = SpotWorld.withSeam(scenario(seed), release(release), heard).longerBy(longerSeconds).run();
    assertThat(report.broken()).extracting(Broken::invariant).doesNotContain("CRASH");
    return lines;
  }

  /** The bot's own log of one window. */
  List<String> log(String release, long seed) {
    List<String> lines = new ArrayList<>();
    new SpotWorld(scenario(seed), release(release), null, lines::add).longerBy(longerSeconds).run();
    return lines;
  }
}
