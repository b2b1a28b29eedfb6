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
 * {@code generate SHAPE ROWS FILE}; {@code scan|ladder|treemap FILE} for one cold run that the caller
 * times; or {@code scan|ladder|treemap FILE RUNS} for runs in one process, in rows a second of the thread's processor time. Prints the
 * peak of resident memory.
 */
public final class ReplayBench {
  private static final long POLL_NANOS = 100_000_000L;

  private ReplayBench() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("generate")) {
      BenchTape.write(Path.of(args[3]), BenchTape.Shape.valueOf(args[1].toUpperCase(Locale.ROOT)), Long.parseLong(args[2]), 1);
      return;
    }
    Path file = Path.of(args[1]);
    if (args.length == 2) {
      System.out.println(args[0] + " once, check " + Long.toHexString(run(args[0], file)) + ", peak " + peakResident());
      return;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] millions = new double[Integer.parseInt(args[2])];
    long rows;
    try (TapeFile tape = TapeFile.open(file)) {
      rows = tape.header().rows();
    }
    StringBuilder line = new StringBuilder(args[0]).append(", Mrows/s:");
    for (int run = 0; run < millions.length; run++) {
      long started = threads.getCurrentThreadCpuTime();
      run(args[0], file);
      millions[run] = rows * 1e3 / (threads.getCurrentThreadCpuTime() - started);
      line.append(String.format(Locale.ROOT, " %.1f", millions[run]));
    }
    double[] warm = Arrays.copyOfRange(millions, millions.length / 2, millions.length);
    Arrays.sort(warm);
    line.append(String.format(Locale.ROOT, ", warm median %.1f, best %.1f", warm[warm.length / 2], warm[warm.length - 1]));
    System.out.println(line.append(", peak ").append(peakResident()));
  }

  private static long run(String what, Path file) throws IOException {
    try (TapeFile tape = TapeFile.open(file)) {
      return switch (what) {
        case "scan" -> scan(tape);
        case "ladder" -> replay(tape, LadderBook::new);
        case "treemap" -> replay(tape, TreeMapBook::new);
        default -> throw new IllegalArgumentException(what);
      };
    }
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
