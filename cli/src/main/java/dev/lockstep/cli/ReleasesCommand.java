package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.cli.text.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the releases and how they are wired. */
@Command(name = "releases", description = "Lists the known releases and how they are wired.", mixinStandardHelpOptions = true)
final class ReleasesCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<Column> columns = List.of(
        Column.text("release", "RELEASE"), Column.text("summary", "SUMMARY"), Column.text("lanes", "LANES"), Column.text("settings", "OWN SETTINGS"));
    output.writeRows("lockstep.releases/1", "releases", columns, rows -> {
      for (Release release : Releases.all()) {
        List<String> lanes = new ArrayList<>();
        release.profile().placement().forEach((role, lane) -> lanes.add(role.label() + "=" + lane));
        List<String> own = new ArrayList<>();
        release.overrides().forEach((key, value) -> own.add(key + "=" + value));
        rows.row(release.name(), release.summary(), String.join(" ", lanes), String.join(" ", own));
      }
      for (SpotRelease release : SpotReleases.all()) {
        List<String> lanes = new ArrayList<>();
        release.profile().placement().forEach((role, lane) -> lanes.add(role.label() + "=" + lane));
        rows.row(release.name(), release.summary(), String.join(" ", lanes), "");
      }
    });
    return ExitCode.OK;
  }
}
