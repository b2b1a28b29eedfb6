package dev.lockstep.cli;

import dev.lockstep.bot.release.Releases;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.engine.demo.Demo;
import dev.lockstep.engine.demo.DemoResult;
import dev.lockstep.reports.json.BacktestJson;
import dev.lockstep.reports.json.DemoJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The main job on the data in the box. */
@Command(name = "demo", description = "Replays the incident of 27 February 2026 and its fix on the data in the box.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep demo --out report", "All windows of the demo are synthetic; their specifications lie in datasets/box."})
final class DemoCommand implements Callable<Integer> {
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    output.checkOutFile();
    Path folder = output.outDirectory();
    DemoResult result;
    Demo demo = new Demo(Releases.compared(), Releases.ablation(), run::settings, run.seed(), Build.current().commit(), run.jobs());
    try (Progress progress = output.progress("windows", 0); RunFiles files = new RunFiles(folder, null, false, progress)) {
      result = demo.run(files);
      files.write(result.main(), json -> DemoJson.write(result, json), output::say);
    }
    result.main().warnings().forEach(output::warn);
    if (output.format() == Format.JSON) output.write(out -> BacktestJson.write(result.main(), out, json -> DemoJson.write(result, json)));
    else if (output.format() == Format.TABLE) output.write(new DemoText(result)::print);
    else new BacktestText(result.main()).write(output);
    return ExitCode.OK;
  }
}
