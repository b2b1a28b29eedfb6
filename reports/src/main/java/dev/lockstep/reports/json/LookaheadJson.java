package dev.lockstep.reports.json;

import dev.lockstep.engine.verify.Lookahead;
import dev.lockstep.engine.verify.LookaheadResult;
import java.io.Writer;
import java.util.function.UnaryOperator;

/** A lookahead check as {@code lockstep.lookahead/1}. */
public final class LookaheadJson {
  private LookaheadJson() {}

  /** Writes the document; {@code replay} names the command that checks one window. The writer stays open. */
  public static void write(LookaheadResult result, UnaryOperator<String> replay, Writer out) {
    JsonDocument.lines("lockstep.lookahead/1", out, json -> {
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
      JsonDocument.run(result.backtest().header(), json);
    });
  }
}
