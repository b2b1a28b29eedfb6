package dev.lockstep.datasets.catalog;

import dev.lockstep.datasets.catalog.Window.WinnerSource;
import java.util.TreeMap;
import java.util.Map;

/** Winners of windows from a file, with where they come from. */
public final class Outcomes {
  private final Map<String, Entry> entries;

  /**
   * One line of it.
   *
   * @param winner as written: up, down, yes, no, a token id, recorded or other
   * @param source whether the file says it was recorded or inferred
   * @param recordedToken token the words "recorded" and "other" refer to, or null
   * @param place file and line
   */
  public record Entry(String winner, WinnerSource source, String recordedToken, String place) {}

  private Outcomes(Map<String, Entry> entries) {
    this.entries = entries;
  }

  public static Outcomes none() {
    return new Outcomes(new TreeMap<>());
  }

  public static Outcomes of(Map<String, Entry> entries) {
    return new Outcomes(new TreeMap<>(entries));
  }

  /** The entry of a window, or null. */
  public Entry get(String window) {
    return entries.get(window);
  }

  public int size() {
    return entries.size();
  }

  /** Window ids in order. */
  public Iterable<String> windows() {
    return entries.keySet();
  }
}
