package dev.lockstep.bot.settings;

import java.util.List;

/**
 * One setting that a user can change.
 *
 * @param key dotted name, for instance {@code exits.hard-stop.trigger}
 * @param standard default, in the text form a user would write
 * @param minimum smallest value that makes sense, in the same form; for a trigger: below it, it can never fire
 * @param maximum largest value that makes sense
 * @param compared whether the bot only ever compares with it, so that a run holds for a whole interval of values
 * @param choices the words of a {@link Unit#CHOICE}, else empty
 */
public record Setting(
    String key, Unit unit, String standard, String minimum, String maximum, boolean compared, List<String> choices, String meaning) {

  public static Setting compared(String key, Unit unit, String standard, String minimum, String maximum, String meaning) {
    return new Setting(key, unit, standard, minimum, maximum, true, List.of(), meaning);
  }

  public static Setting used(String key, Unit unit, String standard, String minimum, String maximum, String meaning) {
    return new Setting(key, unit, standard, minimum, maximum, false, List.of(), meaning);
  }

  public static Setting choice(String key, String standard, List<String> choices, String meaning) {
    return new Setting(key, Unit.CHOICE, standard, choices.get(0), choices.get(choices.size() - 1), false, choices, meaning);
  }

  public Setting {
    choices = List.copyOf(choices);
  }

  /** The value of a text, in the unit's whole numbers; fails with a line for the user. */
  public long parse(String text) {
    long value;
    try {
      value = unit.parse(text.strip(), choices);
    } catch (NumberFormatException e) {
      throw new SettingException(key + "=" + text + ": " + e.getMessage() + "; example: " + key + "=" + standard);
    }
    if (unit != Unit.CHOICE && (value < unit.parse(minimum, choices) || value > unit.parse(maximum, choices))) {
      throw new SettingException(
          key + "=" + text + ": " + (compared ? "can never make a difference there" : "is impossible") + "; it must lie in " + minimum
              + " to " + maximum + (unit.symbol().isEmpty() ? "" : " " + unit.symbol()));
    }
    return value;
  }

  public String print(long value) {
    return unit.print(value, choices);
  }
}
