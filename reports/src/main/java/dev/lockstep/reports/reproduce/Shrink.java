package dev.lockstep.reports.reproduce;

import dev.lockstep.bot.release.Release;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.datasets.scenario.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a scenario smaller while its verdict stays: drops one fault after the other, then latencies that hold in a part of the window
 * only, then all measured latencies. What is left is needed, each line by itself.
 */
public final class Shrink {
  private final Reproduction reproduction;
  private final Release before;
  private final Release after;
  private final List<String> dropped = new ArrayList<>();
  private int runs;

  public Shrink(Reproduction reproduction, Release before, Release after) {
    this.reproduction = reproduction;
    this.before = before;
    this.after = after;
  }

  /** A smaller scenario of the same verdict, with a note of each line that was dropped; the same one if every line is needed. */
  public Scenario of(Scenario scenario, Verdict verdict) throws IOException {
    Scenario smallest = scenario;
    for (boolean again = true; again; ) {
      Scenario smaller = withoutOneFault(smallest, verdict);
      if (smaller == null) smaller = withoutOneLatency(smallest, verdict);
      again = smaller != null;
      if (again) smallest = smaller;
    }
    List<String> notes = new ArrayList<>(smallest.notes());
    for (String line : dropped) notes.add("dropped, since " + before.name() + " and " + after.name() + " come out the same without it: " + line);
    return smallest.withNotes(notes);
  }

  /** What was dropped, in words. */
  public List<String> dropped() {
    return List.copyOf(dropped);
  }

  /** How many scenarios were tried. */
  public int runs() {
    return runs;
  }

  private Scenario withoutOneFault(Scenario scenario, Verdict verdict) throws IOException {
    for (int i = scenario.faults().size() - 1; i >= 0; i--) {
      List<Cited<FaultSpec>> rest = new ArrayList<>(scenario.faults());
      FaultSpec fault = rest.remove(i).value();
      if (keeps(scenario.withFaults(rest), verdict, ScenarioFile.line(fault))) return scenario.withFaults(rest);
    }
    return null;
  }

  private Scenario withoutOneLatency(Scenario scenario, Verdict verdict) throws IOException {
    for (boolean growth : new boolean[] {true, false}) {
      for (int i = scenario.latencies().size() - 1; i >= 0; i--) {
        if (growth == scenario.latencies().get(i).value().span().equals(Span.ALWAYS)) continue;
        List<Cited<LatencyLine>> rest = new ArrayList<>(scenario.latencies());
        LatencyLine line = rest.remove(i).value();
        if (keeps(scenario.withLatencies(rest), verdict, ScenarioFile.line(line))) return scenario.withLatencies(rest);
      }
    }
    return null;
  }

  private boolean keeps(Scenario smaller, Verdict verdict, String what) throws IOException {
    runs++;
    boolean keeps = reproduction.run(smaller, before, after).verdict() == verdict;
    if (keeps) dropped.add(what);
    return keeps;
  }
}
