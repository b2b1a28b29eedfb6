package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.PassedFile;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.format.csv.DepthCsvReader;
import dev.lockstep.datasets.format.polymarket.PolymarketReader;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeFile;
import dev.lockstep.datasets.tape.TapeMeta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The windows behind the arguments of a command, in a deterministic order (arguments as given, files by name), read lazily: at
 * most the windows of one file are in memory. Every file is accounted for: as windows, as skipped with the reason, or as passed by.
 */
public final class Inputs implements Iterable<InputWindow> {
  private final List<InputFile> files;
  private final List<SkippedWindow> missing;
  private final ImportOptions options;

  private Inputs(List<InputFile> files, List<SkippedWindow> missing, ImportOptions options) {
    this.files = files;
    this.missing = missing;
    this.options = options;
  }

  /** Finds the files; {@code standardInput} is read if an argument is "-". */
  public static Inputs of(List<String> arguments, ImportOptions options, InputStream standardInput) {
    List<InputFile> files = new ArrayList<>();
    List<SkippedWindow> missing = new ArrayList<>();
    for (String argument : arguments) {
      try {
        files.addAll(InputFiles.of(argument, standardInput));
      } catch (IOException | UncheckedIOException e) {
        String reason = e instanceof BadData ? e.getMessage() : argument + ": " + e.getMessage();
        missing.add(new SkippedWindow(argument, argument, reason));
      }
    }
    return new Inputs(files, missing, options);
  }

  public static Inputs of(List<String> arguments, ImportOptions options) {
    return of(arguments, options, InputStream.nullInputStream());
  }

  /** The files found, in the order in which they are read. */
  public List<InputFile> files() {
    return files;
  }

  @Override
  public Iterator<InputWindow> iterator() {
    return new Reading();
  }

  private final class Reading implements Iterator<InputWindow> {
    private final Deque<InputWindow> ready = new ArrayDeque<>(missing);
    private int next;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && next < files.size()) ready.addAll(read(files.get(next++)));
      return !ready.isEmpty();
    }

    @Override
    public InputWindow next() {
      if (!hasNext()) throw new NoSuchElementException();
      return ready.poll();
    }
  }

  private List<InputWindow> read(InputFile file) {
    Recognition what = Recognition.of(file);
    try {
      return switch (what.kind()) {
        case TAPE -> List.of(tape(file));
        case POLYMARKET -> new PolymarketReader(file, options).read();
        case L2_CSV -> new DepthCsvReader(file, options).read();
        case MARKETS, OUTCOMES, DOCUMENT -> List.of(new PassedFile(file.name(), what.kind().label()));
        case KALSHI, WIDE_CSV -> List.of(new SkippedWindow(file.stem(), file.name(), file.name() + ": " + what.kind().label() + " is not read yet"));
        case UNKNOWN -> List.of(new SkippedWindow(file.stem(), file.name(), file.name() + ": " + what.detail()));
      };
    } catch (IOException e) {
      String reason = e instanceof BadData ? e.getMessage() : file.name() + ": " + e.getMessage();
      return List.of(new SkippedWindow(file.stem(), file.name(), reason));
    }
  }

  private WindowTape tape(InputFile file) throws IOException {
    TapeMeta meta;
    try (TapeFile tape = TapeFile.open(file.path(), file.name())) {
      meta = tape.meta();
    }
    return WindowTape.of(meta, file.path(), file.name());
  }
}
