package dev.lockstep.engine.sweep;

import dev.lockstep.bot.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wanted of a point: one metric as large or as small as can be, subject to bounds on others. Ties go to the earlier point. */
public record Objective(Metric metric, boolean maximise, List<Constraint> constraints) {
  private static final Pattern BOUND = Pattern.compile("\\s*([A-Za-z]+)\\s*(<=|>=|=)\\s*([-0-9.]+)\\s*");

  /** A bound on a metric. */
  public record Constraint(Metric metric, String relation, long bound) {
    public static Constraint parse(String text) {
      Matcher matcher = BOUND.matcher(text);
      if (!matcher.matches()) throw new SettingException("--subject-to " + text + ": expected METRIC=N, METRIC<=N or METRIC>=N");
      Metric metric = Metric.parse(matcher.group(1));
      return new Constraint(metric, matcher.group(2), metric.bound(matcher.group(3)));
    }

    boolean holds(PointTotals totals) {
      Long value = metric.of(totals);
      if (value == null) return false;
      return switch (relation) {
        case "=" -> value == bound;
        case "<=" -> value <= bound;
        case ">=" -> value >= bound;
        default -> throw new AssertionError(relation);
      };
    }
  }

  public Objective {
    constraints = List.copyOf(constraints);
  }

  /** The points that meet the constraints and have the metric, best first. */
  public List<Integer> ranked(PointTotals[] totals) {
    List<Integer> points = new ArrayList<>();
    for (int point = 0; point < totals.length; point++) {
      PointTotals each = totals[point];
      if (metric.of(each) != null && constraints.stream().allMatch(constraint -> constraint.holds(each))) points.add(point);
    }
    LongBinaryOperator order = maximise ? (a, b) -> Long.compare(b, a) : Long::compare;
    points.sort((a, b) -> {
      int byMetric = (int) order.applyAsLong(metric.of(totals[a]), metric.of(totals[b]));
      return byMetric != 0 ? byMetric : Integer.compare(a, b);
    });
    return points;
  }

  /** Points that no other beats on both fewer false exits and a larger metric, by rising false exits; the first of equals. */
  public static List<Integer> pareto(PointTotals[] totals, Metric metric) {
    TreeMap<Integer, Integer> best = new TreeMap<>();
    for (int point = 0; point < totals.length; point++) {
      Long value = metric.of(totals[point]);
      if (value == null) continue;
      Integer known = best.get(totals[point].falseExits());
      if (known == null || value > metric.of(totals[known])) best.put(totals[point].falseExits(), point);
    }
    List<Integer> front = new ArrayList<>();
    for (int point : best.values()) {
      if (front.isEmpty() || metric.of(totals[point]) > metric.of(totals[front.get(front.size() - 1)])) front.add(point);
    }
    return front;
  }
}
