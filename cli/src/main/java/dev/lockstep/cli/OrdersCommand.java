package dev.lockstep.cli;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.cli.text.Format;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.engine.backtest.DigestedTape;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.FillModel;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.latency.ConstantLatency;
import dev.lockstep.engine.replay.ReplayFeed;
import dev.lockstep.engine.script.OrderResponse;
import dev.lockstep.engine.script.OrderScript;
import dev.lockstep.engine.script.ScriptLine;
import dev.lockstep.engine.script.ScriptRun;
import dev.lockstep.engine.time.Digest;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.reports.json.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a list of orders against a tape and prints every response. */
@Command(
    name = "orders",
    description = "Replays a list of orders against a tape and prints every response: what would these orders have got.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep orders tapes/btc-updown-15m-1772241300.tape --script orders.csv --holding up=25",
      "where orders.csv may be:",
      "  time,action,id,side,price,size,tif",
      "  2026-02-28T01:28:00Z,submit,1,buy,0.95,25,GTC",
      "  2026-02-28T01:28:30Z,submit,2,sell,0.20,25,FAK",
      "Script columns: t_us,action,id,side,price_tick,qty_lots,tif. Times may also be t_ns, t_ms, t_s or",
      "time, prices and sizes decimals in price and size; outcome is optional, and so is expiry, for GTD.",
      "action: submit, cancel. side: 1 or buy, -1 or sell. tif: GTC, GTX (post-only), GTD, FOK, IOC (FAK).",
      "Times are the sender's clock."
    })
