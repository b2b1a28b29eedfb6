package dev.lockstep.datasets.format.kalshi;

import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Reads a folder of Kalshi runs, run by run in the order of their first message. A market is handed out once no later run can
 * hold more of it, so at most the markets of overlapping runs are in memory.
 */
public final class KalshiReader implements Iterator<InputWindow> {
  /** A run that begins later than this after a market's close holds nothing more of it. */
  private static final long SETTLED_NANOS = 3_600_000_000_000L;

  private final ImportOptions options;
  private final String source;
  private final List<Run> runs;
  private final TreeMap<String, KalshiMarket> markets = new TreeMap<>();
  private final Deque<InputWindow> ready = new ArrayDeque<>();
  private int next;
  private boolean found;

  private record Run(String name, List<InputFile> files, long startNanos) {}

  /** @param source name of the folder, for the provenance of its windows */
  public KalshiReader(String source, List<InputFile> files, ImportOptions options) {
    this.source = source;
    this.options = options;
    Map<String, List<InputFile>> byRun = new TreeMap<>();
    for (InputFile file : files) byRun.computeIfAbsent(runOf(file), key -> new ArrayList<>()).add(file);
    runs = new ArrayList<>();
    byRun.forEach((name, members) -> runs.add(new Run(name, members, start(members))));
    runs.sort(Comparator.comparingLong(Run::startNanos).thenComparing(Run::name));
  }

  /** Files of one run share the folder above the recorder's own folders and the name of their part. */
  private static String runOf(InputFile file) {
    String name = file.name();
    int cut = name.indexOf("/raw_events/");
    if (cut < 0) cut = name.indexOf("/book_checkpoints/");
    return cut < 0 ? name : name.substring(0, cut) + "#" + file.stem();
  }

  private static long start(List<InputFile> files) {
    long first = Long.MAX_VALUE;
    for (InputFile file : files)
      try (KalshiFile opened = new KalshiFile(file, 0)) {
        if (opened.next()) first = Math.min(first, opened.event.localNanos);
      } catch (IOException e) {
        // It is reported when the run is read.
        continue;
      }
    return first;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && next < runs.size()) readRun();
    return !ready.isEmpty();
  }

  private void readRun() {
    Run run = runs.get(next++);
    for (String complaint : new KalshiRun(run.name, run.files, markets).read())
      ready.add(new SkippedWindow(run.name, run.name, complaint));
    long later = next < runs.size() ? runs.get(next).startNanos : Long.MAX_VALUE;
    List<KalshiMarket> done = new ArrayList<>();
    for (KalshiMarket market : markets.values()) {
      MarketNames.Span span = MarketNames.find(market.ticker);
      if (later == Long.MAX_VALUE || span != null && span.endNanos() + SETTLED_NANOS < later) done.add(market);
    }
    if (later == Long.MAX_VALUE && done.isEmpty() && !found)
      ready.add(new SkippedWindow(source, source, source + ": no market in " + runs.size() + " files or runs of Kalshi messages"));
    done.sort(Comparator.comparingLong(KalshiReader::order).thenComparing(market -> market.ticker));
    found |= !done.isEmpty() || !ready.isEmpty();
    KalshiAssembly assembly = new KalshiAssembly(options, source);
    for (KalshiMarket market : done) {
      markets.remove(market.ticker);
      ready.add(assembly.window(market));
    }
  }

  private static long order(KalshiMarket market) {
    MarketNames.Span span = MarketNames.find(market.ticker);
    return span == null ? Long.MAX_VALUE : span.endNanos();
  }

  @Override
  public InputWindow next() {
    if (!hasNext()) throw new NoSuchElementException();
    return ready.poll();
  }
}
