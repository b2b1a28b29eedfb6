package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Silence;
import java.util.ArrayList;
import java.util.List;

/** Lines that are known to be missing: files of a rotation that nobody brought along, as {@code bot.log.1} beside {@code bot.log.2}, and lines that were dropped. */
final class LostLines {
  private static final int NUMBER_DIGITS_MAX = 4;
  private static final int NAMED_MAX = 20;

  private LostLines() {}

  /** Names of the missing files, of the oldest first; at most a score of them. */
  static List<String> files(LogSource source) {
    List<String> lost = new ArrayList<>();
    for (int i = 1; i < source.files().size(); i++) {
      int later = number(source.files().get(i));
      for (int n = number(source.files().get(i - 1)) - 1; n > later && lost.size() < NAMED_MAX; n--) lost.add(stem(source.files().get(i)) + "." + n);
    }
    return lost;
  }

  /** True if lines are known to be missing within a silence: a file of the rotation, or the beginning of the one it ends in. */
  static boolean within(LogSource source, Silence silence) {
    if (silence.fromFile() == silence.toFile()) return false;
    return source.loss().midLineStart() || number(source.file(silence.fromFile())) - number(source.file(silence.toFile())) > 1;
  }

  /** True if the logger says, between the lines on both sides of a silence, that it dropped some. */
  static boolean suppressed(CaseFile file, LogSource source, Silence silence) {
    if (silence.fromFile() != silence.toFile()) return false;
    String name = source.file(silence.fromFile());
    for (LogSource other : file.sources()) {
      if (other.loss().suppressed() == 0) continue;
      for (Evidence note : other.loss().samples()) {
        if (note.file().equals(name) && note.line() > silence.fromLine() && note.line() < silence.toLine()) return true;
      }
    }
    return false;
  }

  /** 2 of {@code bot.log.2.gz}; 0 of {@code bot.log} and of dates. */
  private static int number(String file) {
    String name = unpacked(file);
    int digits = name.length();
    while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) digits--;
    boolean rotated = digits > 1 && name.charAt(digits - 1) == '.' && digits < name.length() && name.length() - digits <= NUMBER_DIGITS_MAX;
    return rotated ? Integer.parseInt(name.substring(digits)) : 0;
  }

  private static String stem(String file) {
    String name = unpacked(file);
    return number(file) == 0 ? name : name.substring(0, name.lastIndexOf('.'));
  }

  private static String unpacked(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    for (String packed : List.of(".gz", ".zst", ".lz4")) if (name.endsWith(packed)) return name.substring(0, name.length() - packed.length());
    return name;
  }
}
