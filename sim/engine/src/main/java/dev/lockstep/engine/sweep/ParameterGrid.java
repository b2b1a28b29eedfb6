package dev.lockstep.engine.sweep;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.settings.SettingException;
import dev.lockstep.bot.settings.Settings;
import java.util.List;
import java.util.TreeSet;

/** The points of a sweep: every combination of the parameters' values, or a seeded sample of them. Immutable. */
public final class ParameterGrid {
  private static final long POINTS_MAX = 5_000_000;

  private final List<Parameter> parameters;
  /** Index into each parameter's values, by point. */
  private final int[][] points;

  private ParameterGrid(List<Parameter> parameters, int[][] points) {
    this.parameters = List.copyOf(parameters);
    this.points = points;
  }

  /** Every combination; the last parameter varies fastest. */
  public static ParameterGrid full(List<Parameter> parameters) {
    check(parameters);
    long size = 1;
    for (Parameter parameter : parameters) {
      size *= parameter.values().length;
      if (size > POINTS_MAX) throw new SettingException("the grid has more than " + POINTS_MAX + " points; vary less, or sample with --sample random:N");
    }
    int[][] points = new int[(int) size][parameters.size()];
    for (int point = 0; point < size; point++) {
      int rest = point;
      for (int i = parameters.size() - 1; i >= 0; i--) {
        int length = parameters.get(i).values().length;
        points[point][i] = rest % length;
        rest /= length;
      }
    }
    return new ParameterGrid(parameters, points);
  }

  /** Points drawn at random, each combination at most once. */
  public static ParameterGrid random(List<Parameter> parameters, int count, RandomSource random) {
    check(parameters);
    int[][] points = new int[count][];
    TreeSet<String> seen = new TreeSet<>();
    for (int i = 0, tries = 0; i < count; tries++) {
      if (tries > 100L * count) throw new SettingException("the grid has fewer than " + count + " points; leave --sample away");
      int[] point = new int[parameters.size()];
      for (int k = 0; k < point.length; k++) point[k] = (int) random.nextLong(parameters.get(k).values().length);
      if (seen.add(java.util.Arrays.toString(point))) points[i++] = point;
    }
    return new ParameterGrid(parameters, points);
  }

  /** A Latin hypercube: each parameter's range is cut into as many slices as there are points, and each slice is used once. */
  public static ParameterGrid latinHypercube(List<Parameter> parameters, int count, RandomSource random) {
    check(parameters);
    int[][] points = new int[count][parameters.size()];
    for (int k = 0; k < parameters.size(); k++) {
      int[] order = new int[count];
      for (int i = 0; i < count; i++) order[i] = i;
      for (int i = count - 1; i > 0; i--) {
        int j = (int) random.nextLong(i + 1L);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      long length = parameters.get(k).values().length;
      for (int i = 0; i < count; i++) points[i][k] = (int) ((order[i] * length + random.nextLong(length)) / count);
    }
    return new ParameterGrid(parameters, points);
  }

  private static void check(List<Parameter> parameters) {
    if (parameters.isEmpty()) throw new SettingException("nothing is varied: name a setting with --vary KEY=FROM:TO:STEP");
    TreeSet<String> keys = new TreeSet<>();
    for (Parameter parameter : parameters) {
      if (!keys.add(parameter.key())) throw new SettingException("--vary names " + parameter.key() + " twice");
    }
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public int size() {
    return points.length;
  }

  /** The value of a parameter at a point, in the setting's whole numbers. */
  public long value(int point, int parameter) {
    return parameters.get(parameter).values()[points[point][parameter]];
  }

  /** The place of a parameter's value at a point among its values. */
  public int index(int point, int parameter) {
    return points[point][parameter];
  }

  public String print(int point, int parameter) {
    return parameters.get(parameter).print(points[point][parameter]);
  }

  /** The settings of a point. */
  public Settings settings(int point, Settings base) {
    Settings settings = base;
    for (int i = 0; i < parameters.size(); i++) settings = settings.with(parameters.get(i).key(), print(point, i));
    return settings;
  }
}
