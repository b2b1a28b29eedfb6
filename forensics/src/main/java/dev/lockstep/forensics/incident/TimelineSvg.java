package dev.lockstep.forensics.incident;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Draws a timeline: a lane per rule that found something, then a lane per kind, silences as holes, blackouts shaded over all lanes, orders as bars, dumps as marks. */
final class TimelineSvg {
  /** Units of the picture; the page shows it as wide as it is itself, so that fewer units make larger letters on a narrow one. */
  private static final int WIDTH = 920;
  private static final int LEFT = 214;
  private static final int RIGHT = 905;
  private static final int LETTERS = 12;
  private static final int NAME_LETTERS = 32;
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

  /** One line of the picture: a kind of event of a source, or a rule that found something. */
  private record Lane(String name, boolean finding) {}

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
      Set<Lane> names = new LinkedHashSet<>();
      for (TimelineEvent event : events) if (visible(event) && event.lane().equals(FINDINGS)) names.add(lane(event));
      events.stream().filter(e -> visible(e) && !e.lane().equals(FINDINGS)).map(Drawing::lane).sorted(Comparator.comparing(Lane::name)).forEach(names::add);
      List<Lane> all = List.copyOf(names);
      List<Lane> lanes = all.size() > LANES_MAX ? all.subList(0, LANES_MAX) : all;
      int height = TOP + lanes.size() * LANE + 20;
      out.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"timeline\" font-family=\"sans-serif\" font-size=\"%d\">", WIDTH, height, LETTERS));
      axis(height);
      for (TimelineEvent event : events) if (event.shade() == TimelineEvent.Shade.BLACKOUT && visible(event)) shade(event, height);
      for (int i = 0; i < lanes.size(); i++) {
        int y = TOP + i * LANE;
        Lane lane = lanes.get(i);
        String name = lane.name();
        text(4, y + 16, lane.finding() ? "#8c1d17" : "#2b323a", name.length() > NAME_LETTERS ? "..." + name.substring(name.length() - NAME_LETTERS + 3) : name);
        out.append(String.format(Locale.ROOT, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#e3e7eb\"/>", LEFT, y + LANE, RIGHT, y + LANE));
        int row = 0;
        for (TimelineEvent event : events) if (visible(event) && lane(event).equals(lane)) mark(event, y, row++);
      }
      if (all.size() > lanes.size()) text(4, height - 6, "#59636e", all.size() - lanes.size() + " more kinds of events are not drawn");
      return out.append("</svg>").toString();
    }

    /** A finding has the lane of its rule, whose name stands beside it: several at one moment would cover each other's names. */
    private static Lane lane(TimelineEvent event) {
      boolean finding = event.lane().equals(FINDINGS);
      return new Lane(finding ? event.label() : event.lane(), finding);
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
        String anchor = x > RIGHT - 20 ? "end" : "middle";
        out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"16\" fill=\"#59636e\" text-anchor=\"%s\">%s</text>", x, anchor, shown(time, step)));
      }
    }

    private static String shown(String time, long step) {
      if (step >= DAY || time.startsWith("T00:00:00", 10)) return time.substring(5, 10);
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
