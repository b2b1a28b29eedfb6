package dev.lockstep.cli;

import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.binance.BinanceStream;
import dev.lockstep.datasets.format.binance.SpotRecording;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.engine.scenario.Swarm;
import dev.lockstep.engine.scenario.SwarmSubject;
import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.Operator;
import dev.lockstep.engine.spot.SpotWorld;
import dev.lockstep.engine.spot.WindowReport;
import dev.lockstep.reports.json.SwarmJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Random scenarios with faults, invariants checked after every event. */
@Command(name = "swarm", description = "Runs the spot bot, or the window bot, through random faults and checks invariants after every event.", mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep swarm --seeds 1..200 --release spot-v3",
      "         lockstep swarm --seeds 1..100 --release spot-v3 --market btcusdt.jsonl.gz",
      "Releases: spot-v0 to spot-v3, v1.60 to v1.62, or a control: spot-v3 or v1.62 with one part",
      "replaced, as in spot-v3+LinkPolicies.Reset.ON_CONNECT.",
      "Exit code 0: nothing was broken; 3: an invariant was, each with the command that repeats it; 5: in",
      "the one window with --keep or --explain the bot refuses to trade, because no valid state is left;",
      "6: a fault never met an order in a phase in which it could have."
    })
final class SwarmCommand implements Callable<Integer> {
  /** Decimals of a tick and of a lot in the spot world. */
  private static final int PRICE_DECIMALS = 2;

  private static final int SIZE_DECIMALS = 4;
  private static final long WINDOWS_MAX = 10_000_000L;

  @Option(names = "--seeds", paramLabel = "A..B", required = true, description = "The seeds, both ends included: one window each.")
  private String seeds;

  @Option(names = "--release", paramLabel = "R", required = true, description = "A release of the spot bot (spot-v3) or of the window bot (v1.60, v1.61, v1.62).")
  private String release;

  @Option(names = "--keep", paramLabel = "I,J", description = "Only these faults of the scenario, by index from 0; for one seed. \"none\": no fault.")
  private String keep;

  @Option(names = "--fresh", description = "Where a start is refused because no valid state is left, an operator starts the bot afresh ten seconds later.")
  private boolean fresh;

  @Option(names = "--explain", description = "Print what happened in the window of one seed, a line each, instead of the result.")
  private boolean explain;

  @Option(names = "--bot-log", description = "Print the bot's log of one seed, in the recorded bot's format, for 'lockstep forensics logs'.")
  private boolean botLog;

  @Option(names = "--market", paramLabel = "FILE",
      description = "Binance's spot streams as recorded, '<ns> <JSON>' a line, instead of the random walk; for the spot bot.")
  private Path market;

