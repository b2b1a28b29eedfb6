package dev.lockstep.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.RunHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** The frame of a document, and the parts that several documents have in common. Lines end alike on every system. */
final class JsonDocument {
  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private JsonDocument() {}

  /** Writes a document with one value a line. The writer stays open. */
  static void lines(String schema, Writer out, Fields fields) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    write(schema, out, printer, fields);
  }

  /** Writes a document without blanks. The writer stays open. */
  static void compact(String schema, Writer out, Fields fields) {
    write(schema, out, null, fields);
  }

  private static void write(String schema, Writer out, DefaultPrettyPrinter printer, Fields fields) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (printer != null) json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeStringField("schema", schema);
      fields.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a run can be repeated by. */
  static void run(RunHeader header, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("run");
    json.writeStringField("runId", header.runId());
    json.writeNumberField("seed", header.seed());
    json.writeStringField("datasetDigest", header.datasetDigest());
    json.writeStringField("settingsDigest", header.settingsDigest());
    json.writeStringField("commit", header.commit());
    json.writeEndObject();
  }

  static void skipped(List<BacktestResult.Skipped> windows, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("skippedWindows");
    for (BacktestResult.Skipped skipped : windows) {
      json.writeStartObject();
      json.writeStringField("window", skipped.window());
      json.writeStringField("reason", skipped.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
