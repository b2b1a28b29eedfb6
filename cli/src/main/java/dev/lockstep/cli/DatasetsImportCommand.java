package dev.lockstep.cli;

import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.dataset.DatasetWriter;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns recordings into tapes. */
@Command(name = "import", description = "Turns recordings into tapes, one a window, with a manifest.", mixinStandardHelpOptions = true,
    footer = {
      "",
      "Incomplete windows become tapes as well and say so; with --complete-only they do not.",
      "Example: lockstep datasets import recordings/ --outcomes windows.csv --out tapes",
      "Exit code 0 if any tape was written, 5 if none was; with --strict any window without one makes it 5."
    })
final class DatasetsImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--strict", description = "Any window without a tape, or an incomplete one, makes the exit code 5.")
  private boolean strict;

  @Option(names = "--complete-only", description = "Write no tape for an incomplete window.")
  private boolean completeOnly;

  @Option(names = "--title", paramLabel = "TEXT", defaultValue = "imported windows", description = "What the data are, for the manifest.")
  private String title;

  @Option(names = "--licence", paramLabel = "TEXT", description = "Licence of the data, for the manifest.")
  private String licence;

  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    Path folder = output.outDirectory();
    if (folder == null) throw new Failure(ExitCode.USAGE, "name the folder for the tapes with --out DIR");
    output.checkOutFile();
    Inputs found = input.open(inputs);
    DatasetWriter writer = new DatasetWriter(folder);
    WindowRows[] counted = new WindowRows[1];
    try (Progress progress = output.progress("windows", 0)) {
      output.writeRows("lockstep.import/1", "windows", WindowRows.columns(output.format()), rows -> {
        counted[0] = new WindowRows(rows, output.format());
        for (InputWindow window : found) {
          InputWindow kept = store(window, writer);
          counted[0].add(kept);
          progress.advance(1);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    counted[0].summary(output);
    if (writer.isEmpty()) throw new Failure(ExitCode.DATA, "no tape was written; the reasons stand above");
    int tapes = writer.finish("recorded", title, licence, inputs, null, null).tapes().size();
    output.say(tapes + " tapes written to " + folder);
    return strict && counted[0].skipped() > 0 ? ExitCode.DATA : ExitCode.OK;
  }

  private InputWindow store(InputWindow window, DatasetWriter writer) {
    InputWindow kept = window;
    if (completeOnly && window instanceof WindowTape tape && tape.completeness() != null && !tape.completeness().complete())
      kept = new SkippedWindow(tape.id(), tape.provenance().source(), tape.completeness().reason(), tape.completeness(), tape.anomalies());
    try {
      if (kept instanceof WindowTape tape) writer.add(tape);
      else if (kept instanceof SkippedWindow skip) writer.skip(skip.id(), skip.source(), skip.reason());
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
