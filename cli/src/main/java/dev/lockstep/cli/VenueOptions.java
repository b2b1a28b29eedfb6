package dev.lockstep.cli;

import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.QueueMode;
import dev.lockstep.engine.exchange.SettlementModel;
import dev.lockstep.engine.exchange.TakerDelayTable;
import dev.lockstep.engine.latency.ConstantLatency;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options that say which exchange orders are played against. */
final class VenueOptions {
  private static final long LATENCY_MAX_NANOS = 3_600_000_000_000L;

  @Option(names = "--model", paramLabel = "MODEL", defaultValue = "venue",
      description = "Fill rules: venue, hftbacktest-full (its NoPartial exchange) or hftbacktest-depth (Partial). Default: venue.")
  private String model;

  @Option(names = "--venue-rules", paramLabel = "on|off",
      description = "Whether the venue's rules hold: fees, taker delay, ticks, sizes, balance, settlement (default: on for binary markets).")
  private String rules;

  @Option(names = "--queue", paramLabel = "MODE", defaultValue = "proportional",
      description = "Place of resting orders: optimistic, proportional, pessimistic, risk-averse (default: proportional).")
  private String queue;

  @Option(names = "--entry-latency", paramLabel = "TIME", defaultValue = "0",
      description = "From sender to venue: 120ms, 250us, 0.12s; a plain number is seconds (default: 0).")
  private String entryLatency;

  @Option(names = "--response-latency", paramLabel = "TIME", defaultValue = "0", description = "From venue to sender (default: 0).")
  private String responseLatency;

  @Option(names = "--consume-liquidity", description = "What an order took is gone for the orders after it.")
  private boolean consume;

  @Option(names = "--settlement", paramLabel = "MODE",
      description = "Time until bought shares can be sold: off, typical, bad, or a time (default: typical).")
  private String settlement;

  @Option(names = "--taker-delay", paramLabel = "TIME", description = "How long marketable orders are held, instead of the date's delay.")
  private String takerDelay;

  @Option(names = "--cash", paramLabel = "USD", description = "Collateral at the start; without it no purchase is refused for lack of it.")
  private String cash;

  ConstantLatency latency() {
    return new ConstantLatency(time("--entry-latency", entryLatency), time("--response-latency", responseLatency));
  }

  /** The exchange asked for, for one tape. */
  ExchangeSettings settings(WindowTape tape) {
    String wanted = model.toLowerCase(Locale.ROOT);
    switch (wanted) {
      case "hftbacktest-full", "hftbacktest-depth" -> {
        if (isOn(rules, false)) throw new Failure(ExitCode.USAGE, "--model " + wanted + " has no venue rules: leave out --venue-rules on");
        ExchangeSettings peer = wanted.endsWith("full") ? ExchangeSettings.hftbacktestFull() : ExchangeSettings.hftbacktestDepth();
        return consume ? refuseConsumption(wanted) : peer;
      }
      case "venue" -> {
        return venue(tape);
      }
      default -> throw new Failure(ExitCode.USAGE, "--model " + model + " is none of venue, hftbacktest-full, hftbacktest-depth");
    }
  }

  private static ExchangeSettings refuseConsumption(String wanted) {
    throw new Failure(ExitCode.USAGE, "--model " + wanted + " never consumes liquidity: leave out --consume-liquidity");
  }

  private ExchangeSettings venue(WindowTape tape) {
    boolean kalshi = tape.provenance().format().toLowerCase(Locale.ROOT).contains("kalshi");
    boolean on = isOn(rules, tape.instrument().binary() && !kalshi);
    if (on && !tape.instrument().binary())
      throw new Failure(ExitCode.USAGE, "--venue-rules on needs a binary market; " + tape.id() + " is none");
    ExchangeSettings settings = kalshi ? ExchangeSettings.kalshi() : on ? ExchangeSettings.polymarket() : ExchangeSettings.plain();
    settings = settings.withQueueMode(queueMode()).withConsumeLiquidity(consume);
    if (settlement != null) settings = settings.withSettlement(settlementModel());
    if (takerDelay != null) settings = settings.withTakerDelay(TakerDelayTable.constant(time("--taker-delay", takerDelay)));
    return cash == null ? settings : settings.withStartingCash(usd());
  }

  private static boolean isOn(String text, boolean otherwise) {
    if (text == null) return otherwise;
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new Failure(ExitCode.USAGE, "--venue-rules " + text + " is neither on nor off");
    };
  }

  private QueueMode queueMode() {
    for (QueueMode mode : QueueMode.values()) if (mode.toString().equals(queue.toLowerCase(Locale.ROOT))) return mode;
    throw new Failure(ExitCode.USAGE, "--queue " + queue + " is none of optimistic, proportional, pessimistic, risk-averse");
  }

  private SettlementModel settlementModel() {
    return switch (settlement.toLowerCase(Locale.ROOT)) {
      case "off" -> SettlementModel.off();
      case "typical" -> SettlementModel.typical();
      case "bad" -> SettlementModel.bad();
      default -> SettlementModel.constant(time("--settlement", settlement));
    };
  }

  private long usd() {
    try {
      return Decimals.parse(cash, 9);
    } catch (NumberFormatException e) {
      throw new Failure(ExitCode.USAGE, "--cash " + e.getMessage());
    }
  }

  /** A time with its unit; a plain number is seconds. */
  private static long time(String option, String text) {
    String number = text.trim().toLowerCase(Locale.ROOT);
    int decimals = 9;
    if (number.endsWith("ns")) decimals = 0;
    else if (number.endsWith("us")) decimals = 3;
    else if (number.endsWith("ms")) decimals = 6;
    int unit = decimals < 9 ? 2 : number.endsWith("s") ? 1 : 0;
    long nanos;
    try {
      nanos = Decimals.parse(number.substring(0, number.length() - unit).trim(), decimals);
    } catch (NumberFormatException e) {
      throw new Failure(ExitCode.USAGE, option + " " + text + " is not a time: write for instance 120ms or 0.12s");
    }
    if (nanos < 0) throw new Failure(ExitCode.USAGE, option + " " + text + " is below zero");
    if (nanos > LATENCY_MAX_NANOS)
      throw new Failure(ExitCode.USAGE, option + " " + text + " is over an hour (a plain number is seconds): write for instance 120ms");
    return nanos;
  }

  static String text(long nanos) {
    return OrderRows.decimal(nanos) + " s";
  }
}
