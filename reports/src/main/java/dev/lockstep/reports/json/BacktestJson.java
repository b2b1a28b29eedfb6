package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.engine.backtest.WindowRow;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Locale;

/** A backtest as {@code lockstep.backtest/1}. */
public final class BacktestJson {
  private final JsonGenerator json;

  private BacktestJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes further fields of the document. */
  @FunctionalInterface
  public interface Extra {
    void write(JsonGenerator json) throws IOException;
  }

  public static void write(BacktestResult result, Writer out) {
    write(result, out, json -> {});
  }

  /** Writes the document; {@code extra} adds fields at its end. The writer stays open. */
  public static void write(BacktestResult result, Writer out, Extra extra) {
    JsonDocument.lines("lockstep.backtest/1", out, json -> {
      new BacktestJson(json).fields(result);
      extra.write(json);
    });
  }

  private void fields(BacktestResult result) throws IOException {
    JsonDocument.run(result.header(), json);
    strings("rules", result.rules());
    strings("warnings", result.warnings());
    json.writeArrayFieldStart("results");
    for (ReleaseResult release : result.releases()) release(release);
    json.writeEndArray();
    JsonDocument.skipped(result.skipped(), json);
  }

  private void release(ReleaseResult release) throws IOException {
    json.writeStartObject();
    json.writeStringField("release", release.release().name());
    summary(release.summary());
    json.writeArrayFieldStart("positions");
    for (WindowRow row : release.rows()) if (row.position() != null) position(row);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void summary(Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("windows", summary.windows());
    json.writeNumberField("positions", summary.positions());
    json.writeNumberField("winners", summary.winners());
    json.writeNumberField("losers", summary.losers());
    json.writeNumberField("exits", summary.exits());
    json.writeNumberField("falseExits", summary.falseExits());
    json.writeNumberField("reversals", summary.losers());
    json.writeNumberField("reversalsExited", summary.reversalsExited());
    text("grossPnlUsd", Amounts.usd(summary.grossPnlNanoUsd()));
    text("pnlUsd", Amounts.usd(summary.pnlNanoUsd()));
    text("feesUsd", Amounts.usd(summary.feesNanoUsd()));
    text("holdToSettlementPnlUsd", Amounts.usd(summary.holdPnlNanoUsd()));
    text("idealPnlUsd", Amounts.usd(summary.idealPnlNanoUsd()));
    text("believedPnlUsd", Amounts.usd(summary.believedPnlNanoUsd()));
    text("maxDrawdownUsd", Amounts.usd(summary.drawdownNanoUsdMax()));
    json.writeNumberField("blackouts", summary.blackouts());
    seconds("blackoutSecondsMax", summary.blackoutNanosMax());
    seconds("evaluationGapSecondsMax", summary.gapNanosMax());
    json.writeNumberField("zombieRetries", summary.zombieRetries());
    json.writeEndObject();
  }

  private void position(WindowRow row) throws IOException {
    Position position = row.position();
    Instrument instrument = row.instrument();
    json.writeStartObject();
    json.writeStringField("window", row.window().id());
    json.writeBooleanField("synthetic", row.window().synthetic());
    json.writeStringField("source", row.provenance().depth().label());
    text("outcome", row.window().winner() == null ? null : row.window().label(row.window().winner()));
    json.writeStringField("side", row.window().label(position.side()));
    json.writeStringField("settlementSource", row.window().winnerSource().name().toLowerCase(Locale.ROOT));
    text("shares", Amounts.shares(position.boughtLots(), instrument.lotNanoShares()));
    text("entryTime", Amounts.time(position.entryNanos()));
    text("entryPrice", Amounts.price(position.entryPriceNano()));
    text("exitTime", position.soldLots() == 0 ? null : Amounts.time(position.exitNanos()));
    text("exitPrice", Amounts.price(position.exitPriceNano()));
    json.writeStringField("exitReason", position.reason().text());
    exit(position.trigger(), instrument);
    json.writeStringField("settled", position.settled() == null ? "unknown" : position.settled() ? "won" : "lost");
    json.writeBooleanField("falseExit", position.falseExit());
    text("grossPnlUsd", Amounts.usd(position.grossPnlNanoUsd()));
    text("pnlUsd", Amounts.usd(position.pnlNanoUsd()));
    text("feesUsd", Amounts.usd(position.feesNanoUsd()));
    text("idealPnlUsd", row.ideal() == null ? null : Amounts.usd(row.ideal().pnlNanoUsd()));
    text("idealExitPrice", row.ideal() == null ? null : Amounts.price(row.ideal().exitPriceNano()));
    text("holdToSettlementPnlUsd", Amounts.usd(position.holdPnlNanoUsd()));
    text("believedPnlUsd", Amounts.usd(position.believedPnlNanoUsd()));
    watch(position.watch());
    json.writeNumberField("zombieRetries", position.zombieRetries());
    json.writeStringField("stateHash", String.format(Locale.ROOT, "%016x", row.stateHash()));
    json.writeEndObject();
  }

  private void exit(Position.Exit exit, Instrument instrument) throws IOException {
    boolean fired = exit != null;
    text("triggerPrice", fired && exit.triggerBidTicks() >= 0 ? Amounts.price(exit.triggerBidTicks() * instrument.tickNanoUsd()) : null);
    text("triggerTime", fired ? Amounts.time(exit.conditionNanos()) : null);
    text("decisionTime", fired ? Amounts.time(exit.decisionNanos()) : null);
    text("submissionTime", fired ? Amounts.time(exit.submissionNanos()) : null);
    text("fillTime", fired ? Amounts.time(exit.fillNanos()) : null);
    if (fired) json.writeNumberField("evaluationsToDecide", exit.evaluationsToDecide());
    if (fired && exit.finishedNanos() > 0) seconds("exitSeconds", exit.finishedNanos() - exit.decisionNanos());
    else json.writeNullField("exitSeconds");
  }

  private void watch(Watch watch) throws IOException {
    seconds("blackoutSeconds", watch.blackoutNanosMax());
    seconds("evaluationGapSecondsMax", watch.gapNanosMax());
    json.writeArrayFieldStart("blackouts");
    for (Watch.Span span : watch.blackouts()) {
      json.writeStartObject();
      text("from", Amounts.time(span.startNanos()));
      seconds("seconds", span.nanos());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String name, Collection<String> lines) throws IOException {
    json.writeArrayFieldStart(name);
    for (String line : lines) json.writeString(line);
    json.writeEndArray();
  }

  private void seconds(String name, long nanos) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Amounts.seconds(nanos));
  }

  private void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }
}
