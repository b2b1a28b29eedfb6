package dev.lockstep.datasets.scenario;

import java.util.List;

/**
 * One window, its world, and what must be found in it.
 *
 * @param title for people
 * @param seed of everything drawn by chance
 * @param evidence what its findings were read from
 * @param window the market window's id
 * @param data where its tape comes from: {@code box:FILE}, {@code tape:FILE} or {@code spec:FILE}, files relative to the scenario's
 * @param settings of bot and world that differ from the releases' own
 * @param expect in the order in which they must come
 * @param notes what is known and could not be put into the scenario
 */
public record Scenario(
    String title, long seed, EvidenceForm evidence, Cited<String> window, Cited<String> data, List<Cited<Setting>> settings, List<Cited<LatencyLine>> latencies,
    List<Cited<FaultSpec>> faults, List<Cited<Expectation>> expect, List<String> notes) {
  public Scenario {
    settings = List.copyOf(settings);
    latencies = List.copyOf(latencies);
    faults = List.copyOf(faults);
    expect = List.copyOf(expect);
    notes = List.copyOf(notes);
  }

  /** A scenario of a bot's own log. */
  public Scenario(
      String title, long seed, Cited<String> window, Cited<String> data, List<Cited<Setting>> settings, List<Cited<LatencyLine>> latencies,
      List<Cited<FaultSpec>> faults, List<Cited<Expectation>> expect, List<String> notes) {
    this(title, seed, EvidenceForm.LOG, window, data, settings, latencies, faults, expect, notes);
  }

  /** A setting's key and its value as text. */
  public record Setting(String key, String value) {}

  public Scenario withEvidence(EvidenceForm other) {
    return new Scenario(title, seed, other, window, data, settings, latencies, faults, expect, notes);
  }

  public Scenario withFaults(List<Cited<FaultSpec>> others) {
    return new Scenario(title, seed, evidence, window, data, settings, latencies, others, expect, notes);
  }

  public Scenario withData(Cited<String> other) {
    return new Scenario(title, seed, evidence, window, other, settings, latencies, faults, expect, notes);
  }

  public Scenario withNotes(List<String> others) {
    return new Scenario(title, seed, evidence, window, data, settings, latencies, faults, expect, others);
  }

  public Scenario withLatencies(List<Cited<LatencyLine>> others) {
    return new Scenario(title, seed, evidence, window, data, settings, others, faults, expect, notes);
  }
}
