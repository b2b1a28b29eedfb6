package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.SettingException;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every command that runs a release in the simulator: settings, seed, threads. */
public final class RunOptions {
  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting; 'lockstep settings' lists them. Repeatable.")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--settings", paramLabel = "FILE", description = "Read settings from a YAML file; --set wins over it.")
  private Path file;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of everything drawn by chance (default: 1).")
  private long seed;

  @Option(names = "--jobs", paramLabel = "N", description = "Threads (default: one per processor). The result does not depend on it.")
  private Integer jobs;

  /** Every setting there is, in the order in which they are listed. */
  static List<Setting> known() {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return known;
  }

  public long seed() {
    return seed;
  }

  public int jobs() {
    if (jobs == null) return Runtime.getRuntime().availableProcessors();
    if (jobs < 1) throw new Failure(ExitCode.USAGE, "--jobs must be 1 or more, not " + jobs);
    return jobs;
  }

  /** The settings of a release: defaults, the release's own, the file's, then those of {@code --set}. */
  public Settings settings(Release release) {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (file != null) wanted.putAll(SettingsFile.read(file));
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) throw new Failure(ExitCode.USAGE, "--set " + change + ": expected KEY=VALUE, for instance --set exits.hard-stop.trigger=0.6");
      wanted.put(change.substring(0, equals).strip(), change.substring(equals + 1).strip());
    }
    try {
      return release.settings(Settings.standard(known()), wanted);
    } catch (SettingException e) {
      throw new Failure(ExitCode.USAGE, e.getMessage());
    }
  }

  /** The releases of a comma-separated list of names. */
  static List<Release> releases(List<String> names) {
    List<Release> releases = new ArrayList<>();
    for (String name : names) {
      Release release = Releases.find(name).orElseThrow(() -> new Failure(
          ExitCode.USAGE,
          "unknown release " + name + "; known are " + String.join(", ", Releases.all().stream().map(Release::name).toList())));
      if (!releases.contains(release)) releases.add(release);
    }
    return releases;
  }
}
