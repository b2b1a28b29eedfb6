package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Unit;
import dev.lockstep.bot.spot.SpotSettings;
import dev.lockstep.bot.spot.SpotSettingsTable;
import dev.lockstep.cli.text.Column;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists every setting with its default, unit and meaning. */
@Command(name = "settings", description = "Lists every setting with its default, unit and meaning.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep settings --release v1.60", "The spot bot's numbers: lockstep settings --release spot-v3"})
final class SettingsCommand implements Callable<Integer> {
  @Option(names = "--release", paramLabel = "R", defaultValue = "v1.61", description = "Whose values to show (default: v1.61).")
  private String release;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (SpotReleases.find(release).isPresent()) return spot();
    Release chosen = RunOptions.releases(List.of(release)).get(0);
    Settings settings = chosen.settings(Settings.standard(RunOptions.known()), chosen.overrides());
    List<Column> columns = List.of(
        Column.text("key", "KEY"), Column.number("value", "VALUE"), Column.text("unit", "UNIT"), Column.text("range", "RANGE"),
        Column.text("use", "USE"), Column.text("meaning", "MEANING"));
    output.writeRows("lockstep.settings/1", "settings", columns, rows -> {
      for (Setting setting : settings.known()) {
        String range = setting.unit() == Unit.CHOICE ? String.join("|", setting.choices()) : setting.minimum() + ".." + setting.maximum();
        rows.row(
            setting.key(), settings.print(setting.key()), setting.unit().symbol(), range, setting.compared() ? "compared" : "used",
            setting.meaning());
      }
    });
    output.say("'compared': the bot only compares with it, so a sweep over it costs few runs. Releases: "
        + String.join(", ", Releases.all().stream().map(Release::name).toList()));
    return ExitCode.OK;
  }

  /** The spot bot's numbers: all releases of it share them. */
  private int spot() {
    List<Column> columns = List.of(
        Column.text("key", "KEY"), Column.number("value", "VALUE"), Column.text("unit", "UNIT"), Column.text("use", "USE"),
        Column.text("meaning", "MEANING"));
    output.writeRows("lockstep.settings/1", "settings", columns, rows -> {
      for (SpotSettingsTable.Row row : SpotSettingsTable.of(SpotSettings.standard())) rows.row(row.key(), row.value(), row.unit(), row.use(), row.meaning());
    });
    output.say("'drawn': the swarm's scenarios choose it; the others are fixed. Releases: "
        + String.join(", ", SpotReleases.all().stream().map(SpotRelease::name).toList()));
    return ExitCode.OK;
  }
}
