package dev.lockstep.reports.reproduce;

import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.engine.verify.Violation;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.text.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A reproduction as {@code lockstep.reproduce/1}. */
public final class ReproduceJson {
  public static final String SCHEMA = "lockstep.reproduce/1";

  private ReproduceJson() {}

  /**
   * The document.
   *
   * @param again the command that repeats the check
   */
  public static String write(Reproduction.Result result, String commit, String again) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", SCHEMA);
    root.put("verdict", result.verdict().text());
    root.put("title", result.scenario().title());
    root.put("window", result.scenario().window().value());
    root.put("data", result.scenario().data().value());
    root.put("seed", result.scenario().seed());
    root.put("commit", commit);
    root.put("before", side(result.before()));
    root.put("after", side(result.after()));
    root.put("notTested", result.verdict() == Verdict.NOT_TESTED ? result.exposure().missing() : null);
    root.put("leftBefore", result.verdict() == Verdict.REPRODUCED ? result.exposure().left() : null);
    root.put("reproduce", again);
    return JsonText.pretty(root);
  }

  private static Map<String, Object> side(Side side) {
    long endNanos = side.run().result().window().endNanos();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("release", side.release());
    map.put("holding", holding(side.holding()));
    map.put("same", side.matching().same());
    map.put("ordered", side.matching().ordered());
    List<Object> expected = new ArrayList<>();
    for (Seen seen : side.matching().seen()) expected.add(seen(seen, endNanos));
    map.put("expected", expected);
    map.put("findings", findings(side.findings()));
    map.put("unexpected", findings(side.matching().extra()));
    List<Object> violations = new ArrayList<>();
    for (Violation violation : side.violations()) violations.add(violation(violation));
    map.put("violations", violations);
    return map;
  }

  /** What was held; null where nothing was bought. Seconds relative to the window's end, null for what was never sold. */
  private static Map<String, Object> holding(Holding holding) {
    if (!holding.any()) return null;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("side", holding.outcome().toLowerCase(Locale.ROOT));
    map.put("fromSeconds", decimal(holding.fromNanos()));
    map.put("toSeconds", holding.toNanos() == Long.MAX_VALUE ? null : decimal(holding.toNanos()));
    map.put("end", holding.end());
    return map;
  }

  private static Map<String, Object> violation(Violation violation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", violation.rule().text());
    map.put("detail", violation.detail());
    return map;
  }

  private static List<Object> findings(List<Finding> findings) {
    List<Object> list = new ArrayList<>();
    for (Finding finding : findings) list.add(FindingsJson.finding(finding));
    return list;
  }

  private static Map<String, Object> seen(Seen seen, long endNanos) {
    Expectation expected = seen.expected();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", expected.rule());
    map.put("lane", expected.lane().isEmpty() ? null : expected.lane());
    map.put("atSeconds", expected.timed() ? decimal(expected.atNanos()) : null);
    map.put("toleranceSeconds", expected.timed() ? decimal(expected.toleranceNanos()) : null);
    map.put("seen", seen.finding() != null);
    boolean timed = seen.finding() != null && seen.finding().time() != null;
    map.put("seenAtSeconds", timed ? decimal(Matching.toEnd(seen.finding(), endNanos)) : null);
    return map;
  }

  private static BigDecimal decimal(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
