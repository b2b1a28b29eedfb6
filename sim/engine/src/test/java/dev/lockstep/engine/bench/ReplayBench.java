package dev.lockstep.engine.bench;

import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeFile;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.LadderBook;
import dev.lockstep.engine.exchange.SeededRandom;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.exchange.TreeMapBook;
import dev.lockstep.engine.replay.ReplayFeed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A whole process that replays a tape with two books and a strategy that looks at the touch every 100 ms and does nothing. Arguments:
 * {@code generate SHAPE ROWS FILE}, or {@code scan|ladder|treemap FILE RUNS}. Prints rows a second of
 * the thread's processor time for each run and the peak of resident memory.
 */
public final class ReplayBench {
  private static final long POLL_NANOS = 100_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReplayBench() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("generate")) {
      BenchTape.write(Path.of(args[3]), BenchTape.Shape.valueOf(args[1].toUpperCase(Locale.ROOT)), Long.parseLong(args[2]), 1);
      return;
    }
    Path file = Path.of(args[1]);
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    double[] millions = new double[runs];
    long check = 0;
    for (int run = 0; run < runs; run++) {
      long started = THREADS.getCurrentThreadCpuTime();
      long rows;
      try (TapeFile tape = TapeFile.open(file)) {
        rows = tape.header().rows();
        check = switch (args[0]) {
          case "scan" -> scan(tape);
          case "ladder" -> replay(tape, LadderBook::new);
          case "treemap" -> replay(tape, TreeMapBook::new);
          default -> throw new IllegalArgumentException(args[0]);
        };
      }
      millions[run] = rows * 1e3 / (THREADS.getCurrentThreadCpuTime() - started);
    }
    StringBuilder line = new StringBuilder(args[0]).append(" check ").append(Long.toHexString(check)).append(" Mrows/s");
    for (double million : millions) line.append(String.format(Locale.ROOT, " %.1f", million));
    double[] warm = Arrays.copyOfRange(millions, runs / 2, runs);
    Arrays.sort(warm);
    line.append(String.format(Locale.ROOT, " median of the second half %.1f", warm[warm.length / 2]));
    System.out.println(line.append(" peak ").append(peakResident()));
  }

  /** Every field of every row is read: what no replay can be faster than. */
  static long scan(TapeSource tape) throws IOException {
    TapeBlock rows = new TapeBlock(4096);
    long sum = 0;
    while (tape.read(rows)) {
      for (int row = 0; row < rows.size; row++) {
        sum += rows.exchangeNanos[row] ^ rows.localNanos[row] ^ rows.lots[row] ^ rows.priceTicks[row];
        if (rows.kind[row] != RowKind.TRADE) sum += rows.side[row];
      }
    }
    return sum;
  }

  /** Two books, polled every 100 ms. */
  static long replay(TapeSource tape, Supplier<DepthBook> books) {
    DepthBook local = books.get();
    SimulatedExchange exchange = new SimulatedExchange(tape.header().instrument().binary() ? ExchangeSettings.polymarket() : ExchangeSettings.plain(),
        tape.header().instrument(), tape.header().window(), new SeededRandom(1), event -> {}, books.get());
    ReplayFeed feed = new ReplayFeed(tape, exchange, local);
    long sum = 0;
    long now = feed.nextVenueNanos();
    while (feed.nextVenueNanos() != Long.MAX_VALUE || feed.nextLocalNanos() != Long.MAX_VALUE) {
      now += POLL_NANOS;
      feed.runVenueUntil(now);
      feed.runLocalUntil(now);
      sum = sum * 31 + local.bestBidTicks() + 7L * local.bestAskTicks();
    }
    return sum;
  }

  private static String peakResident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return "unknown";
    for (String line : Files.readAllLines(status)) if (line.startsWith("VmHWM")) return line.substring(6).trim();
    return "unknown";
  }
}
