package dev.lockstep.bot.state;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import java.util.List;

/** Sets broken state files aside under names that were never used, so that evidence is neither overwritten nor lost. */
final class Quarantine {
  private static final int NAMES_MAX = 1_000;
  private final Files files;
  private final String prefix;
  private final StorePolicies.Evidence evidence;

  Quarantine(Files files, String main, StorePolicies.Evidence evidence) {
    this.evidence = evidence;
    this.files = files;
    this.prefix = main + ".corrupt-";
  }

  boolean holdsAny(List<String> names) {
    return names.stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** Everything that was ever set aside. */
  List<String> all(List<String> names) {
    return names.stream().filter(name -> name.startsWith(prefix)).sorted().toList();
  }

  /** Renames a file. Returns the new name. */
  String setAside(String name, long generation) throws FileFailure {
    if (evidence == StorePolicies.Evidence.OVERWRITTEN) {
      files.rename(name, prefix + 1);
      files.syncFolder();
      return prefix + 1;
    }
    String kept = keepCopy(name, generation);
    files.delete(name);
    return kept;
  }

  /** Gives a file a second name, durably: before that its old name must not go, or a power cut could take both. */
  String keepCopy(String name, long generation) throws FileFailure {
    String stem = prefix + (generation < 0 ? "na" : generation) + "-";
    for (int number = 1; number <= NAMES_MAX; number++) {
      try {
        files.link(name, stem + number);
      } catch (FileFailure failure) {
        if (failure.kind() == FileFailure.Kind.EXISTS) continue;
        throw failure;
      }
      files.syncFolder();
      return stem + number;
    }
    throw new FileFailure(FileFailure.Kind.FULL, "link", name, NAMES_MAX + " quarantined files of that name exist");
  }
}
