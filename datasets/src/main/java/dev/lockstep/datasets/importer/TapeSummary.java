package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a tape holds, field by field, from one reading. */
public final class TapeSummary {
  private static final String[] KINDS = {"unknown", "depth", "trade", "clear", "snapshot", "tick-size", "resolved", "feed"};

  private TapeSummary() {}

  public static Map<String, String> of(WindowTape tape) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    Window window = tape.window();
    fields.put("start", time(window.startNanos()));
    fields.put("end", time(window.endNanos()));
    fields.put("sides", window.upLabel() + " / " + window.downLabel());
    fields.put("winner", window.winner() == null ? "unknown" : window.label(window.winner()));
    fields.put("winnerSource", window.winnerSource().name().toLowerCase(Locale.ROOT));
    if (tape.provenance().winnerFrom() != null) fields.put("winnerFrom", tape.provenance().winnerFrom());
    fields.put("synthetic", Boolean.toString(window.synthetic()));
    fields.put("source", tape.provenance().source());
    fields.put("format", tape.provenance().format());
    fields.put("depth", tape.provenance().depth().label());
    fields.put("tick", decimal(tape.instrument().tickNanoUsd()));
    fields.put("lot", decimal(tape.instrument().lotNanoShares()));
    if (tape.completeness() != null) fields.put("complete", tape.completeness().complete() ? "yes" : "no: " + tape.completeness().reason());
    rows(tape, fields);
    tape.anomalies().counts().forEach((kind, count) -> fields.put(kind.label(), count + ", first at " + tape.anomalies().firstPlace(kind)));
    return fields;
  }

  private static void rows(WindowTape tape, Map<String, String> fields) throws IOException {
    long[] kinds = new long[KINDS.length];
    long rows = 0;
    long first = 0;
    long last = 0;
    long latencyMin = Long.MAX_VALUE;
    long latencyMax = Long.MIN_VALUE;
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(4096);
      while (source.read(block)) {
        if (rows == 0) first = block.localNanos[0];
        last = block.localNanos[block.size - 1];
        rows += block.size;
        for (int i = 0; i < block.size; i++) {
          int kind = block.kind[i];
          kinds[kind > 0 && kind < kinds.length ? kind : 0]++;
          if (kind == RowKind.SNAPSHOT || kind == RowKind.CLEAR) continue;
          latencyMin = Math.min(latencyMin, block.localNanos[i] - block.exchangeNanos[i]);
          latencyMax = Math.max(latencyMax, block.localNanos[i] - block.exchangeNanos[i]);
        }
      }
    }
    fields.put("rows", Long.toString(rows));
    for (int i = 0; i < kinds.length; i++) if (kinds[i] > 0) fields.put("rows." + KINDS[i], Long.toString(kinds[i]));
    if (rows == 0) return;
    fields.put("first", time(first));
    fields.put("last", time(last));
    if (latencyMin > latencyMax) return;
    fields.put("feedLatencyMin", decimal(latencyMin));
    fields.put("feedLatencyMax", decimal(latencyMax));
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)).toString();
  }

  private static String decimal(long nano) {
    return BigDecimal.valueOf(nano, 9).stripTrailingZeros().toPlainString();
  }
}
