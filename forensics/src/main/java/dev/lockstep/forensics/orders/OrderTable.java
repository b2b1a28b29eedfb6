package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Stretch;
import java.util.ArrayList;
import java.util.List;

/** The lives of a source's orders that lived in a stretch of time, one line each; those without times always did. */
public final class OrderTable {
  private final LogSource source;
  private final List<OrderLives.Life> lives = new ArrayList<>();

  public OrderTable(LogSource source, Stretch stretch) {
    this.source = source;
    for (OrderLives.Life life : OrderLives.of(source).lives()) if (in(stretch, life)) lives.add(life);
  }

  private static boolean in(Stretch stretch, OrderLives.Life life) {
    boolean before = life.end != null && life.end.timed() && life.end.timeNanos() < stretch.fromNanos();
    boolean after = life.placed.timed() && life.placed.timeNanos() > stretch.toNanos();
    return !before && !after;
  }

  /** How many orders there are. */
  public int size() {
    return lives.size();
  }

  /** The last of them, the oldest first. */
  public List<String> last(int limit) {
    List<String> lines = new ArrayList<>();
    for (OrderLives.Life life : lives.subList(Math.max(0, lives.size() - limit), lives.size())) {
      StringBuilder line = new StringBuilder("order ").append(life.id == null ? "(no id)" : life.id);
      if (!life.side.isEmpty()) line.append(' ').append(life.side);
      line.append(life.replaced == null ? ": placed " : ": replaced " + life.replaced + " at ").append(at(life.placed, source));
      if (life.replacedBy != null) line.append(", replaced by ").append(life.replacedBy);
      else if (!life.fills.isEmpty()) line.append(", filled ").append(at(life.fills.get(life.fills.size() - 1), source));
      else if (life.end != null) line.append(", ended ").append(at(life.end, source));
      else line.append(", no end in the log");
      if (life.end != null && life.end.timed() && life.placed.timed()) line.append(" after ").append(Report.span(life.end.timeNanos() - life.placed.timeNanos()));
      lines.add(line.toString());
    }
    return lines;
  }

  private static String at(LogEvent event, LogSource source) {
    if (!event.timed()) return "line " + event.line();
    String text = Report.instant(event.timeNanos()).toString();
    return source.dated() ? text : text.substring(text.indexOf('T') + 1);
  }
}
