package dev.lockstep.reports.explain;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Printable;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.Positions;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Times;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The story of one run for people, in 100 columns: journal and venue in one order of time, blackouts marked. Stretches in which nothing
 * happened are one line unless every entry is asked for.
 */
public final class Explain {
  private final WindowResult run;
  private final Position position;
  private final boolean verbose;
  private final Page page;
  private final EntryText entries;
  private final VenueText venue;
  private final Repeats repeats;
  private final CalmStretch calm;
  private final List<Watch.Span> blackouts;
  private int nextBlackout;
  private boolean dark;

  private Explain(WindowResult run, Instrument instrument, boolean verbose, Appendable out) {
    InstrumentText amounts = new InstrumentText(instrument);
    this.run = run;
    this.verbose = verbose;
    position = Positions.of(run, instrument).orElse(null);
    blackouts = position == null ? List.of() : position.watch().blackouts();
    page = new Page(out, run.window().endNanos());
    venue = new VenueText(amounts);
    repeats = new Repeats(run.journal(), run.executions().events());
    entries = new EntryText(amounts, run.window(), repeats);
    calm = new CalmStretch(amounts, repeats);
  }

  /** Appends the story; with {@code verbose} every entry has its line. */
  public static void write(WindowResult run, Instrument instrument, boolean verbose, Appendable out) throws IOException {
    Explain explain = new Explain(run, instrument, verbose, out);
    explain.head();
    explain.story();
    Ending.write(run, explain.position, new InstrumentText(instrument), explain.page);
  }

  private void head() throws IOException {
    Window window = run.window();
    page.text(Printable.text(window.id()) + " under " + Printable.text(run.release()) + (window.synthetic() ? ", SYNTHETIC" : ""));
    String winner = window.winner() == null ? "winner unknown"
        : InstrumentText.label(window, window.winner()) + " won (" + window.winnerSource().name().toLowerCase(Locale.ROOT) + ")";
    page.text(Times.iso(window.startNanos()) + " to " + Times.iso(window.endNanos()) + ", " + winner);
    if (!blackouts.isEmpty()) page.text("# marks lines within a blackout: nobody evaluates the exits");
    page.line("");
    page.heading();
  }

  private void story() throws IOException {
    List<JournalEntry> journal = new ArrayList<>(run.journal());
    journal.sort(Comparator.comparingLong(JournalEntry::nanos)); // holds are written ahead of their end
    List<OrderEvent> events = run.executions().events();
    int at = 0;
    for (JournalEntry entry : journal) {
      while (at < events.size() && isBefore(events.get(at), entry)) tell(events.get(at++));
      tell(entry);
    }
    while (at < events.size()) tell(events.get(at++));
    calm.print(page);
    darken(Long.MAX_VALUE, "main");
  }

  /** At one instant the bot sends before the venue acts, and the venue acts before the bot hears of it. */
  private static boolean isBefore(OrderEvent event, JournalEntry entry) {
    if (event.exchangeNanos() != entry.nanos()) return event.exchangeNanos() < entry.nanos();
    return !(entry instanceof JournalEntry.OrderSent || entry instanceof JournalEntry.CancelSent);
  }

  private void tell(OrderEvent event) throws IOException {
    darken(event.exchangeNanos(), "main");
    if (!verbose && repeats.isRepeated(event.id().value())) return;
    calm.print(page);
    page.row(event.exchangeNanos(), "venue", venue.of(event));
  }

  private void tell(JournalEntry entry) throws IOException {
    darken(entry.nanos(), entry.lane());
    if (!verbose && calm.takes(entry)) return;
    calm.print(page);
    page.row(entry.nanos(), entry.lane(), entries.of(entry));
  }

  /** Marks where blackouts begin and end up to this moment. An entry at the very start of one still belongs before it. */
  private void darken(long nanos, String lane) throws IOException {
    while (nextBlackout < blackouts.size()) {
      Watch.Span span = blackouts.get(nextBlackout);
      if (!dark && nanos > span.startNanos()) {
        calm.print(page);
        page.dark(true);
        page.row(span.startNanos(), lane, "BLACKOUT begins: the next evaluation is " + Times.seconds(span.nanos()) + " s away");
        dark = true;
      }
      if (!dark || nanos < span.endNanos()) return;
      calm.print(page);
      page.row(span.endNanos(), lane, "BLACKOUT ends after " + Times.seconds(span.nanos()) + " s");
      page.dark(false);
      dark = false;
      nextBlackout++;
    }
  }
}
