package dev.lockstep.bot.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The settings of one run: every known key with a value. Immutable; changing one gives a new object. */
public final class Settings {
  private final Map<String, Setting> known;
  private final Map<String, Long> values;

  private Settings(Map<String, Setting> known, Map<String, Long> values) {
    this.known = known;
    this.values = values;
  }

  /** All settings at their defaults. */
  public static Settings standard(Collection<Setting> known) {
    Map<String, Setting> byKey = new LinkedHashMap<>();
    Map<String, Long> values = new TreeMap<>();
    for (Setting setting : known) {
      if (byKey.put(setting.key(), setting) != null) throw new IllegalArgumentException("two settings are named " + setting.key());
      values.put(setting.key(), setting.parse(setting.standard()));
    }
    return new Settings(byKey, values);
  }

  public Settings with(String key, String text) {
    Setting setting = setting(key);
    Map<String, Long> changed = new TreeMap<>(values);
    changed.put(key, setting.parse(text));
    return new Settings(known, changed);
  }

  public Settings withAll(Map<String, String> texts) {
    Settings changed = this;
    for (Map.Entry<String, String> entry : texts.entrySet()) changed = changed.with(entry.getKey(), entry.getValue());
    return changed;
  }

  /** The value in the unit's whole numbers: millionths, or the plain number of a count or choice. */
  public long value(String key) {
    Long value = values.get(key);
    if (value == null) throw unknown(key);
    return value;
  }

  /** A setting in seconds, as nanoseconds. */
  public long nanos(String key) {
    return value(key) * 1_000;
  }

  /** A choice as its word. */
  public String word(String key) {
    return setting(key).print(value(key));
  }

  public String print(String key) {
    return setting(key).print(value(key));
  }

  public Setting setting(String key) {
    Setting setting = known.get(key);
    if (setting == null) throw unknown(key);
    return setting;
  }

  /** The known settings, in the order in which they are listed for users. */
  public Collection<Setting> known() {
    return known.values();
  }

  /** Key and value of every setting in key order, one a line; what a settings digest is taken of. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append('=').append(print(key)).append('\n'));
    return text.toString();
  }

  private SettingException unknown(String key) {
    String nearest = known.keySet().stream().min((a, b) -> distance(a, key) - distance(b, key)).orElse("none");
    return new SettingException("unknown setting " + key + "; did you mean " + nearest + "? `lockstep settings` lists all");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