  @Option(names = "--jobs", paramLabel = "N", description = "Threads (default: one per processor). The result does not depend on it.")
  private Integer jobs;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    SwarmSubject chosen = SwarmSubject.find(release).orElseThrow(() -> new Failure(
        ExitCode.USAGE, "unknown release " + release + "; the swarm knows " + String.join(", ", SpotReleases.all().stream().map(SpotRelease::name).toList())
            + ", v1.60, v1.61, v1.62, and spot-v3 or v1.62 with one part replaced"));
    if (market != null) chosen = onRecording(chosen);
    if (fresh) chosen = chosen.lookedAfterBy(Operator.STARTS_FRESH);
    long[] range = range();
    if (keep != null || explain || botLog) return one(chosen, range);
    output.checkOutFile();
    Swarm.Result result;
    try (Progress progress = output.progress("windows", range[1] - range[0] + 1)) {
      result = Swarm.run(chosen, range[0], range[1], jobs(), progress::advance);
    }
    int code = result.failed() > 0 ? ExitCode.VERIFICATION_FAILED : result.missed().isEmpty() ? ExitCode.OK : ExitCode.VACUOUS;
    String verdict = code == ExitCode.OK ? "pass" : code == ExitCode.VACUOUS ? "vacuous" : "fail";
    if (output.format() == Format.JSON) output.write(out -> SwarmJson.write(result, verdict, Build.current().commit(), this::reproduce, out));
    else output.write(out -> print(result, verdict, out));
    return code;
  }

  private SwarmSubject onRecording(SwarmSubject chosen) {
    if (!(chosen instanceof SwarmSubject.Spot spot)) throw new Failure(ExitCode.USAGE, "--market is for the spot bot, not " + chosen.name());
    try {
      SpotRecording recording = BinanceStream.read(new InputFile(market, market.toString()), PRICE_DECIMALS, SIZE_DECIMALS);
      return new SwarmSubject.Recorded(spot.release(), Operator.ABSENT, market.getFileName().toString(), recording.rows());
    } catch (BadData e) {
      throw new Failure(ExitCode.DATA, e.getMessage());
    } catch (NoSuchFileException e) {
      throw new Failure(ExitCode.DATA, market + ": no such file");
    } catch (IOException e) {
      throw new Failure(ExitCode.DATA, market + ": cannot be read: " + e.getMessage());
    }
  }

  private int jobs() {
    if (jobs == null) return Runtime.getRuntime().availableProcessors();
    if (jobs < 1) throw new Failure(ExitCode.USAGE, "--jobs must be 1 or more, not " + jobs);
    return jobs;
  }

  private long[] range() {
    int dots = seeds.indexOf("..");
    try {
      long from = Long.parseLong(dots < 0 ? seeds : seeds.substring(0, dots));
      long to = dots < 0 ? from : Long.parseLong(seeds.substring(dots + 2));
      if (from >= 0 && to >= from && to - from < WINDOWS_MAX) return new long[] {from, to};
    } catch (NumberFormatException e) {
      // the same words fit
    }
    throw new Failure(ExitCode.USAGE, "--seeds " + seeds + ": expected A..B with 0 <= A <= B and at most " + WINDOWS_MAX + " windows");
  }

  /** The bot's own log of one window. */
  private int botLog(SwarmSubject chosen, SwarmScenario scenario) {
    if (!(chosen instanceof SwarmSubject.Spot spot)) throw new Failure(ExitCode.USAGE, "--bot-log is for the spot bot, not " + chosen.name());
    List<String> lines = new ArrayList<>();
    WindowReport report = new SpotWorld(scenario, spot.release(), null, lines::add).lookedAfterBy(spot.operator()).run();
    output.write(out -> lines.forEach(out::println));
    return code(report);
  }

  /** One window with some of its faults, or told line by line. */
  private int one(SwarmSubject chosen, long[] range) {
    if (range[0] != range[1]) throw new Failure(ExitCode.USAGE, "--keep, --explain and --bot-log need one seed, not " + seeds);
    SwarmScenario scenario = chosen.draw(range[0]);
    if (keep != null) scenario = Swarm.only(scenario, indices(scenario.faults().size()));
    List<String> lines = new ArrayList<>();
    if (botLog) return botLog(chosen, scenario);
    WindowReport report = chosen.run(scenario, explain ? lines::add : null);
    List<SwarmFault> faults = scenario.faults();
    output.write(out -> {
      lines.forEach(out::println);
      for (SwarmFault fault : faults) out.println("fault " + words(fault));
      for (Broken broken : report.broken()) out.println("broken " + words(broken));
      if (report.refused()) out.println("refused to trade: no valid state is left; look at the venue's positions and orders, then start with --fresh");
      out.println(report.broken().isEmpty() ? "nothing was broken" : again(range[0], keep));
    });
    return code(report);
  }

  private static int code(WindowReport report) {
    if (!report.broken().isEmpty()) return ExitCode.VERIFICATION_FAILED;
    return report.refused() ? ExitCode.DATA : ExitCode.OK;
  }

  private List<Integer> indices(int size) {
    List<Integer> indices = new ArrayList<>();
    if (keep.equals("none")) return indices;
    for (String word : keep.split(",")) {
      try {
        int index = Integer.parseInt(word.strip());
        if (index >= 0 && index < size) {
          indices.add(index);
          continue;
        }
      } catch (NumberFormatException e) {
        // the same words fit
      }
      throw new Failure(ExitCode.USAGE, "--keep " + keep + ": " + word + " is no fault of this scenario, which has " + size);
    }
    return indices;
  }

  private String reproduce(Swarm.Failure failure) {
    String kept = failure.kept().isEmpty() ? "none" : String.join(",", failure.kept().stream().map(String::valueOf).toList());
    return again(failure.seed(), kept);
  }

  private String again(long seed, String kept) {
    return "lockstep swarm --seeds " + seed + ".." + seed + " --release " + release + (market == null ? "" : " --market " + market) + (fresh ? " --fresh" : "") + (kept == null ? "" : " --keep " + kept);
  }

  private void print(Swarm.Result result, String verdict, PrintWriter out) {
    out.println("seeds " + result.from() + ".." + result.to() + ", release " + result.release() + ", commit " + Build.current().commit());
    out.println(String.format(
        Locale.ROOT, "%,d window" + (result.windows() == 1 ? "" : "s") + ", %,d events, %,d faults, %,d orders, %,d trades; %,d refused to trade, %,d broke an invariant; hash %016x",
        result.windows(), result.events(), result.faults(), result.orders(), result.trades(), result.refused(), result.failed(), result.hash()));
    for (Swarm.Missed missed : result.missed()) {
      out.println("missed: " + missed.kind() + " met an order in phase " + missed.phase() + " " + missed.hits() + " times, needed are " + missed.needed());
    }
    for (Swarm.Failure failure : result.failures()) {
      out.println("seed " + failure.seed() + ":");
      for (Broken broken : failure.broken()) out.println("  broken " + words(broken));
      for (SwarmFault fault : failure.faults()) out.println("  with " + words(fault));
      out.println("  " + reproduce(failure));
    }
    out.println("verdict: " + verdict);
    if (!result.failures().isEmpty()) out.println(reproduce(result.failures().get(0)));
  }

  private static String words(SwarmFault fault) {
    return fault.kind() + " from " + seconds(fault.fromNanos()) + " s to " + seconds(fault.toNanos()) + " s, amount " + fault.amount();
  }

  private static String words(Broken broken) {
    return broken.invariant() + " at " + seconds(broken.nanos()) + " s: " + broken.detail();
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos / 1_000_000L, 3).toPlainString();
  }
}
