package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lockstep.engine.verify.Lookahead;
import dev.lockstep.engine.verify.LookaheadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.UnaryOperator;

/** A lookahead check as {@code lockstep.lookahead/1}. */
public final class LookaheadJson {
  private LookaheadJson() {}

  /** Writes the document; {@code replay} names the command that checks one window. The writer stays open. */
  public static void write(LookaheadResult result, UnaryOperator<String> replay, Writer out) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
      printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeStringField("schema", "lockstep.lookahead/1");
      json.writeStringField("verdict", result.verdict().text());
      json.writeStringField("release", result.release());
      json.writeNumberField("windows", result.windows().size());
      json.writeNumberField("cuts", result.cuts());
      json.writeNumberField("cutsAfterDecisions", result.decided());
      json.writeNumberField("compared", result.compared());
      json.writeArrayFieldStart("differences");
      for (Lookahead.Result window : result.differing()) {
        json.writeStartObject();
        json.writeStringField("window", window.window());
        json.writeStringField("cutTime", Amounts.time(window.difference().cutNanos()));
        json.writeStringField("withFuture", window.difference().whole());
        json.writeStringField("withoutFuture", window.difference().cut());
        json.writeStringField("reproduce", replay.apply(window.window()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("run");
      json.writeStringField("runId", result.backtest().header().runId());
      json.writeNumberField("seed", result.backtest().header().seed());
      json.writeStringField("datasetDigest", result.backtest().header().datasetDigest());
      json.writeStringField("settingsDigest", result.backtest().header().settingsDigest());
      json.writeStringField("commit", result.backtest().header().commit());
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
