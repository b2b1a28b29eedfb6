package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.demo.DemoResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** What the demo adds to a backtest's document: the incident's sum, the seed's bands, the ablation, the log's clock. */
public final class DemoJson {
  private DemoJson() {}

  public static void write(DemoResult result, JsonGenerator json) throws IOException {
    incident(result, json);
    json.writeArrayFieldStart("bands");
    for (DemoResult.Band band : result.bands("v1.61")) {
      json.writeStartObject();
      json.writeStringField("window", band.window());
      json.writeStringField("tier", band.tier().text());
      json.writeStringField("expectedLow", Amounts.price(band.lowNano()));
      json.writeStringField("expectedHigh", Amounts.price(band.highNano()));
      json.writeStringField("fill", Amounts.price(band.fillNano()));
      json.writeBooleanField("met", band.met());
      json.writeStringField("why", band.why());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ablation");
    for (DemoResult.Ablation row : result.ablation()) ablation(row, json);
    json.writeEndArray();
    json.writeArrayFieldStart("logClock");
    BacktestResult logClock = result.logClock();
    for (ReleaseResult release : logClock.releases()) {
      for (WindowRow row : release.rows()) if (row.position() != null) position(release.release().name(), row, json);
    }
    json.writeEndArray();
  }

  private static void incident(DemoResult result, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("incident");
    for (String release : List.of("v1.60", "v1.61")) {
      long gross = 0;
      long net = 0;
      for (WindowRow row : result.losses(release)) {
        gross += row.position().grossPnlNanoUsd();
        net += row.position().pnlNanoUsd();
      }
      json.writeObjectFieldStart(release);
      json.writeStringField("grossPnlUsd", Amounts.usd(gross));
      json.writeStringField("pnlUsd", Amounts.usd(net));
      json.writeStringField("pnlUsdInCents", Amounts.cents(net));
      json.writeEndObject();
    }
    json.writeStringField("bookedPnlUsd", Amounts.usd(DemoResult.BOOKED_NANO_USD));
    json.writeStringField("bookedReason", DemoResult.BOOKED_REASON);
    json.writeArrayFieldStart("blackoutAndLoss");
    for (String line : result.blame()) json.writeString(line);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void ablation(DemoResult.Ablation row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("accountLatencySeconds", new BigDecimal(row.accountSeconds()));
    json.writeStringField("release", row.release().release().name());
    json.writeStringField("grossPnlUsd", Amounts.usd(row.release().summary().grossPnlNanoUsd()));
    json.writeStringField("pnlUsd", Amounts.usd(row.release().summary().pnlNanoUsd()));
    json.writeArrayFieldStart("positions");
    for (WindowRow window : row.release().rows()) if (window.position() != null) position(row.release().release().name(), window, json);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void position(String release, WindowRow row, JsonGenerator json) throws IOException {
    Position position = row.position();
    json.writeStartObject();
    json.writeStringField("release", release);
    json.writeStringField("window", row.window().id());
    json.writeStringField("exitReason", position.reason().text());
    json.writeStringField("exitPrice", Amounts.price(position.exitPriceNano()));
    json.writeStringField("exitTime", position.soldLots() == 0 ? null : Amounts.time(position.exitNanos()));
    json.writeFieldName("blackoutSeconds");
    json.writeNumber(Amounts.seconds(position.watch().blackoutNanosMax()));
    json.writeStringField("pnlUsd", Amounts.usd(position.pnlNanoUsd()));
    json.writeEndObject();
  }
}