final class OrdersCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TAPE", description = "A tape, or a recording that is imported on the way.")
  private String tapeName;

  @Option(names = "--script", required = true, paramLabel = "FILE", description = "The orders, as CSV.")
  private Path scriptFile;

  @Option(names = "--window", paramLabel = "ID", description = "Which window of the input, if it holds several.")
  private String windowId;

  @Option(names = "--holding", paramLabel = "TOKEN=SHARES", description = "Shares owned at the start, for instance up=25.")
  private Map<String, String> holdings = new TreeMap<>();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of settlement lags (default: 1).")
  private long seed;

  @Mixin private VenueOptions venue;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    output.checkOutFile();
    Path folder = output.outDirectory();
    WindowTape tape = window();
    ExchangeSettings settings = venue.settings(tape);
    List<ScriptLine> script = script(tape);
    ConstantLatency latency = venue.latency();
    boolean venueModel = settings.fillModel() == FillModel.VENUE;
    ScriptRun run = new ScriptRun(
        script, latency, venueModel ? ScriptRun.CancelRule.ALWAYS : ScriptRun.CancelRule.IF_KNOWN_OPEN);
    SimulatedExchange exchange =
        new SimulatedExchange(settings, tape.instrument(), tape.window(), new SplitRandom(seed), run);
    endow(exchange, tape);
    List<OrderResponse> responses;
    long digest;
    long believedUntil;
    try (DigestedTape rows = new DigestedTape(tape.open())) {
      ReplayFeed feed = new ReplayFeed(rows, exchange, null);
      responses = run.run(exchange, feed);
      believedUntil = feed.lastVenueNanos() + ScriptRun.TAPE_END_GRACE_NANOS;
      digest = rows.finish();
    }
    Map<String, Object> header = header(tape, settings, latency, digest);
    OrderRows out = new OrderRows(tape, header, exchange);
    if (output.format() != Format.JSON) sayHeader(header);
    for (String warning : settings.warnings(tape.id(), firstNanos(script), tape.window().endNanos())) output.warn(warning);
    warnOfLate(script, latency, believedUntil);
    output.write(writer -> out.write(writer, output.format(), responses));
    if (folder != null) writeFiles(folder, out, responses);
    if (output.format() != Format.JSON) out.totals(responses).forEach(output::say);
    return ExitCode.OK;
  }

  private void warnOfLate(List<ScriptLine> script, ConstantLatency latency, long believedUntilNanos) {
    long late = script.stream().filter(line -> line.nanos() + latency.entryNanos() >= believedUntilNanos).count();
    if (late > 0) output.warn(late + " of " + script.size() + " requests reach the venue after " + Amounts.time(believedUntilNanos)
        + ", when the book is no longer known: the recording ends a second before");
  }

  private WindowTape window() {
    List<WindowTape> windows = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (InputWindow input : Inputs.of(List.of(tapeName), ImportOptions.defaults(), System.in)) {
      if (input instanceof WindowTape tape && (windowId == null || tape.id().equals(windowId))) windows.add(tape);
      if (input instanceof SkippedWindow gone) skipped.add(gone.reason());
    }
    if (windows.size() == 1) return windows.get(0);
    if (windows.size() > 1) {
      List<String> ids = windows.stream().map(WindowTape::id).limit(8).toList();
      throw new Failure(ExitCode.USAGE, tapeName + " holds several windows (" + String.join(", ", ids) + "): name one with --window");
    }
    String reason = windowId != null ? "no window " + windowId + " in " + tapeName : tapeName + " holds no window";
    throw new Failure(ExitCode.DATA, skipped.isEmpty() ? reason : skipped.get(0));
  }

  private List<ScriptLine> script(WindowTape tape) throws IOException {
    try {
      return OrderScript.read(new InputFile(scriptFile, scriptFile.toString()), tape.meta().header());
    } catch (BadData bad) {
      throw new Failure(ExitCode.DATA, bad.getMessage());
    }
  }

  private void endow(SimulatedExchange exchange, WindowTape tape) {
    Instrument instrument = tape.instrument();
    holdings.forEach((token, shares) -> {
      Outcome outcome = null;
      for (Outcome candidate : Outcome.values())
        if (token.equalsIgnoreCase(candidate.name()) || token.equalsIgnoreCase(tape.window().label(candidate))) outcome = candidate;
      if (outcome == null) throw new Failure(ExitCode.USAGE, "--holding " + token + ": name up or down");
      try {
        exchange.endow(outcome, Decimals.parse(shares, 9) / instrument.lotNanoShares());
      } catch (NumberFormatException e) {
        throw new Failure(ExitCode.USAGE, "--holding " + token + "=" + shares + ": " + e.getMessage());
      }
    });
  }

  private Map<String, Object> header(WindowTape tape, ExchangeSettings settings, ConstantLatency latency, long digest) {
    Instrument instrument = tape.instrument();
    List<String> rules = new ArrayList<>(settings.describe(tape.id(), tape.window().startNanos(), tape.window().endNanos()));
    rules.add("latency: entry " + VenueOptions.text(latency.entryNanos()) + ", response " + VenueOptions.text(latency.responseNanos()));
    rules.add("units: price tick " + OrderRows.decimal(instrument.tickNanoUsd()) + ", lot " + OrderRows.decimal(instrument.lotNanoShares()));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("seed", seed);
    header.put("datasetDigest", new Digest().number(digest).hex());
    header.put("settingsDigest", new Digest().text(settings.toString()).text(rules.toString()).text(holdings.toString()).hex());
    header.put("commit", Build.current().commit());
    header.put("rules", rules);
    return header;
  }

  private void sayHeader(Map<String, Object> header) {
    output.say("seed " + header.get("seed") + ", dataset " + header.get("datasetDigest") + ", settings " + header.get("settingsDigest")
        + ", commit " + header.get("commit"));
    for (Object rule : (List<?>) header.get("rules")) output.say("  " + rule);
  }

  private static void writeFiles(Path folder, OrderRows out, List<OrderResponse> responses) throws IOException {
    for (Format format : List.of(Format.CSV, Format.JSON)) {
      Path file = folder.resolve(format == Format.CSV ? "responses.csv" : "result.json");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        out.write(writer, format, responses);
        if (writer.checkError()) throw new IOException(file + ": writing failed, is the disk full?");
      }
    }
  }

  private static long firstNanos(List<ScriptLine> script) {
    return script.stream().mapToLong(ScriptLine::nanos).min().orElse(0);
  }
}
