package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.scenario.ScenarioRunner;
import dev.lockstep.forensics.extract.ScenarioExtractor;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.reports.log.BotLog;
import dev.lockstep.reports.log.JournalLog;
import dev.lockstep.reports.reproduce.Reproduction;
import dev.lockstep.reports.reproduce.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A release run in a world of our making on the first loss of the incident, its log, and the scenario made of that text alone. */
record PlantedRun(Release release, WindowResult result, String log, Scenario made) {
  static final long SECOND = 1_000_000_000L;
  private static final WindowTape TAPE = Box.INCIDENT.windows().get(0);

  /** What a run leaves behind. */
  enum Left {
    LOG {
      @Override
      void write(WindowResult result, StringBuilder text) throws IOException {
        BotLog.write(result, TAPE.instrument(), text);
      }
    },
    JOURNAL {
      @Override
      void write(WindowResult result, StringBuilder text) throws IOException {
        JournalLog.write(result, text);
      }
    };

    abstract void write(WindowResult result, StringBuilder text) throws IOException;
  }

  static PlantedRun of(Release release, long seed, List<LatencyLine> latencies, List<FaultSpec> faults) throws IOException {
    return of(Left.LOG, release, seed, latencies, faults);
  }

  /** {@code made} is null where nothing is found in what was left. */
  static PlantedRun of(Left left, Release release, long seed, List<LatencyLine> latencies, List<FaultSpec> faults) throws IOException {
    Scenario given = new Scenario(
        "", seed, Cited.bare(TAPE.id()), Cited.bare("box:incident.yaml"), List.of(), latencies.stream().map(Cited::bare).toList(),
        faults.stream().map(Cited::bare).toList(), List.of(), List.of());
    WindowResult result = new ScenarioRunner(TAPE).run(given, release, settings(release, given)).result();
    StringBuilder log = new StringBuilder();
    left.write(result, log);
    LogInput input = LogInput.of(release.name() + ".log", log.toString().getBytes(StandardCharsets.UTF_8));
    ScenarioExtractor extractor = new ScenarioExtractor(LogScan.Options.shipped(), List.of(input), 2 * SECOND);
    List<ScenarioExtractor.Found> found = extractor.found();
    Scenario made = found.isEmpty() ? null : extractor.scenario(found.get(0), Cited.bare("box:incident.yaml"), List.of());
    return new PlantedRun(release, result, log.toString(), made);
  }

  private static Settings settings(Release release, Scenario scenario) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (Cited<Scenario.Setting> setting : scenario.settings()) wanted.put(setting.value().key(), setting.value().value());
    return release.settings(Settings.standard(RunOptions.known()), wanted);
  }

  /** A scenario of this window under the same release. */
  Side again(Scenario scenario) throws IOException {
    return new Reproduction(TAPE, PlantedRun::settings, LogScan.Options.shipped()).side(scenario, release);
  }

  /** The one fault of a kind, or null. */
  <T extends FaultSpec> Cited<FaultSpec> fault(Class<T> kind) {
    return made.faults().stream().filter(each -> kind.isInstance(each.value())).findFirst().orElse(null);
  }

  /** Decimal seconds as nanoseconds, to the millisecond. */
  static long nanos(double seconds) {
    return Math.round(seconds * 1_000) * 1_000_000L;
  }
}
