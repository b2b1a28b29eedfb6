package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.scenario.Swarm;
import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.Coverage;
import dev.lockstep.engine.spot.OrderPhase;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.function.Function;

/** A swarm as {@code lockstep.swarm/1}. */
public final class SwarmJson {
  private SwarmJson() {}

  /** Writes the document; {@code reproduce} names the command that repeats a failure. The writer stays open. */
  public static void write(Swarm.Result result, String verdict, String commit, Function<Swarm.Failure, String> reproduce, Writer out) {
    JsonDocument.lines("lockstep.swarm/1", out, json -> {
      json.writeStringField("verdict", verdict);
      json.writeStringField("release", result.release());
      json.writeStringField("commit", commit);
      json.writeStringField("seeds", result.from() + ".." + result.to());
      json.writeNumberField("windows", result.windows());
      json.writeNumberField("events", result.events());
      json.writeNumberField("faults", result.faults());
      json.writeNumberField("orders", result.orders());
      json.writeNumberField("trades", result.trades());
      json.writeNumberField("refusedWindows", result.refused());
      json.writeNumberField("failedWindows", result.failed());
      json.writeStringField("hash", Long.toHexString(result.hash()));
      failures(result, reproduce, json);
      coverage(result, json);
    });
  }

  private static void failures(Swarm.Result result, Function<Swarm.Failure, String> reproduce, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("failures");
    for (Swarm.Failure failure : result.failures()) {
      json.writeStartObject();
      json.writeNumberField("seed", failure.seed());
      json.writeArrayFieldStart("violations");
      for (Broken broken : failure.broken()) {
        json.writeStartObject();
        json.writeStringField("invariant", broken.invariant());
        json.writeStringField("detail", broken.detail());
        json.writeStringField("timeSeconds", seconds(broken.nanos()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("shrunkFaults");
      for (SwarmFault fault : failure.faults()) {
        json.writeStartObject();
        json.writeStringField("kind", fault.kind().name());
        json.writeStringField("fromSeconds", seconds(fault.fromNanos()));
        json.writeStringField("toSeconds", seconds(fault.toNanos()));
        json.writeNumberField("amount", fault.amount());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("reproduce", reproduce.apply(failure));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void coverage(Swarm.Result result, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("coverage");
    for (SwarmFaultKind kind : SwarmFaultKind.values()) {
      for (OrderPhase phase : OrderPhase.values()) {
        if (!Coverage.applies(kind, phase)) continue;
        json.writeStartObject();
        json.writeStringField("fault", kind.name());
        json.writeStringField("orderState", phase.name());
        json.writeNumberField("hits", result.coverage().hits(kind, phase));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("missed");
    for (Swarm.Missed missed : result.missed()) json.writeString(missed.kind() + " " + missed.phase());
    json.writeEndArray();
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
  }
}
