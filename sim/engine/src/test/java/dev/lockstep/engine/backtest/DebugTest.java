package dev.lockstep.engine.backtest;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.*;
import dev.lockstep.bot.journal.*;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.*;
import org.junit.jupiter.api.Test;
class DebugTest {
  @Test void dump() throws Exception {
    List<Setting> known = new ArrayList<>(WindowSettings.all()); known.addAll(WorldSettings.all());
    for (var tape : Box.INCIDENT.windows()) for (var r : List.of(Releases.V1_60, Releases.V1_61)) {
      Settings s = Settings.standard(known).withAll(r.overrides()).with("venue.settlement","constant").with("venue.settlement-lag","6");
      var run = WindowRun.run(tape.open(), r, s, ExchangeSettings.polymarket(), 1);
      System.out.println("=== " + tape.id() + " " + r.name());
      for (var e : run.journal()) if (!(e instanceof JournalEntry.Status) && !(e instanceof JournalEntry.FinalSeconds)) {
        StringBuilder b = new StringBuilder();
        e.describe(new FieldSink() { public void number(String n, long v) { b.append(' ').append(n).append('=').append(v); } public void text(String n, String v) { b.append(' ').append(n).append('=').append(v); } });
        System.out.printf("%.3f %s %s%s%n", (e.nanos() - tape.window().endNanos())/1e9, e.lane(), e.getClass().getSimpleName(), b);
      }
    }
  }
}
