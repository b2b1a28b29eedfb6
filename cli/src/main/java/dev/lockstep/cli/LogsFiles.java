package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.text.Redactor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The files of {@code forensics logs --out} and {@code state --out}: what was printed and the findings; of logs the rates and gaps per kind and the
 * kept events too. Secrets are replaced.
 */
final class LogsFiles {
  private LogsFiles() {}

  /** Writes {@code report.txt}, {@code findings.json} (also as {@code result.json}), {@code kinds.csv} and {@code events.csv}, each whole or not at all. */
  static void write(Path folder, LogScan.Result result, List<Finding> findings, Consumer<PrintWriter> report) throws IOException {
    write(folder, result.inputs(), findings, report);
    put(folder.resolve("kinds.csv"), out -> kinds(out, result.sources()));
    put(folder.resolve("events.csv"), out -> events(out, result.sources()));
  }

  /** Writes {@code report.txt}, {@code findings.json} and the same as {@code result.json}, the name that all commands share. */
  static void write(Path folder, List<InputReport> inputs, List<Finding> findings, Consumer<PrintWriter> report) throws IOException {
    put(folder.resolve("report.txt"), report);
    String json = FindingsJson.write(inputs, findings, new Redactor());
    for (String name : List.of("findings.json", "result.json")) put(folder.resolve(name), out -> out.print(json));
  }

  private static void kinds(PrintWriter out, List<LogSource> sources) {
    out.print("source,kind,events,gap_median_s,gap_q99_s,gap_longest_s\n");
    for (LogSource source : sources) {
      for (Map.Entry<EventKind, Rhythm> kind : source.shown().entrySet()) kind(out, source, kind.getKey().id(), kind.getValue());
      kind(out, source, "all", source.shownAll());
    }
  }

  private static void kind(PrintWriter out, LogSource source, String kind, Rhythm rhythm) {
    GapFigures gaps = GapFigures.of(rhythm);
    out.print(String.join(",", FindingsOptions.cell(source.name()), kind, Long.toString(rhythm.count()), seconds(gaps.medianNanos()),
        seconds(gaps.q99Nanos()), seconds(gaps.longestNanos())) + "\n");
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  private static void events(PrintWriter out, List<LogSource> sources) {
    Redactor redactor = new Redactor();
    out.print("time,source,kind,rule,file,line,text\n");
    for (LogSource source : sources) {
      for (LogEvent event : source.events()) {
        out.print(String.join(",", time(source, event), FindingsOptions.cell(source.name()), event.kind().id(), event.rule(),
            FindingsOptions.cell(source.file(event.file())), Long.toString(event.line()), FindingsOptions.cell(redactor.redact(event.text()))) + "\n");
      }
    }
  }

  /** Empty where the log tells no time, or no date with it. */
  private static String time(LogSource source, LogEvent event) {
    if (!event.timed() || !source.dated()) return "";
    return Instant.ofEpochSecond(Math.floorDiv(event.timeNanos(), 1_000_000_000L), Math.floorMod(event.timeNanos(), 1_000_000_000L)).toString();
  }

  private static void put(Path file, Consumer<PrintWriter> body) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(part, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW))) {
      body.accept(out);
      if (out.checkError()) throw new IOException(file + " cannot be written: is the disk full?");
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
