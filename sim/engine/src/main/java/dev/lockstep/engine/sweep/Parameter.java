package dev.lockstep.engine.sweep;

import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.SettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A setting that is varied, with its values in the setting's whole numbers, in the order they were asked for.
 *
 * <p>Written {@code KEY=FROM:TO:STEP} (inclusive, exact decimals), {@code KEY=FROM:TO:*FACTOR} (log steps) or {@code KEY=A,B,C}.
 */
public record Parameter(Setting setting, long[] values) {
  private static final int VALUES_MAX = 1_000_000;

  /** Reads one from its text; the settings say what the key is. */
  public static Parameter parse(String text, java.util.function.Function<String, Setting> known) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) throw new SettingException("--vary " + text + ": expected KEY=FROM:TO:STEP or KEY=A,B,C");
    Setting setting = known.apply(text.substring(0, equals).strip());
    String range = text.substring(equals + 1).strip();
    long[] values = range.contains(":") ? range(text, setting, range.split(":", -1)) : list(setting, range.split(",", -1));
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) throw new SettingException("--vary " + text + ": the value " + setting.print(sorted[i]) + " stands there twice");
    }
    return new Parameter(setting, values);
  }

  private static long[] list(Setting setting, String[] texts) {
    long[] values = new long[texts.length];
    for (int i = 0; i < values.length; i++) values[i] = setting.parse(texts[i]);
    return values;
  }

  private static long[] range(String text, Setting setting, String[] parts) {
    if (parts.length != 3) throw new SettingException("--vary " + text + ": expected KEY=FROM:TO:STEP");
    long from = setting.parse(parts[0]);
    long to = setting.parse(parts[1]);
    if (from > to) throw new SettingException("--vary " + text + ": the range is empty, " + parts[0] + " is above " + parts[1]);
    return parts[2].startsWith("*") ? logSteps(text, from, to, parts[2].substring(1)) : steps(text, setting, from, to, parts[2]);
  }

  private static long[] steps(String text, Setting setting, long from, long to, String stepText) {
    long step;
    try {
      step = setting.unit().millionthsOrPlain(stepText);
    } catch (NumberFormatException e) {
      throw new SettingException("--vary " + text + ": the step " + stepText + " " + e.getMessage());
    }
    if (step <= 0) throw new SettingException("--vary " + text + ": the step must be positive, not " + stepText);
    long count = (to - from) / step + 1;
    if (count > VALUES_MAX) throw new SettingException("--vary " + text + ": " + count + " values are more than " + VALUES_MAX);
    long[] values = new long[(int) count];
    for (int i = 0; i < count; i++) values[i] = from + i * step;
    return values;
  }

  private static long[] logSteps(String text, long from, long to, String factorText) {
    double factor;
    try {
      factor = Double.parseDouble(factorText);
    } catch (NumberFormatException e) {
      throw new SettingException("--vary " + text + ": the factor " + factorText + " is not a number");
    }
    if (!(factor > 1) || from <= 0) throw new SettingException("--vary " + text + ": log steps need a factor above 1 and a positive start");
    List<Long> values = new ArrayList<>();
    for (double value = from; Math.round(value) <= to; value *= factor) {
      long rounded = Math.round(value);
      if (values.isEmpty() || rounded > values.get(values.size() - 1)) values.add(rounded);
      if (values.size() > VALUES_MAX) throw new SettingException("--vary " + text + ": more than " + VALUES_MAX + " values");
    }
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  public String key() {
    return setting.key();
  }

  public String print(int index) {
    return setting.print(values[index]);
  }
}
