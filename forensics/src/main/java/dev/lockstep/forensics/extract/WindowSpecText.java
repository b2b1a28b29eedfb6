package dev.lockstep.forensics.extract;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.log.LogInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * A window rebuilt from the bot's own status lines where nobody recorded it: the asks of both tokens once a second, from which the book of
 * one follows; sizes are ours, and what happened between two lines nobody knows. Written as {@code lockstep.synth/1}, each knot with its line.
 */
final class WindowSpecText {
  private static final int KNOTS_MAX = 5_000;
  private static final int CENTS = 100;

  private final WindowCase window;
  private final StringBuilder text = new StringBuilder();
  private boolean down;
  private int knots;
  private int lastBid;
  private int lastAsk;
  private String lastLine = "";

  WindowSpecText(WindowCase window) {
    this.window = window;
  }

  /** The specification, or null if the log has no prices. */
  String write(LogInput whole) {
    List<LogEvent> fills = window.source().of(EventKind.ORDER_FILLED);
    String side = fills.isEmpty() ? null : fills.get(0).get("side");
    down = side != null && side.startsWith("D");
    StringBuilder path = new StringBuilder();
    try (LinesBetween in = WindowCase.open(window.stretch(), whole)) {
      StatusPrices lines = new StatusPrices(in, window.stretch().fromLine());
      for (StatusPrices.Line line = lines.next(); line != null && knots < KNOTS_MAX; line = lines.next()) knot(path, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (knots == 0) return null;
    head();
    text.append("    knots:\n").append(path);
    text.append("    depth:\n      - {levels: 10, gap: 0.01, spread: 0.01, sizes: [180, 260, 320, 400]} # not known; ours\n");
    events(fills);
    return text.toString();
  }

  private void head() {
    text.append("schema: lockstep.synth/1\n");
    text.append("title: \"Rebuilt from the status lines of a log; between two lines and in sizes it is ours. SYNTHETIC.\"\n");
    text.append("windows:\n  - id: ").append(window.stretch().window()).append("\n    label: ").append(quoted("rebuilt from " + window.stretch().file()));
    boolean subjectWins = lastBid * 2 > CENTS;
    text.append("\n    winner: ").append(subjectWins == down ? "down" : "up").append(" # by the last prices seen, ").append(lastLine);
    text.append("\n    subject: ").append(down ? "down" : "up").append("\n    to: 60\n    interpolation: step\n");
  }

  private static String quoted(String name) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : name.toCharArray()) out.append(c < 0x20 || c == '"' || c == '\\' || c == 0x7f ? '?' : c);
    return out.append('"').toString();
  }

  /** The bid of one token is what the other's ask leaves of a dollar; two asks below a dollar together mean that one of them is the sentinel. */
  private void knot(StringBuilder path, StatusPrices.Line line) {
    int ask = down ? line.downAskCents() : line.upAskCents();
    int other = down ? line.upAskCents() : line.downAskCents();
    boolean impossible = ask + other < CENTS;
    if (impossible && ask == StatusPrices.SENTINEL_CENTS) ask = 0;
    else if (impossible && other == StatusPrices.SENTINEL_CENTS) other = CENTS;
    // Asks that add up to a dollar, or to less, were seen at two instants or rounded: no book is locked or crossed.
    int bid = ask > 0 ? Math.min(CENTS - other, ask - 1) : CENTS - other;
    boolean first = knots == 0;
    if (!first && bid == lastBid && ask == lastAsk) return;
    knots++;
    lastBid = bid;
    lastAsk = ask;
    lastLine = window.stretch().file() + ":" + line.line();
    path.append(String.format(Locale.ROOT, "      - {t: %d, bid: %.2f, ask: %.2f}", first ? Math.min(-300, -line.leftSeconds()) : -line.leftSeconds(),
        bid / 100.0, ask / 100.0)).append(" # ").append(lastLine).append('\n');
  }

  /** Somebody sold into the bot's bid before it saw its fill, and somebody bought its profit lock. */
  private void events(List<LogEvent> fills) {
    StringBuilder events = new StringBuilder();
    if (!fills.isEmpty() && fills.get(0).timed() && fills.get(0).number("price") > 1) {
      LogEvent fill = fills.get(0);
      event(events, fill, "sell", fill.number("price") / CENTS - 0.01);
    }
    for (LogEvent event : window.source().of(EventKind.EXIT_RECORDED)) {
      if (event.timed() && event.text().contains("PROFIT_LOCK FILLED")) event(events, event, "buy", 0.99);
    }
    if (!events.isEmpty()) text.append("    events:\n").append(events);
  }

  private void event(StringBuilder events, LogEvent seen, String side, double price) {
    double at = window.toEnd(seen.timeNanos()) / 1e9 + 0.2;
    events.append(String.format(Locale.ROOT, "      - {t: %.1f, kind: trade, side: %s, price: %.2f, size: 5000}", at, side, price))
        .append(" # seen at ").append(window.place(seen)).append('\n');
  }
}
