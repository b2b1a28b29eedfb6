package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.CsvLine;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of orders whose way was measured, one a line: when each was sent, when the venue had it, when its answer was here. The
 * columns request, exchange and response carry their unit, as in {@code request_us}; {@code req_ts,exch_ts,resp_ts} are nanoseconds.
 */
public final class LatencyFile {
  /** Most rows read: two a second for a month and a half. */
  public static final int ROWS_MAX = 8_000_000;
  private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

  /** One order; times in nanoseconds since 1970. */
  public record Row(long requestNanos, long exchangeNanos, long responseNanos) {}

  private final String name;
  private final int[] columns = new int[3];
  private final int[] scales = new int[3];

  private LatencyFile(String name) {
    this.name = name;
  }

  /** The rows of a file, in time order; a line that goes back in time or answers before it was asked is a located error. */
  public static List<Row> read(Path file) throws IOException {
    return new LatencyFile(file.toString()).rows(new InputFile(file, file.toString()));
  }

  private List<Row> rows(InputFile file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Lines lines = new Lines(file.open(), name)) {
      if (!lines.next()) throw new BadData(name, "empty file");
      header(CsvLine.split(lines.text().toLowerCase(Locale.ROOT).replace("\uFEFF", "")));
      while (lines.next()) {
        if (lines.to() == lines.from()) continue;
        if (rows.size() == ROWS_MAX) throw new BadData(name, lines.line(), "more than " + ROWS_MAX + " rows");
        rows.add(row(CsvLine.split(lines.text()), rows.isEmpty() ? null : rows.get(rows.size() - 1), lines.line()));
      }
    }
    if (rows.isEmpty()) throw new BadData(name, "no measured order");
    return rows;
  }

  private void header(List<String> names) throws BadData {
    String[][] wanted = {{"request", "req_ts"}, {"exchange", "exch_ts"}, {"response", "resp_ts"}};
    for (int i = 0; i < wanted.length; i++) {
      columns[i] = names.indexOf(wanted[i][1]);
      scales[i] = 0;
      for (int unit = 0; unit < UNITS.size() && columns[i] < 0; unit++) {
        columns[i] = names.indexOf(wanted[i][0] + "_" + UNITS.get(unit));
        scales[i] = 3 * unit;
      }
      if (columns[i] < 0)
        throw new BadData(name, 1, "no column " + wanted[i][0] + "_us (or _ns, _ms, _s); a latency table has request, exchange and response");
    }
  }

  private Row row(List<String> cells, Row before, long line) throws BadData {
    long[] nanos = new long[3];
    for (int i = 0; i < nanos.length; i++) {
      if (columns[i] >= cells.size()) throw new BadData(name, line, "columns missing");
      try {
        nanos[i] = Decimals.parse(cells.get(columns[i]), scales[i]);
      } catch (NumberFormatException e) {
        throw new BadData(name, line, e.getMessage());
      }
    }
    if (nanos[1] < nanos[0] || nanos[2] < nanos[1])
      throw new BadData(name, line, "an order arrives before it was sent, or its answer before it arrived: are these one clock's times?");
    if (before != null && (nanos[0] < before.requestNanos() || nanos[1] < before.exchangeNanos()))
      throw new BadData(name, line, "goes back in time; sort the table by the time of the request");
    return new Row(nanos[0], nanos[1], nanos[2]);
  }
}
