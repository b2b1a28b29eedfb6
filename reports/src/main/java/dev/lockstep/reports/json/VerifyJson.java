package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.stats.ExactBinomial;
import dev.lockstep.engine.verify.VerifyResult;
import dev.lockstep.engine.verify.Violation;
import dev.lockstep.engine.verify.WinnerRule;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A verification as {@code lockstep.verify/1}. */
public final class VerifyJson {
  private VerifyJson() {}

  /** Writes the document; {@code replay} names the command that replays a window. The writer stays open. */
  public static void write(VerifyResult result, UnaryOperator<String> replay, Writer out) {
    JsonDocument.lines("lockstep.verify/1", out, json -> fields(result, replay, json));
  }

  /** The same as the field {@code verification} of another document. */
  public static void field(VerifyResult result, UnaryOperator<String> replay, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("verification");
    fields(result, replay, json);
    json.writeEndObject();
  }

  private static void fields(VerifyResult result, UnaryOperator<String> replay, JsonGenerator json) throws IOException {
    Summary summary = result.summary();
    json.writeStringField("verdict", result.verdict().text());
    json.writeNumberField("winners", result.winners());
    json.writeNumberField("falseExits", result.falseExits());
    json.writeNumberField("falseExitRateUpper95", upperBound(result.falseExitRate()));
    json.writeNumberField("reversals", summary.losers());
    json.writeNumberField("reversalsExited", summary.reversalsExited());
    violations(result, replay, json);
    json.writeStringField("release", result.release());
    json.writeNumberField("maxFalseExitRate", BigDecimal.valueOf(result.falseExitRateMax()));
    json.writeNumberField("winnersNeeded", result.winnersNeeded());
    json.writeObjectFieldStart("winnersBy");
    for (Map.Entry<WinnerRule, Integer> entry : result.winnersBy().entrySet()) {
      json.writeNumberField(entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'), entry.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("undecided", result.undecided());
    json.writeStringField("winnersVerdict", result.winnersVerdict().text());
    json.writeNumberField("brokenInvariants", result.brokenInvariants());
    json.writeNumberField("winnersWithFiredTier", result.decidedRate().events());
    json.writeNumberField("exitsDecidedOnWinners", result.exitsDecided());
    json.writeNumberField("decidedExitRateUpper95", upperBound(result.decidedRate()));
    json.writeNumberField("reversalsWithFiredTier", result.firedOnReversals());
    json.writeNumberField("windows", summary.windows());
    json.writeNumberField("positions", summary.positions());
    JsonDocument.run(result.backtest().header(), json);
    JsonDocument.skipped(result.backtest().skipped(), json);
  }

  /** To six decimals, rounded up: what it promises holds. */
  private static BigDecimal upperBound(ExactBinomial rate) {
    return new BigDecimal(rate.upper95()).setScale(9, RoundingMode.HALF_UP).setScale(6, RoundingMode.CEILING);
  }

  private static void violations(VerifyResult result, UnaryOperator<String> replay, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("violations");
    for (Violation violation : result.violations()) {
      json.writeStartObject();
      json.writeStringField("window", violation.window());
      json.writeStringField("rule", violation.rule().text());
      json.writeStringField("detail", violation.detail());
      json.writeStringField("reproduce", replay.apply(violation.window()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
