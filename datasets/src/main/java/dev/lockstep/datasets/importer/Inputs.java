package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.PassedFile;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.format.Winner;
import dev.lockstep.datasets.format.csv.DepthCsvReader;
import dev.lockstep.datasets.format.csv.WideCsvReader;
import dev.lockstep.datasets.format.kalshi.KalshiReader;
import dev.lockstep.datasets.format.polymarket.PolymarketReader;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeFile;
import dev.lockstep.datasets.tape.TapeMeta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/**
 * The windows behind the arguments of a command, in a deterministic order (arguments as given, files by name, Kalshi markets by
 * close), read lazily: at most the windows of one file, or of overlapping Kalshi runs, are in
 * memory, and of the few small recordings that are decoded ahead on the other processors. Every file is accounted
 * for: as windows, as skipped with the reason, or as passed by.
 */
public final class Inputs implements Iterable<InputWindow> {
  /** Largest file, as it lies on the disk, that is decoded before its turn. */
  private static final long READ_AHEAD_BYTES_MAX = 1L << 24;

  private final List<Argument> arguments;
  private final ImportOptions options;

  /** Files of one argument, or why there are none. */
  private record Argument(String name, List<InputFile> files, String failure) {}

  private Inputs(List<Argument> arguments, ImportOptions options) {
    this.arguments = arguments;
    this.options = options;
  }

  /** Finds the files; {@code standardInput} is read if an argument is "-". */
  public static Inputs of(List<String> names, ImportOptions options, InputStream standardInput) {
    List<Argument> arguments = new ArrayList<>();
    for (String name : names) {
      try {
        List<InputFile> files = InputFiles.of(name, standardInput);
        arguments.add(new Argument(name, files, files.isEmpty() ? name + ": the folder is empty" : null));
      } catch (IOException | UncheckedIOException e) {
        arguments.add(new Argument(name, List.of(), e instanceof BadData ? e.getMessage() : name + ": " + e.getMessage()));
      }
    }
    return new Inputs(arguments, options);
  }

  public static Inputs of(List<String> names, ImportOptions options) {
    return of(names, options, InputStream.nullInputStream());
  }

  /** The files found, in the order in which they are read. */
  public List<InputFile> files() {
    List<InputFile> files = new ArrayList<>();
    for (Argument argument : arguments) files.addAll(argument.files());
    return files;
  }

  @Override
  public Iterator<InputWindow> iterator() {
    return new Reading();
  }

  /** Goes through the arguments; within one, through its files, with one nested reader for its Kalshi runs. */
  private final class Reading implements Iterator<InputWindow> {
    private final Deque<InputWindow> ready = new ArrayDeque<>();
    private int nextArgument;
    private ReadAhead<Recognised, List<InputWindow>> files = ReadAhead.none();
    private List<InputFile> kalshi = List.of();
    private String argumentName;
    private final TreeSet<Path> folders = new TreeSet<>();
    private Iterator<InputWindow> runs = Collections.emptyIterator();

    @Override
    public boolean hasNext() {
      while (ready.isEmpty()) {
        if (runs.hasNext()) ready.add(runs.next());
        else if (files.hasNext()) next(files.next(), files.result());
        else if (nextArgument < arguments.size()) open(arguments.get(nextArgument++));
        else return false;
      }
      return true;
    }

    private void open(Argument argument) {
      if (argument.failure() != null) ready.add(new SkippedWindow(argument.name(), argument.name(), argument.failure()));
      List<Recognised> recognised = new ArrayList<>();
      kalshi = new ArrayList<>();
      argumentName = argument.name();
      for (InputFile file : argument.files()) {
        Recognition what = options.inputFormat() == null ? Recognition.of(file) : Recognition.as(options.inputFormat());
        recognised.add(new Recognised(file, what));
        if (what.kind() == FileKind.KALSHI) kalshi.add(file);
        if (what.kind() == FileKind.MARKETS) MarketFiles.read(file, options.markets());
        if (what.kind() == FileKind.POLYMARKET) beside(file);
      }
      // From here on the options are only read: the files of one argument may be decoded side by side.
      files = new ReadAhead<>(recognised, this::decode, Recognised::mayBeReadAhead);
    }

    private List<InputWindow> decode(Recognised next) {
      return next.what().kind() == FileKind.KALSHI ? List.of() : Inputs.this.read(next.file(), next.what());
    }

    /** A recording named alone may have its markets' facts beside it all the same. */
    private void beside(InputFile file) {
      if (file.name().equals(InputFile.STANDARD_INPUT)) return; // what lies beside its copy is a stranger's
      Path markets = file.path().resolveSibling("markets.jsonl");
      if (folders.add(markets) && Files.isRegularFile(markets)) MarketFiles.read(new InputFile(markets, markets.toString()), options.markets());
    }

    private void next(Recognised file, List<InputWindow> windows) {
      if (file.what().kind() != FileKind.KALSHI) {
        ready.addAll(windows);
      } else if (!kalshi.isEmpty()) {
        runs = new KalshiReader(argumentName, kalshi, options);
        kalshi = List.of();
      }
    }

    @Override
    public InputWindow next() {
      if (!hasNext()) throw new NoSuchElementException();
      return ready.poll();
    }
  }

  private record Recognised(InputFile file, Recognition what) {
    /** A recording of one window is small; what may hold many is read only when its turn has come. */
    boolean mayBeReadAhead() {
      try {
        return what.kind() == FileKind.POLYMARKET && Files.size(file.path()) <= READ_AHEAD_BYTES_MAX;
      } catch (IOException e) {
        return false;
      }
    }
  }

  private List<InputWindow> read(InputFile file, Recognition what) {
    try {
      return switch (what.kind()) {
        case TAPE -> List.of(tape(file));
        case POLYMARKET -> new PolymarketReader(file, options).read();
        case L2_CSV -> new DepthCsvReader(file, options).read();
        case WIDE_CSV -> new WideCsvReader(file, options).read();
        case MARKETS, OUTCOMES, DOCUMENT -> List.of(new PassedFile(file.name(), what.kind().label()));
        case UNKNOWN -> List.of(new SkippedWindow(file.stem(), file.name(), new BadData(file.name(), 1, what.detail()).getMessage()));
        case KALSHI -> throw new AssertionError("read as a group");
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
    WindowTape tape = WindowTape.of(meta, file.path(), file.name());
    Window window = tape.window();
    Winner winner = Winner.stated(options.outcomes().get(window.id()), window.upLabel(), null, null);
    if (winner == null) return tape;
    Provenance from = tape.provenance();
    return tape.with(
        new Window(window.id(), window.startNanos(), window.endNanos(), window.upLabel(), window.downLabel(), winner.outcome(),
            winner.source(), window.synthetic()),
        new Provenance(from.source(), from.format(), from.depth(), winner.from()));
  }
}
