package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.EvidenceForm;
import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.BotFacts;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes scenarios from logs: reads them, finds the windows in which the rules find something, and describes one of them. */
public final class ScenarioExtractor {
  /** What the world or the logger did: a fault of the scenario, if anything, and nothing that a release could mend. */
  private static final List<String> OF_THE_WORLD = List.of("global-freeze", "host-pause", "restart-gap", "log-loss", "clock-skew");

  /** Its sizes are lots, and it does not say how many make a share. */
  static final String JOURNAL = "lockstep";

  private final LogScan.Options options;
  private final long toleranceNanos;
  private final Map<String, LogInput> inputs = new LinkedHashMap<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private final TreeSet<String> bots = new TreeSet<>();
  private final TreeSet<String> world = new TreeSet<>();
  private boolean trades;

  /** @param toleranceNanos how far off a finding may be when the scenario is run */
  public ScenarioExtractor(LogScan.Options options, List<LogInput> logs, long toleranceNanos) {
    this.options = options;
    this.toleranceNanos = toleranceNanos;
    for (LogInput log : logs) inputs.put(log.name(), log);
    for (LogSource source : new LogScan(options).scan(logs).sources()) {
      stretches.addAll(Stretches.of(source));
      trades |= source.facts().windowNanos() > 0;
      if (source.facts().windowNanos() == 0 && !source.facts().equals(BotFacts.UNKNOWN)) bots.add(source.facts().bot());
    }
  }

  /** Why no line names a window, and what to do about it; in words. */
  public String whyNoWindows() {
    if (!trades && !bots.isEmpty()) {
      return "these are logs of " + String.join(" and ", bots) + ", which trades no market windows, and a scenario describes one: 'lockstep forensics incident' tells what"
          + " happened";
    }
    return "no line of the logs names a market window such as btc-updown-15m-1772241300, which a scenario needs: give the whole log and no excerpt, or map the line of your bot that"
        + " does by --rules (kind window-started, field window)";
  }

  /** What was found in the windows that no release can mend: the machine's and the logger's doing. */
  public List<String> ofTheWorld() {
    return List.copyOf(world);
  }

  /** A window of the logs, and what was found in it. */
  public record Found(String window, String file, long line, double bookedUsd, List<String> rules) {}

  /** The windows in which something is found, the dearest first by what the bot booked, then in the order of the logs. */
  public List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (Stretch stretch : stretches) {
      WindowCase window = read(stretch);
      window.findings().stream().map(Finding::ruleId).filter(OF_THE_WORLD::contains).forEach(world::add);
      List<String> rules = window.findings().stream().map(Finding::ruleId).filter(rule -> !OF_THE_WORLD.contains(rule)).distinct().toList();
      if (rules.isEmpty()) continue;
      found.add(new Found(stretch.window(), stretch.file(), stretch.fromLine(), stretch.pnlUsd(), rules));
    }
    found.sort((a, b) -> Double.compare(orZero(a.bookedUsd()), orZero(b.bookedUsd())));
    return found;
  }

  private static double orZero(double usd) {
    return Double.isNaN(usd) ? 0 : usd;
  }

  /** How many windows the logs name. */
  public int windows() {
    return stretches.size();
  }

  private WindowCase read(Stretch stretch) {
    return WindowCase.read(stretch, inputs.get(stretch.file()), options);
  }

  /**
   * The scenario of one window.
   *
   * @param data where its tape comes from, with the reason
   * @param notes what is known and cannot be put into a scenario
   */
  public Scenario scenario(Found found, Cited<String> data, List<String> notes) {
    Stretch stretch = stretch(found);
    WindowCase window = read(stretch);
    String title = String.join(", ", found.rules()) + " in " + stretch.window();
    Purchase purchase = data.value().startsWith("spec:") ? Purchase.AS_SEEN : Purchase.AS_TRADED;
    LogEvent named = window.source().of(EventKind.WINDOW_STARTED).get(0);
    return new Scenario(
        title, 1, new Cited<>(stretch.window(), window.cite(named)), data, settings(window), new LatencyExtractor(window).latencies(),
        new FaultExtractor(window, inputs.get(stretch.file()), purchase).faults(), expectations(window), notes)
        .withEvidence(window.source().facts().bot().equals(JOURNAL) ? EvidenceForm.JOURNAL : EvidenceForm.LOG);
  }

  /** The window's books as far as the bot's status lines tell them, as a specification of {@code lockstep.synth/1}; null if they tell none. */
  public String rebuiltWindow(Found found) {
    Stretch stretch = stretch(found);
    return new WindowSpecText(read(stretch)).write(inputs.get(stretch.file()));
  }

  private Stretch stretch(Found found) {
    return stretches.stream()
        .filter(s -> s.window().equals(found.window()) && s.file().equals(found.file()) && s.fromLine() == found.line()).findFirst().orElseThrow();
  }

  private static List<Cited<Scenario.Setting>> settings(WindowCase window) {
    List<Cited<Scenario.Setting>> settings = new ArrayList<>();
    if (window.source().facts().bot().equals(JOURNAL)) return settings;
    for (LogEvent fill : window.source().of(EventKind.ORDER_FILLED)) {
      double shares = fill.number("qty");
      if (Double.isNaN(shares)) continue;
      List<LogEvent> placed = window.source().of(EventKind.ORDER_PLACED);
      LogEvent asked = placed.isEmpty() || Double.isNaN(placed.get(0).number("qty")) ? fill : placed.get(0);
      settings.add(new Cited<>(new Scenario.Setting("entry.shares", asked.get("qty")), window.cite(asked)));
      if (fill.text().contains("ASSUMED")) settings.add(new Cited<>(new Scenario.Setting("entry.mode", "assume"), window.cite(fill)));
      break;
    }
    return settings;
  }

  private List<Cited<Expectation>> expectations(WindowCase window) {
    List<Cited<Expectation>> expect = new ArrayList<>();
    for (Finding finding : window.findings()) {
      if (OF_THE_WORLD.contains(finding.ruleId())) continue;
      long nanos = WindowCase.nanos(finding);
      long at = nanos == Long.MIN_VALUE ? Expectation.ANY_NANOS : window.toEnd(nanos);
      Object lane = finding.details().get("lane");
      String source = finding.evidence().isEmpty() ? "" : cite(window, finding.evidence()) + " - ";
      expect.add(new Cited<>(
          new Expectation(finding.ruleId(), finding.severity().label(), lane == null ? "" : lane.toString(), at, toleranceNanos),
          source + window.redacted(finding.summary())));
    }
    return expect;
  }

  /** The first line with its text, the others by their numbers. */
  private static String cite(WindowCase window, List<Evidence> lines) {
    StringBuilder cite = new StringBuilder(lines.get(0).file() + ":" + lines.get(0).line() + ": " + window.quoted(lines.get(0).text()));
    for (Evidence line : lines.subList(1, lines.size())) cite.append(line == lines.get(1) ? " (and :" : ", :").append(line.line());
    return lines.size() == 1 ? cite.toString() : cite.append(')').toString();
  }
}
