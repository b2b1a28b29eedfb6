package dev.lockstep.forensics.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Draws a timeline: a lane per kind, silences as holes, blackouts shaded over all lanes, orders as bars, dumps as marks. */
final class TimelineSvg {
  private static final int LEFT = 230;
  private static final int RIGHT = 1_160;
  private static final int LANE = 22;
  private static final int TOP = 34;
  private static final int LANES_MAX = 28;
  private static final int ORDER_ROWS = 6;
  private static final String FINDINGS = "findings";
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final int TICKS_MAX = 10;
  private static final long[] STEPS_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400};

  private TimelineSvg() {}

  static String draw(List<TimelineEvent> events, UnaryOperator<String> escape) {
    if (events.isEmpty()) return "<p>No event has a date.</p>";
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    long firstBad = Long.MAX_VALUE;
    long lastBad = Long.MIN_VALUE;
    for (TimelineEvent event : events) {
      from = Math.min(from, event.fromNanos());
      to = Math.max(to, event.toNanos());
      if (event.shade() == TimelineEvent.Shade.BLACKOUT) {
        firstBad = Math.min(firstBad, event.fromNanos());
        lastBad = Math.max(lastBad, event.toNanos());
      }
    }
    if (firstBad <= lastBad) {
      // The incident fills a good part of the picture, with some of what went before and after.
      long margin = firstBad == lastBad ? 600 * SECOND : Math.max(60 * SECOND, (lastBad - firstBad) * 2);
      from = Math.max(from, firstBad - margin);
      to = Math.min(to, lastBad + margin);
    }
    if (to <= from) to = from + SECOND;
    return new Drawing(from, to, escape).draw(events);
  }

  private static final class Drawing {
    private final long from;
    private final long to;
    private final UnaryOperator<String> escape;
    private final StringBuilder out = new StringBuilder();

    Drawing(long from, long to, UnaryOperator<String> escape) {
      this.from = from;
      this.to = to;
      this.escape = escape;
    }

    String draw(List<TimelineEvent> events) {
      Set<String> names = new LinkedHashSet<>();
      if (events.stream().anyMatch(e -> e.lane().equals(FINDINGS))) names.add(FINDINGS);
      events.stream().filter(this::visible).map(TimelineEvent::lane).sorted().forEach(names::add);
      List<String> lanes = new ArrayList<>(names);
      if (lanes.size() > LANES_MAX) lanes = lanes.subList(0, LANES_MAX);
      int height = TOP + lanes.size() * LANE + 16;
      out.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 1180 %d\" role=\"img\" aria-label=\"timeline\" font-family=\"sans-serif\" font-size=\"11\">", height));
      axis(height);
      for (TimelineEvent event : events) if (event.shade() == TimelineEvent.Shade.BLACKOUT && visible(event)) shade(event, height);
      for (int i = 0; i < lanes.size(); i++) {
        int y = TOP + i * LANE;
        String name = lanes.get(i);
        text(4, y + 15, "#2b323a", name.length() > 36 ? "..." + name.substring(name.length() - 33) : name);
        out.append(String.format(Locale.ROOT, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#e3e7eb\"/>", LEFT, y + LANE, RIGHT, y + LANE));
        int row = 0;
        for (TimelineEvent event : events) if (event.lane().equals(name) && visible(event)) mark(event, y, row++);
        if (name.equals(FINDINGS)) names(events, y);
      }
      return out.append("</svg>").toString();
    }

    /** What was found, each rule once beside its first mark, as far as there is room. */
    private void names(List<TimelineEvent> events, int y) {
      Set<String> told = new LinkedHashSet<>();
      double free = LEFT;
      for (TimelineEvent event : events) {
        if (!event.lane().equals(FINDINGS) || !visible(event) || !told.add(event.label())) continue;
        double width = event.label().length() * 6.2;
        double at = Math.max(free, x(event.toNanos()) + 5);
        if (at + width > RIGHT) at = x(event.fromNanos()) - 5 - width;
        if (at < free) at = Math.max(free, x(event.fromNanos()) + 5);
        if (at + width > RIGHT) continue;
        // A white rim: names stand over bars of their own colour where there is no room beside them.
        out.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"#8c1d17\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">", (int) at, y + 15))
            .append(escape.apply(event.label())).append("</text>");
        free = at + width + 8;
      }
    }

    private boolean visible(TimelineEvent event) {
      return event.toNanos() >= from && event.fromNanos() <= to;
    }

    private double x(long nanos) {
      double share = (double) (Math.max(from, Math.min(to, nanos)) - from) / (to - from);
      return LEFT + share * (RIGHT - LEFT);
    }

    /** Round times, as many as there is room for; the first line also bears the date. */
    private void axis(int height) {
      text(4, 16, "#59636e", CardWriter.instant(from).toString().substring(0, 10) + " UTC");
      long step = step();
      for (long at = Math.floorDiv(from + step - 1, step) * step; at <= to; at += step) {
        double x = x(at);
        out.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e3e7eb\"/>", x, TOP - 8, x, height));
        String time = CardWriter.instant(at).toString();
        String anchor = x > RIGHT - 30 ? "end" : "middle";
        out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"16\" fill=\"#59636e\" text-anchor=\"%s\">%s</text>", x, anchor, shown(time, step)));
      }
    }

    private static String shown(String time, long step) {
      if (step >= DAY) return time.substring(5, 10);
      return time.substring(11, step >= 60 * SECOND ? 16 : 19);
    }

    private long step() {
      for (long step : STEPS_SECONDS) if ((to - from) / (step * SECOND) < TICKS_MAX) return step * SECOND;
      long days = 1;
      while ((to - from) / (days * DAY) >= TICKS_MAX) days *= 2;
      return days * DAY;
    }

    private void shade(TimelineEvent event, int height) {
      double left = x(event.fromNanos());
      double width = Math.max(2, x(event.toNanos()) - left);
      out.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#b3261e\" opacity=\"0.13\"><title>", left, TOP - 8, width, height - TOP + 8))
          .append(escape.apply(event.label())).append("</title></rect>");
    }

    private void mark(TimelineEvent event, int y, int row) {
      double left = x(event.fromNanos());
      double right = x(event.toNanos());
      String colour =
          switch (event.shade()) {
            case NORMAL -> "#4a78b5";
            case ORDER -> "#8a5fb0";
            case BLACKOUT, FAILURE -> "#b3261e";
            case DUMP -> "#1b1f24";
            case GATE -> "#b26a00";
          };
      boolean order = event.shade() == TimelineEvent.Shade.ORDER;
      double top = order ? y + 2 + (row % ORDER_ROWS) * 3.0 : y + 5;
      double height = order ? 2.4 : 12;
      out.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>", left, top, Math.max(1.6, right - left), height, colour))
          .append(escape.apply(CardWriter.instant(event.fromNanos()) + " " + event.label())).append("</title></rect>");
    }

    private void text(int x, int y, String colour, String text) {
      out.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"%s\">", x, y, colour)).append(escape.apply(text)).append("</text>");
    }
  }
}
