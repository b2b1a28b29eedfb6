package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.explain.Explain;
import dev.lockstep.reports.html.BacktestReport;
import dev.lockstep.reports.json.BacktestJson;
import dev.lockstep.reports.log.BotLog;
import dev.lockstep.reports.log.JournalLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes what a run leaves behind while it goes: the logs of each release under {@code --out}, the report at the end, an explanation. */
final class RunFiles implements Backtest.Listener, AutoCloseable {
  private final Path folder;
  private final StringBuilder explained;
  private final boolean verbose;
  private final Progress progress;
  private final BacktestReport.Collector report;
  private final Map<String, BufferedWriter> logs = new TreeMap<>();
  private boolean journals;

  /**
   * @param folder of the report files, or null for none
   * @param explained takes the journal of each window that runs, or null
   */
  RunFiles(Path folder, StringBuilder explained, boolean verbose, Progress progress) {
    this.folder = folder;
    this.explained = explained;
    this.verbose = verbose;
    this.progress = progress;
    this.report = folder == null ? null : new BacktestReport.Collector();
  }

  /** Writes {@code logs/RELEASE.jsonl} too: every journal entry, where the log has only what the recorded bot would print. */
  RunFiles withJournals() {
    journals = true;
    return this;
  }

  @Override
  public void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {
    try {
      if (explained != null) Explain.write(result, tape.instrument(), verbose, explained);
      if (folder == null) return;
      report.onRun(release, tape, result, row);
      BotLog.write(result, tape.instrument(), log(release.name() + ".log"));
      if (journals) JournalLog.write(result, log(release.name() + ".jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedWriter log(String name) throws IOException {
    BufferedWriter log = logs.get(name);
    if (log != null) return log;
    Path file = folder.resolve("logs").resolve(name);
    Files.createDirectories(file.getParent());
    log = Files.newBufferedWriter(file);
    logs.put(name, log);
    return log;
  }

  @Override
  public void onWindowDone(String window) {
    progress.advance(1);
  }

  /** Writes the page, the pictures, the tables and {@code result.json}; {@code say} hears what could not be written, and why. */
  void write(BacktestResult result, BacktestJson.Extra extra, Consumer<String> say) {
    if (folder == null) return;
    try (BufferedWriter json = Files.newBufferedWriter(folder.resolve("result.json"))) {
      BacktestJson.write(result, json, extra);
      report.write(result, folder).notes().forEach(say);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (BufferedWriter log : logs.values()) {
      try {
        log.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
