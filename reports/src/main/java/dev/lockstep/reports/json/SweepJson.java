package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.engine.sweep.ParameterGrid;
import dev.lockstep.engine.sweep.PointTotals;
import dev.lockstep.engine.sweep.Sweep;
import dev.lockstep.engine.sweep.SweepResult;
import java.io.IOException;
import java.io.Writer;

/** A sweep as {@code lockstep.sweep/1}: every point in grid order, one a line. */
public final class SweepJson {
  private SweepJson() {}

  public static void write(Sweep.Plan plan, SweepResult result, PointTotals[] totals, Writer out) {
    JsonDocument.compact("lockstep.sweep/1", out, json -> {
      json.writeObjectFieldStart("run");
      json.writeStringField("runId", result.runId());
      json.writeNumberField("seed", plan.seed());
      json.writeStringField("datasetDigest", result.datasetDigest());
      json.writeStringField("settingsDigest", plan.settingsDigest());
      json.writeStringField("release", result.release());
      json.writeStringField("commit", plan.commit());
      json.writeEndObject();
      json.writeNumberField("windows", result.windows().size());
      json.writeNumberField("simulations", result.runs());
      json.writeArrayFieldStart("parameters");
      for (var parameter : result.grid().parameters()) json.writeString(parameter.key());
      json.writeEndArray();
      points(result.grid(), totals, json);
      JsonDocument.skipped(result.skipped(), json);
    });
  }

  private static void points(ParameterGrid grid, PointTotals[] totals, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("points");
    for (int point = 0; point < totals.length; point++) {
      json.writeRaw(point == 0 ? "\n" : "");
      json.writeStartObject();
      json.writeObjectFieldStart("settings");
      for (int i = 0; i < grid.parameters().size(); i++) json.writeStringField(grid.parameters().get(i).key(), grid.print(point, i));
      json.writeEndObject();
      PointTotals each = totals[point];
      json.writeNumberField("positions", each.positions());
      json.writeNumberField("winners", each.winners());
      json.writeNumberField("falseExits", each.falseExits());
      json.writeNumberField("reversals", each.reversals());
      json.writeNumberField("reversalsExited", each.reversalsExited());
      json.writeStringField("grossPnlUsd", Amounts.usd(each.grossPnlNanoUsd()));
      json.writeStringField("pnlUsd", Amounts.usd(each.pnlNanoUsd()));
      json.writeEndObject();
      json.writeRaw('\n');
    }
    json.writeEndArray();
  }
}
