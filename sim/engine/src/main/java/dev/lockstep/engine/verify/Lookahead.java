package dev.lockstep.engine.verify;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.time.SplitRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cuts a window's future off at many instants, runs it again, and demands that everything up to the cut comes out the same: every journal
 * entry, and every order event at the venue, so that a bot which writes no journal is seen as well. Half of the cuts fall on the very
 * instant of something decided, where a rule that needs to know what comes next has nothing to go by; the others anywhere in the window.
 *
 * <p>It sees whatever reaches a bot through the tape. What a bot reads elsewhere, and what an import has already put into the rows before a
 * cut, it cannot see.
 */
public final class Lookahead {
  private final WindowResult whole;
  private final long[] cuts;

  /** Replays a tape; each call is a run of its own. */
  @FunctionalInterface
  public interface Replay {
    WindowResult run(TapeSource tape) throws IOException;
  }

  /** Opens the whole tape anew. */
  @FunctionalInterface
  public interface Opener {
    TapeSource open() throws IOException;
  }

  /**
   * What cutting one window came to.
   *
   * @param cuts how often its future was cut off
   * @param decided cuts before which something was decided
   * @param compared entries and order events that were compared
   * @param difference the first cut, in time, that changed its past; null if none did
   */
  public record Result(String window, int cuts, int decided, long compared, Difference difference) {}

  /**
   * A past that depends on the future.
   *
   * @param cutNanos the instant from which on nothing existed, nanoseconds since the epoch
   * @param whole the first entry that differs as it is with the future; null if there is none
   * @param cut the same without it
   */
  public record Difference(long cutNanos, String whole, String cut) {}

  /** @param whole the run that knows the future; its window and seed name the cuts */
  public Lookahead(WindowResult whole, int count, long seed) {
    this.whole = whole;
    this.cuts = cuts(whole, count, seed);
  }

  static Window withoutWinner(Window window) {
    return new Window(
        window.id(), window.startNanos(), window.endNanos(), window.upLabel(), window.downLabel(), null, Window.WinnerSource.UNKNOWN,
        window.synthetic());
  }

  /** Instants in rising order, the same for the same seed and window. All lie in the window: after it the tape is no news. */
  private static long[] cuts(WindowResult whole, int count, long seed) {
    RandomSource random = new SplitRandom(seed).stream(whole.window().id()).stream("lookahead");
    List<Long> decisions = new ArrayList<>();
    long first = whole.window().endNanos() - 1;
    for (JournalEntry entry : whole.journal()) {
      first = Math.min(first, entry.nanos());
      if (decides(entry) && entry.nanos() < whole.window().endNanos()) decisions.add(entry.nanos());
    }
    for (OrderEvent event : whole.executions().events()) {
      if (event.exchangeNanos() < whole.window().endNanos()) decisions.add(event.exchangeNanos());
    }
    first = Math.min(first, whole.window().startNanos());
    TreeSet<Long> cuts = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      boolean atDecision = i % 2 == 0 && !decisions.isEmpty();
      long anywhere = first + random.nextLong(whole.window().endNanos() - first);
      long decision = decisions.isEmpty() ? anywhere : decisions.get((int) random.nextLong(decisions.size()));
      cuts.add(atDecision ? decision : anywhere);
    }
    return cuts.stream().mapToLong(Long::longValue).toArray();
  }

  /** Whether an entry says that the bot chose to do something; looking and finding nothing to do is no decision to prove anything by. */
  private static boolean decides(JournalEntry entry) {
    return entry instanceof JournalEntry.Trigger || entry instanceof JournalEntry.OrderSent || entry instanceof JournalEntry.CancelSent
        || entry instanceof JournalEntry.EntryFilled || entry instanceof JournalEntry.ExitStarted || entry instanceof JournalEntry.LockAttempt;
  }

  /** Runs the window once for each cut, until one changes its past. */
  public Result check(Opener tape, Replay replay) throws IOException {
    int done = 0;
    int decided = 0;
    long compared = 0;
    for (long cut : cuts) {
      List<Object> past = past(whole, cut);
      done++;
      if (past.stream().anyMatch(Lookahead::isDecision)) decided++;
      compared += past.size();
      Optional<Difference> difference;
      try (TapeSource source = new CutTape(tape.open(), cut)) {
        difference = difference(cut, past, past(replay.run(source), cut));
      }
      if (difference.isPresent()) return new Result(whole.window().id(), done, decided, compared, difference.get());
    }
    return new Result(whole.window().id(), done, decided, compared, null);
  }

  private static boolean isDecision(Object happened) {
    return happened instanceof JournalEntry entry ? decides(entry) : happened instanceof OrderEvent;
  }

  /** What the bot wrote, then what the venue said, up to an instant. */
  private static List<Object> past(WindowResult run, long cutNanos) {
    List<Object> past = new ArrayList<>();
    for (JournalEntry entry : run.journal()) if (entry.nanos() <= cutNanos) past.add(entry);
    for (OrderEvent event : run.executions().events()) if (event.exchangeNanos() <= cutNanos) past.add(event);
    return past;
  }

  private static Optional<Difference> difference(long cut, List<Object> whole, List<Object> past) {
    for (int i = 0; i < Math.max(whole.size(), past.size()); i++) {
      Object one = i < whole.size() ? whole.get(i) : null;
      Object other = i < past.size() ? past.get(i) : null;
      if (one == null || !one.equals(other)) return Optional.of(new Difference(cut, text(one), text(other)));
    }
    return Optional.empty();
  }

  private static String text(Object happened) {
    if (happened == null) return null;
    long nanos = happened instanceof JournalEntry entry ? entry.nanos() : ((OrderEvent) happened).exchangeNanos();
    return Words.time(nanos) + " " + happened;
  }
}
